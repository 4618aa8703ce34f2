"""Name mentions: named entities, and other runs of capitalised words.

This is robust to errors in the parse: titles, particles and surnames with a wrong tag are included,
and the label of a name is the one that it gets most often in the document.
"""

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest

import attrs

from quoteattr.language.given_names import given_names
from quoteattr.language.names import ParsedName, parse_name
from quoteattr.language.titles import Title, title_of
from quoteattr.language.word_lists import read_classes
from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.name_bridges import ends_company, is_organisation
from quoteattr.mentions.name_runs import PERSON_LABELS, NameRun, name_runs
from quoteattr.mentions.nominals import is_plural, person_nouns
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.span import Span

_KIND_OF_LABEL = {
    "PER": SpeakerKind.PERSON,
    "PERSON": SpeakerKind.PERSON,
    "ORG": SpeakerKind.ORGANISATION,
    "NORP": SpeakerKind.GROUP,
    "LOC": SpeakerKind.ORGANISATION,
    "GPE": SpeakerKind.ORGANISATION,
    "FAC": SpeakerKind.ORGANISATION,
}
_PLACE_LABELS = frozenset({"LOC", "GPE", "FAC"})
_PARTIES = read_classes("affiliations.txt")
# Set on the PDNC novels, where they separate nations and languages from surnames.
_LEAST_ADJECTIVES = 2
"""Occurrences as an adjective from which a capitalised word is not a name."""
_ADJECTIVE_SHARE = 1 / 3
"""Share of all its occurrences that these must be."""


def name_mentions(annotated: AnnotatedText) -> Iterator[Markable]:
    """Yield the names of a text in order.

    A word that has an indefinite article anywhere ("an American"), or is a noun for the member of a
    party ("the Republican"), is not a name where it has an article, and one that is often an
    adjective ("her Danish cousin") is not a name by itself.
    """
    runs = name_runs(annotated)
    labels = _majority_labels(annotated, runs)
    titled = {_titled_surname(_parsed(annotated, run)) for run in runs}
    nouns = {_only_word(annotated, run) for run in runs if _article(annotated, run) in {"a", "an"}}
    adjectives = _adjectives(annotated, runs)
    for run, following in zip_longest(runs, runs[1:]):
        word = _only_word(annotated, run)
        is_noun = (word in nouns or _is_party_member(word)) and _article(annotated, run)
        if word not in adjectives and (not is_noun or run.label in PERSON_LABELS):
            name = _mention(annotated, run, labels, titled)
            yield _with_shared_surname(annotated, name, following) if following else name


def _with_shared_surname(annotated: AnnotatedText, mention: Markable, second: NameRun) -> Markable:
    """Return the first name of a couple with their surname: "[George] and Hilda Gant"."""
    between = annotated.tokens[mention.stop : second.first]
    is_joined = len(between) == 1 and between[0].text.lower() in {"and", "&"}
    if mention.name is None or not is_joined:
        return mention
    name, other = mention.name, _parsed(annotated, second)
    is_couple = (
        len(name.words) == 1
        and name.keys[0] in given_names()
        and len(other.words) > 1
        and other.keys[0] in given_names()
        and not (name.titles or other.titles)
    )
    if not is_couple:
        return mention
    return attrs.evolve(mention, name=attrs.evolve(name, words=(*name.words, other.words[-1])))


def _only_word(annotated: AnnotatedText, run: NameRun) -> str:
    """Return the only word of a run, an empty str if it has several."""
    return annotated.tokens[run.first].text if run.stop - run.first == 1 else ""


def _is_party_member(word: str) -> bool:
    noun = word.lower()
    return noun in person_nouns() and any(noun in words for words in _PARTIES.values())


def _adjectives(annotated: AnnotatedText, runs: Iterable[NameRun]) -> Collection[str]:
    """Return the capitalised words that are often adjectives, and never titles or in longer names.

    They refer to nations, languages and times: "She was speaking [Danish]".
    """
    counts = Counter(token.text for token in annotated.tokens if token.text[:1].isupper())
    uses = Counter(token.text for token in annotated.tokens if token.upos == "ADJ")
    in_names = {
        token.text
        for run in runs
        if run.stop - run.first > 1
        for token in annotated.tokens[run.first : run.stop]
    }
    return {
        word
        for word, number in uses.items()
        if word in counts
        and number >= max(_LEAST_ADJECTIVES, _ADJECTIVE_SHARE * counts[word])
        and word not in in_names
        and word.lower() not in given_names()
        and title_of(word) is None
    }


def _article(annotated: AnnotatedText, run: NameRun) -> str:
    """Return the article of a single word that heads a noun phrase ("[an] American"), else ""."""
    tokens = annotated.tokens
    first = run.first
    while first and tokens[first - 1].upos == "ADJ":
        first -= 1
    before = tokens[first - 1].text.lower() if first else ""
    is_modifier = tokens[run.first].relation in {"amod", "compound", "nmod", "flat"}
    is_head = run.stop - run.first == 1 and not is_modifier
    return before if is_head and before in {"a", "an", "the"} else ""


