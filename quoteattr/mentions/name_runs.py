"""Where names stand: runs of capitalised words that the tags and the entities make names."""

from collections.abc import Collection, Sequence

import attrs

from quoteattr.language.names import TitleClass, first_names, title_of
from quoteattr.mentions.name_bridges import Labels, bridge_end, is_name_token
from quoteattr.mentions.pronouns import is_pronoun
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.span import Span

PEOPLE = frozenset({"PER", "PERSON"})
"""Labels of people."""
_CALENDAR = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
        "june",
        "july",
        "august",
        "september",
        "october",
        "november",
        "december",
        "christmas",
        "easter",
        "god",
        "heaven",
        "chapter",
        "book",
        "part",
        "volume",
        "act",
        "scene",
        "tis",
        "twas",
        "twere",
        "twill",
    }
)
"""Capitalised words that are no names of speakers by themselves."""
_ABBREVIATED = frozenset(
    {
        "mr",
        "mrs",
        "ms",
        "dr",
        "st",
        "prof",
        "rev",
        "hon",
        "sen",
        "rep",
        "gov",
        "gen",
        "col",
        "capt",
        "lt",
        "maj",
        "sgt",
        "messrs",
        "mme",
        "mlle",
        "m",
    }
)
"""Titles that are written with a full stop."""
_LONGEST_IN_HEADING = 3
"""Longer names in headlines have other words in them."""
_LONG_WORD = 4
_SHORTEST_HEADING = 4
_HEADING_SHARE = 0.8
"""A sentence of at least so many longer words, so many of them with capitals, is a headline."""
_WIDEST_GAP = 3
"""Characters between two words of a name: a line break with the space around it."""
_LONGEST_NAME = 8
"""In words with a capital, without titles; longer runs are headings."""


@attrs.frozen
class NameRun:
    """Tokens that make a name."""

    first: int
    """Document index of the first token."""
    last: int
    """Document index after the last token."""
    label: str | None
    """What the engine calls it, None where it calls it nothing."""


def name_runs(annotated: AnnotatedText) -> list[NameRun]:
    """Return the token runs of entities, and of proper nouns outside them, in order."""
    tokens = annotated.tokens
    label_of: dict[int, tuple[int, str]] = {}
    for number, entity in enumerate(annotated.entities):
        for index in annotated.token_range(Span(entity.start, entity.end)):
            label_of[index] = (number, entity.label)
    in_lower_case = {token.text for token in tokens if token.text.islower()}
    headings = [in_title_case(annotated.sentence_tokens(one)) for one in annotated.sentences]
    runs: list[NameRun] = []
    index = 0
    while index < len(tokens):
        if not is_name_token(tokens[index], label_of):
            index += 1
            continue
        last = _run_end(annotated, index, label_of)
        in_entity = any(inside in label_of for inside in range(index, last))
        doubtful = not in_entity or last - index > _LONGEST_IN_HEADING
        in_title = headings[annotated.sentence_of[index]] and doubtful
        if not in_title and _is_name(annotated, index, last, label_of, in_lower_case):
            labelled = (at for at in reversed(range(index, last)) if at in label_of)
            label = next((label_of[at][1] for at in labelled), None)
            bound = runs[-1].last if runs else 0
            runs.append(NameRun(_with_titles(annotated, index, bound), last, label))
        index = last
    return runs


def in_title_case(tokens: Sequence[Token]) -> bool:
    """Whether a sentence is a headline with capitals throughout, which tell no names."""
    words = [
        word for token in tokens if len(word := token.text) >= _LONG_WORD and word[0].isalpha()
    ]
    capital = sum(word[0].isupper() for word in words)
    return len(words) >= _SHORTEST_HEADING and capital >= _HEADING_SHARE * len(words)


