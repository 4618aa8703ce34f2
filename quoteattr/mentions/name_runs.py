"""Name runs: sequences of tokens that tags, capitals and named entities make a name."""

from collections.abc import Collection, Sequence
from itertools import count

import attrs

from quoteattr.language.given_names import given_names
from quoteattr.language.names import is_suffix
from quoteattr.language.titles import ABBREVIATED_TITLES, TitleClass, is_initial, title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.capitalised import capitalised_nouns
from quoteattr.mentions.name_bridges import EntityLabels, bridge_end, is_name_token
from quoteattr.mentions.organisation_names import organisation_names
from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Span

PERSON_LABELS = frozenset({"PER", "PERSON"})
"""Entity labels of people."""
_NOT_NAMES = read_classes("name_words.txt")["not_a_name"]
"""Capitalised words that by themselves are not names of speakers."""
_MAY = "may"
"""The month that is also a name."""
_BEFORE_MONTH = frozenset({"in", "since", "until", "till", "last", "next", "this"})
"""Words before it that make it the month."""
_LONGEST_IN_HEADLINE = 3
"""Most tokens of a name in a headline; longer runs include other words."""
_LONG_WORD = 4
"""Least number of letters of a word that counts in a headline."""
_SHORTEST_HEADLINE = 4
"""Least number of such words in a headline, ..."""
_HEADLINE_SHARE = 0.8
"""... and least share of them that is capitalised."""
_WIDEST_GAP = 3
"""Most characters between two words of a name: a line break with the space around it."""
_LONGEST_NAME = 8
"""Most capitalised words of a name without its titles; longer runs are headings."""


@attrs.frozen
class NameRun:
    """Tokens that make a name."""

    first: int
    """Document index of the first token."""
    stop: int
    """Document index after the last token."""
    label: str | None
    """Label of the named entity that it is, None if the annotator recognises none."""


def name_runs(annotated: AnnotatedText) -> list[NameRun]:
    """Return the token runs of named entities, and of proper nouns outside them, in order."""
    tokens = annotated.tokens
    labels = _entity_labels(annotated)
    lower_case_words = {token.text for token in tokens if token.text.islower()}
    headlines = [is_title_case(annotated.sentence_tokens(s)) for s in annotated.sentences]
    runs: list[NameRun] = []
    index = 0
    while index < len(tokens):
        if not is_name_token(tokens[index], labels):
            index += 1
            continue
        stop = _run_end(annotated, index, labels)
        labelled = [inside for inside in range(index, stop) if inside in labels]
        is_doubtful = not labelled or stop - index > _LONGEST_IN_HEADLINE
        in_headline = headlines[annotated.sentence_of[index]] and is_doubtful
        if not in_headline and _is_name(annotated, index, stop, labels, lower_case_words):
            label = labels[labelled[-1]][1] if labelled else None
            bound = runs[-1].stop if runs else 0
            runs.append(NameRun(_start_with_titles(annotated, index, bound), stop, label))
        index = stop
    return runs


def _entity_labels(annotated: AnnotatedText) -> EntityLabels:
    """Return the labels of the named entities, and of what the text or its form makes a name."""
    numbers = count()
    labels: dict[int, tuple[int, str]] = {}
    for entity in annotated.entities:
        inside = annotated.token_range(Span(entity.start, entity.end))
        labels |= dict.fromkeys(inside, (next(numbers), entity.label))
    for description in capitalised_nouns(annotated):
        if labels.keys().isdisjoint(description):
            labels |= dict.fromkeys(description, (next(numbers), "PERSON"))
    for name in organisation_names(annotated):
        if all(labels[index][1] == "ORG" for index in name if index in labels):
            labels |= dict.fromkeys(name, (next(numbers), "ORG"))
    return labels