def _majority_labels(
    annotated: AnnotatedText, runs: Sequence[NameRun]
) -> Mapping[tuple[str, ...], str]:
    """Return the label that each name gets most often in the document."""
    counts: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for run in runs:
        if run.label:
            counts[_parsed(annotated, run).keys][run.label] += 1
    return {keys: labels.most_common(1)[0][0] for keys, labels in counts.items()}


def _parsed(annotated: AnnotatedText, run: NameRun) -> ParsedName:
    start, end = annotated.tokens[run.first].start, annotated.tokens[run.stop - 1].end
    return parse_name(annotated.text[start:end])


def _titled_surname(name: ParsedName) -> tuple[tuple[Title, ...], str]:
    return name.titles, name.keys[-1] if name.keys else ""


def _is_family(
    name: ParsedName, titled: Collection[tuple[tuple[Title, ...], str]], *, has_article: bool
) -> bool:
    """Whether a surname is a plural: "the Miss Bells" beside a "Miss Bell", "the Bells"."""
    titles, surname = _titled_surname(name)
    is_family = bool(titles) or (has_article and len(name.keys) == 1)
    return is_family and surname.endswith("s") and (titles, surname[:-1]) in titled


def _mention(
    annotated: AnnotatedText,
    run: NameRun,
    labels: Mapping[tuple[str, ...], str],
    titled: Collection[tuple[tuple[Title, ...], str]],
) -> Markable:
    """Return the mention of a name, with its article unless that belongs to a noun after it."""
    tokens = annotated.tokens
    name = _parsed(annotated, run)
    has_article = run.first > 0 and tokens[run.first - 1].text in {"the", "The"}
    label = labels.get(name.keys, run.label)
    if _is_person(name, label):
        label = "PER"
    words = tokens[run.first : run.stop]
    if label not in _PLACE_LABELS and _is_organisation(words, has_article=has_article):
        label = "ORG"
    head = _head_of(annotated, run.first, run.stop)
    takes_article = has_article and not name.titles and not _is_modifier(annotated, head, run.stop)
    first = run.first - takes_article
    can_be_plural = takes_article or label not in PERSON_LABELS
    plural = _is_family(name, titled, has_article=has_article) or (
        can_be_plural and is_plural(tokens[run.stop - 1]) and label != "ORG" and not name.titles
    )
    return Markable(
        _trimmed(annotated.text, tokens[first].start, tokens[run.stop - 1].end),
        first,
        run.stop,
        head,
        MentionForm.NAME,
        number=Number.PLURAL if plural else Number.SINGULAR,
        gender=None if plural else name.title_gender,
        kind=SpeakerKind.GROUP if plural else _KIND_OF_LABEL.get(label or "", SpeakerKind.UNKNOWN),
        name=name,
        is_place=label in _PLACE_LABELS,
    )


def _is_person(name: ParsedName, label: str | None) -> bool:
    """Whether titles or a given name outweigh the label of a name."""
    if name.titles:
        return True
    has_given_name = bool(name.keys) and name.keys[0] in given_names()
    return has_given_name and (label is None or (name.is_full and label != "ORG"))


def _is_organisation(words: Sequence[Token], *, has_article: bool) -> bool:
    """Whether a name has the form of an organisation's: "Foreign Ministry", "the [Board]".

    Also "the [S.E.C.]". An "&" joins the names of owners: "Hale & Moss".
    """
    if len(words) > 1:
        is_company = ends_company(words[-1]) or any(word.text == "&" for word in words)
        return is_company or is_organisation(words[-1])
    if has_article and is_organisation(words[0]):
        return True
    letters = words[0].text.replace(".", "")
    return has_article and len(letters) > 1 and letters.isalpha() and letters.isupper()


def _is_modifier(annotated: AnnotatedText, head: int, stop: int) -> bool:
    """Whether a name modifies a noun that has the article: "the [Clinton] campaign"."""
    token = annotated.tokens[head]
    noun = annotated.head_of(token)
    return token.relation == "compound" and noun is not None and noun.index >= stop


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return `text[start:end]` without punctuation that the tokeniser left on the last word."""
    while end > start + 1 and not text[end - 1].isalnum() and text[end - 1] != ".":
        end -= 1
    return Span(start, end)


def _head_of(annotated: AnnotatedText, first: int, stop: int) -> int:
    """Return the token whose head is outside the run.

    Of several the first if they depend on one word, "[Engr.] Ada Lund", else the last of the run.
    """
    outside = [
        index
        for index in range(first, stop)
        if (head := annotated.tokens[index].head) is None or not first <= head < stop
    ]
    heads = {annotated.tokens[index].head for index in outside}
    return outside[0] if len(heads) == 1 else stop - 1
