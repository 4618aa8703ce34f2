"""Names in the text: what the engine took for entities, and other runs of capitalised words.

Built to stand a mediocre parse: titles, particles and surnames that got a wrong tag are taken in,
and what the engine calls a name in one place is asked of the whole document.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import zip_longest

import attrs

from quoteattr.language.names import (
    PersonName,
    first_names,
    parse_name,
)
from quoteattr.mentions.markable import Markable, Number
from quoteattr.mentions.name_bridges import is_organisation
from quoteattr.mentions.name_runs import PEOPLE, NameRun, name_runs
from quoteattr.mentions.nominals import is_plural
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import MentionForm, SpeakerKind
from quoteattr.schema.span import Span

_LABELS = {
    "PER": SpeakerKind.PERSON,
    "PERSON": SpeakerKind.PERSON,
    "ORG": SpeakerKind.ORGANISATION,
    "NORP": SpeakerKind.GROUP,
    "LOC": SpeakerKind.ORGANISATION,
    "GPE": SpeakerKind.ORGANISATION,
    "FAC": SpeakerKind.ORGANISATION,
}
_PLACES = frozenset({"LOC", "GPE", "FAC"})


def names(annotated: AnnotatedText) -> Iterator[Markable]:
    """Yield the names of a text in order."""
    runs = name_runs(annotated)
    labels = _majority_labels(annotated, runs)
    kinds = {_word(annotated, run) for run in runs if _article(annotated, run) in {"a", "an"}}
    for run, following in zip_longest(runs, runs[1:]):
        is_kind = _word(annotated, run) in kinds and _article(annotated, run)
        if not is_kind or run.label in PEOPLE:
            name = _name(annotated, run, labels)
            yield _with_surname(annotated, name, following) if following else name


def _with_surname(annotated: AnnotatedText, name: Markable, following: NameRun) -> Markable:
    """Give the first of a couple their surname: "[George] and Hilda Gant"."""
    between = annotated.tokens[name.last : following.first]
    joined = len(between) == 1 and between[0].text.lower() in {"and", "&"}
    if name.name is None or not joined:
        return name
    other = _run_name(annotated, following)
    is_couple = (
        len(name.name.words) == 1
        and name.name.keys[0] in first_names()
        and len(other.words) > 1
        and other.keys[0] in first_names()
        and not (name.name.titles or other.titles)
    )
    if not is_couple:
        return name
    words = (*name.name.words, other.words[-1])
    return attrs.evolve(name, name=attrs.evolve(name.name, words=words))


def _word(annotated: AnnotatedText, run: NameRun) -> str:
    """Return the only word of a name, empty if it has several."""
    return annotated.tokens[run.first].text if run.last - run.first == 1 else ""


def _article(annotated: AnnotatedText, run: NameRun) -> str:
    """Return the article of a single word that heads a noun phrase: "[an] American", not a name."""
    tokens = annotated.tokens
    first = run.first
    while first and tokens[first - 1].upos == "ADJ":
        first -= 1
    before = tokens[first - 1].text.lower() if first else ""
    modifies = tokens[run.first].relation in {"amod", "compound", "nmod", "flat"}
    alone = run.last - run.first == 1 and not modifies
    return before if alone and before in {"a", "an", "the"} else ""


def _majority_labels(
    annotated: AnnotatedText, runs: Sequence[NameRun]
) -> Mapping[tuple[str, ...], str]:
    """Return for each name the label that the engine gives it most often in the document."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for run in runs:
        if run.label:
            votes[_run_name(annotated, run).keys][run.label] += 1
    return {keys: counts.most_common(1)[0][0] for keys, counts in votes.items()}


def _run_name(annotated: AnnotatedText, run: NameRun) -> PersonName:
    start, end = annotated.tokens[run.first].start, annotated.tokens[run.last - 1].end
    return parse_name(annotated.text[start:end])


def _name(
    annotated: AnnotatedText, run: NameRun, labels: Mapping[tuple[str, ...], str]
) -> Markable:
    tokens = annotated.tokens
    name = _run_name(annotated, run)
    label = labels.get(name.keys, run.label)
    if (
        name.titles
        or (name.is_full and name.keys[0] in first_names() and label != "ORG")
        or (label is None and name.keys and name.keys[0] in first_names())
    ):
        label = "PER"
    first = run.first
    has_article = first > 0 and tokens[first - 1].text in {"the", "The"}
    if label not in _PLACES and _is_organisation(
        tokens[run.first : run.last], has_article=has_article
    ):
        label = "ORG"
    if has_article and not name.titles and not _modifies(annotated, run):
        first -= 1
    definite = first < run.first or label not in PEOPLE
    plural = definite and is_plural(tokens[run.last - 1]) and label != "ORG" and not name.titles
    head = _head_of(annotated, run.first, run.last)
    return Markable(
        _trimmed(annotated.text, tokens[first].start, tokens[run.last - 1].end),
        first,
        run.last,
        head,
        MentionForm.NAME,
        number=Number.PLURAL if plural else Number.SINGULAR,
        gender=name.title_gender,
        kind=SpeakerKind.GROUP if plural else _LABELS.get(label or "", SpeakerKind.UNKNOWN),
        name=name,
        place=label in _PLACES,
    )


def _is_organisation(words: Sequence[Token], *, has_article: bool) -> bool:
    """Whether the form of a name tells an organisation: "Foreign Ministry", "the [S.E.C.]"."""
    if len(words) > 1:
        return is_organisation(words[-1])
    letters = words[0].text.replace(".", "")
    return has_article and len(letters) > 1 and letters.isalpha() and letters.isupper()


def _modifies(annotated: AnnotatedText, run: NameRun) -> bool:
    """Whether a name stands before a noun that the article belongs to: "the [Clinton] campaign"."""
    token = annotated.tokens[_head_of(annotated, run.first, run.last)]
    noun = annotated.head_of(token)
    return token.relation == "compound" and noun is not None and noun.index >= run.last


def _trimmed(text: str, start: int, end: int) -> Span:
    """Return the span without punctuation that the tokeniser left on the last word."""
    kept = end
    while kept > start + 1 and not text[kept - 1].isalnum() and text[kept - 1] != ".":
        kept -= 1
    return Span(start, kept)


def _head_of(annotated: AnnotatedText, first: int, last: int) -> int:
    """Return the token whose head lies outside the run, the last one if the parse has several."""
    outside = [
        index
        for index in range(first, last)
        if (head := annotated.tokens[index].head) is None or not first <= head < last
    ]
    return outside[0] if len(outside) == 1 else last - 1