def is_title_case(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is a headline in title case, in which capitals do not indicate names."""
    words = [
        word for token in tokens if len(word := token.text) >= _LONG_WORD and word[0].isalpha()
    ]
    capitalised = sum(word[0].isupper() for word in words)
    return len(words) >= _SHORTEST_HEADLINE and capitalised >= _HEADLINE_SHARE * len(words)


def _run_end(annotated: AnnotatedText, first: int, labels: EntityLabels) -> int:
    """Return the index after the last token of the name that starts at `first`."""
    tokens = annotated.tokens
    bound = annotated.sentence_around(first).stop
    stop = first + 1
    while stop < len(tokens):
        if tokens[stop].text == "." and _is_abbreviated(tokens[stop - 1], tokens[stop]):
            # Parsers end the sentence after a title that they do not know as an abbreviation.
            stop += 1
            bound = max(bound, stop + 1)
            continue
        if stop == bound and tokens[stop - 1].text.rstrip(".").lower() in ABBREVIATED_TITLES:
            bound += 1
        if stop >= bound:
            break
        goes_on = is_name_token(tokens[stop], labels) or _is_surname(tokens, stop)
        if goes_on and _adjoins(tokens, stop):
            if _starts_another_name(tokens, stop, labels):
                break
            stop += 1
            continue
        bridged = bridge_end(tokens, range(first, stop), bound, labels)
        if bridged is None:
            break
        stop = bridged
    return stop


def _start_with_titles(annotated: AnnotatedText, first: int, bound: int) -> int:
    """Return the start of a name with the titles that are not tagged: "[Prime] Minister May"."""
    tokens = annotated.tokens
    while first > bound:
        before = tokens[first - 1]
        is_hyphen = before.text == "-" and first - 1 > bound
        is_joined = before.start == tokens[first - 2].end and before.end == tokens[first].start
        if is_hyphen and is_joined:
            first -= 2
        elif before.text[:1].isupper() and title_of(before.text) and _adjoins(tokens, first):
            first -= 1
        else:
            break
    return first


def _is_abbreviated(title: Token, stop: Token) -> bool:
    return title.end == stop.start and title.text.lower() in ABBREVIATED_TITLES


def _is_surname(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised word after a given name is the surname: "Theresa [May] said"."""
    token = tokens[index]
    return (
        token.text[:1].isupper()
        and token.text[1:].islower()
        and not is_pronoun(token.text)
        and tokens[index - 1].upos == "PROPN"
        and tokens[index - 1].text.lower() in given_names()
    )


def _adjoins(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but a space or a line break precedes a token."""
    return tokens[index].start - tokens[index - 1].end <= _WIDEST_GAP


def _is_title_before_name(tokens: Sequence[Token], index: int) -> bool:
    """Whether a title or office precedes a name: "Orbis [Secretary-General Jan Berg]"."""
    title = title_of(tokens[index].text)
    if title is None or title.title_class not in {TitleClass.OFFICE, TitleClass.MILITARY}:
        return False
    following = tokens[index + 1 : index + 4]
    if following and following[0].text == "-":
        following = following[2:]
    return bool(following) and following[0].upos == "PROPN"


def _starts_another_name(tokens: Sequence[Token], index: int, labels: EntityLabels) -> bool:
    """Whether a token starts another name, by the named entities: "[NATO] [Jan Berg] Speaks".

    A given name or a title that the annotator left out belongs to the entity after it.
    """
    if is_initial(tokens[index - 1].text) and is_initial(tokens[index].text):
        return False
    if is_suffix(tokens[index].text):
        return False
    before, after = labels.get(index - 1), labels.get(index)
    title = title_of(tokens[index].text)
    if title and (
        title.title_class is TitleClass.HONORIFIC or _is_title_before_name(tokens, index)
    ):
        return title_of(tokens[index - 1].text) is None
    if before is not None and after is not None:
        return before[0] != after[0]
    if before is not None:
        is_full = before[1] in PERSON_LABELS and labels.get(index - 2) == before
        return is_full or title is not None
    word = tokens[index - 1].text
    return after is not None and not (title_of(word) or word.lower() in given_names())


def _is_name(
    annotated: AnnotatedText,
    first: int,
    stop: int,
    labels: EntityLabels,
    lower_case_words: Collection[str],
) -> bool:
    """Whether a run of capitalised words is a name rather than a heading, a day, or "No"."""
    tokens = annotated.tokens
    words = (t for t in tokens[first:stop] if t.text[:1].isupper() and not title_of(t.text))
    if sum(1 for _ in words) > _LONGEST_NAME:
        return False
    if stop - first > 1:
        return tokens[first].text.lower() not in _NOT_NAMES or first in labels
    word = "".join(filter(str.isalnum, tokens[first].text)).lower()
    title = title_of(word)
    if word in _NOT_NAMES or not word:
        return False
    if title and title.title_class in {TitleClass.HONORIFIC, TitleClass.KIN}:
        return False
    if first in labels:
        return True
    if word == _MAY and first and tokens[first - 1].text.lower() in _BEFORE_MONTH:
        return False
    is_opening = (
        first == 0
        or tokens[first - 1].upos == "PUNCT"
        or annotated.sentence_around(first).first == first
    )
    return not (is_opening and word in lower_case_words and word not in given_names())