def _run_end(annotated: AnnotatedText, first: int, label_of: Labels) -> int:
    """Return the index after the last token of the name that starts at `first`."""
    tokens = annotated.tokens
    bound = annotated.sentences[annotated.sentence_of[first]].last
    last = first + 1
    while last < len(tokens):
        if tokens[last].text == "." and _is_abbreviated(tokens[last - 1], tokens[last]):
            # Taggers end the sentence after a title that they do not know as an abbreviation.
            last += 1
            bound = max(bound, last + 1)
            continue
        if last == bound and tokens[last - 1].text.rstrip(".").lower() in _ABBREVIATED:
            bound += 1
        if last >= bound:
            break
        goes_on = is_name_token(tokens[last], label_of) or _is_surname(tokens, last)
        if goes_on and _adjoins(tokens, last):
            if _splits(tokens, last, label_of):
                break
            last += 1
            continue
        bridged = bridge_end(tokens, range(first, last), bound, label_of)
        if bridged is None:
            break
        last = bridged
    return last


def _with_titles(annotated: AnnotatedText, first: int, bound: int) -> int:
    """Return where a name starts with the titles that no tag says: "[Prime] Minister May"."""
    tokens = annotated.tokens
    while first > bound:
        before = tokens[first - 1]
        hyphened = before.text == "-" and first - 1 > bound
        if hyphened and tokens[first - 2].end == before.start and before.end == tokens[first].start:
            first -= 2
        elif before.text[:1].isupper() and title_of(before.text) and _adjoins(tokens, first):
            first -= 1
        else:
            break
    return first


def _is_abbreviated(title: Token, stop: Token) -> bool:
    return title.end == stop.start and title.text.lower() in _ABBREVIATED


def _is_surname(tokens: Sequence[Token], index: int) -> bool:
    """Whether a capitalised word after a given name is the surname: "Theresa [May] said"."""
    token = tokens[index]
    return (
        token.text[:1].isupper()
        and token.text[1:].islower()
        and not is_pronoun(token.text)
        and tokens[index - 1].upos == "PROPN"
        and tokens[index - 1].text.lower() in first_names()
    )


def _adjoins(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but a space or a line break stands before the token."""
    return tokens[index].start - tokens[index - 1].end <= _WIDEST_GAP


def _has_name_after(tokens: Sequence[Token], index: int) -> bool:
    """Whether a title or office has a name after it: "Orbis [Secretary-General Jan Berg]"."""
    title = title_of(tokens[index].text)
    if title is None or title.title_class not in {TitleClass.OFFICE, TitleClass.MILITARY}:
        return False
    following = tokens[index + 1 : index + 4]
    if following and following[0].text == "-":
        following = following[2:]
    return bool(following) and following[0].upos == "PROPN"


def _splits(tokens: Sequence[Token], index: int, label_of: Labels) -> bool:
    """Whether a name ends before a token, as the entities say: "[NATO] [Jan Berg] Speaks".

    A given name or a title that the engine left out still belongs to the entity after it.
    """
    before, after = label_of.get(index - 1), label_of.get(index)
    title = title_of(tokens[index].text)
    if title and (title.title_class is TitleClass.HONORIFIC or _has_name_after(tokens, index)):
        return title_of(tokens[index - 1].text) is None
    if before is not None and after is not None:
        return before[0] != after[0]
    if before is not None:
        is_full = before[1] in PEOPLE and label_of.get(index - 2) == before
        return is_full or title is not None
    word = tokens[index - 1].text
    return after is not None and not (title_of(word) or word.lower() in first_names())


def _is_name(
    annotated: AnnotatedText,
    first: int,
    last: int,
    label_of: Labels,
    in_lower_case: Collection[str],
) -> bool:
    """Whether a run of capitalised words is a name rather than a heading, a day, or "No"."""
    tokens = annotated.tokens
    words = (one for one in tokens[first:last] if one.text[:1].isupper() and not title_of(one.text))
    if sum(1 for _ in words) > _LONGEST_NAME:
        return False
    if last - first > 1:
        return tokens[first].text.lower() not in _CALENDAR or first in label_of
    word = "".join(filter(str.isalnum, tokens[first].text)).lower()
    title = title_of(word)
    if word in _CALENDAR or not word:
        return False
    if title and title.title_class in {TitleClass.HONORIFIC, TitleClass.KIN}:
        return False
    if first in label_of:
        return True
    opens = first == 0 or tokens[first - 1].upos == "PUNCT" or _opens_sentence(annotated, first)
    return not (opens and word in in_lower_case and word not in first_names())


def _opens_sentence(annotated: AnnotatedText, index: int) -> bool:
    return annotated.sentences[annotated.sentence_of[index]].first == index
