"""Where a text mentions somebody: names, nominals and pronouns.

Built to stand a mediocre parse: names are runs of capitalised words as much as entities, and the
start of a noun phrase is read off the parts of speech.
"""

import enum
from bisect import bisect_left
from collections import Counter, defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from functools import cache

import attrs

from quoteattr.language.lexicon import read_entries
from quoteattr.language.names import (
    PARTICLES,
    SUFFIXES,
    PersonName,
    TitleClass,
    first_names,
    parse_name,
    read_gender,
    title_of,
)
from quoteattr.schema.annotation import AnnotatedText, Token
from quoteattr.schema.quote import Gender, MentionForm, SpeakerKind
from quoteattr.schema.span import Span

DEFINITE = frozenset({"the", "this", "that", "these", "those"})
INDEFINITE = frozenset({"a", "an", "another", "some", "any", "one", "two", "three", "several"})
POSSESSIVE = frozenset(
    {"my", "your", "his", "her", "its", "our", "their", "thy", "thine", "whose"}
)
_PREMODIFIERS = frozenset({"ADJ", "NUM", "NOUN", "PROPN", "DET"})
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
_MARKS = "\"'“”‘’_."
"""What a tokeniser may have left on a word."""
_CALENDAR = frozenset(
    "monday tuesday wednesday thursday friday saturday sunday january february march april june"
    " july august september october november december christmas easter god heaven"
    " chapter book part volume act scene".split()
)
"""Capitalised words that are no names of speakers by themselves."""
_ABBREVIATED = frozenset(
    "mr mrs ms dr st prof rev hon sen rep gov gen col capt lt maj sgt messrs mme mlle m".split()
)
"""Titles that are written with a full stop."""
_WIDEST_GAP = 3
"""Characters between two words of a name: a line break with the space around it."""
_LONGEST_NAME = 8
"""In tokens; longer runs of capitalised words are headings."""


class Number(enum.Enum):
    """Grammatical number."""

    SINGULAR = "singular"
    PLURAL = "plural"


@attrs.frozen
class Markable:
    """Words that mention somebody or something that can speak."""

    span: Span
    """Where they stand."""
    first: int
    """Document index of the first token."""
    last: int
    """Document index after the last token."""
    head: int
    """Document index of the head token."""
    form: MentionForm
    """Name, nominal or pronoun."""
    number: Number | None = None
    """Singular or plural, None if it may be both ("you")."""
    person: int = 3
    """Grammatical person."""
    gender: Gender | None = None
    """The pronoun that the words themselves tell."""
    kind: SpeakerKind = SpeakerKind.UNKNOWN
    """What sort of thing it is, as far as the words tell."""
    name: PersonName | None = None
    """The name taken apart, if it is one."""
    place: bool = False
    """Whether the engine took most mentions of this name for places."""


@attrs.frozen
class PersonNoun:
    """What a word list says of a noun for somebody."""

    gender: Gender | None
    """The pronoun that it tells."""
    kind: SpeakerKind
    """Person, group or document."""
    is_role: bool = False
    """Whether it names a person only together with what it is of: "the head of the school"."""


_PRONOUNS: Mapping[str, tuple[int, Number | None, Gender | None]] = {
    **dict.fromkeys(("i", "me", "my", "mine", "myself"), (1, Number.SINGULAR, None)),
    **dict.fromkeys(("we", "us", "our", "ours", "ourselves"), (1, Number.PLURAL, None)),
    **dict.fromkeys(("you", "your", "yours", "ye"), (2, None, None)),
    **dict.fromkeys(("yourself", "thou", "thee", "thy", "thine"), (2, Number.SINGULAR, None)),
    "yourselves": (2, Number.PLURAL, None),
    **dict.fromkeys(("he", "him", "his", "himself"), (3, Number.SINGULAR, Gender.HE)),
    **dict.fromkeys(("she", "her", "hers", "herself"), (3, Number.SINGULAR, Gender.SHE)),
    **dict.fromkeys(
        ("they", "them", "their", "theirs", "themselves"), (3, Number.PLURAL, Gender.THEY)
    ),
}
REFLEXIVES = frozenset({"himself", "herself", "themselves", "myself", "ourselves"})


@cache
def person_nouns() -> Mapping[str, PersonNoun]:
    """Return the nouns for people, groups and documents, by lemma."""
    found = {}
    for entry in read_entries("person_nouns.txt"):
        lemma, gender, kind = entry.columns
        is_role = kind == "role"
        found[lemma] = PersonNoun(
            read_gender(gender), SpeakerKind.PERSON if is_role else SpeakerKind(kind), is_role
        )
    return found


def markables(annotated: AnnotatedText) -> tuple[Markable, ...]:
    """Return all mentions of what can speak, in text order, not nested in a name.

    A nominal may hold other mentions ("[[her] mother]").
    """
    names = tuple(_names(annotated))
    in_name = bytearray(len(annotated.tokens))
    for name in names:
        for index in range(name.first, name.last):
            in_name[index] = 1
    others = (
        found
        for token in annotated.tokens
        if not in_name[token.index]
        and (found := pronoun_at(token) or _listed_nominal(annotated, token))
    )
    return tuple(sorted((*names, *others), key=lambda mention: (mention.span, mention.head)))


def pronoun_at(token: Token) -> Markable | None:
    """Return the personal or possessive pronoun that `token` is, None if it is none."""
    word = token.text.strip(_MARKS)
    traits = _PRONOUNS.get(word.lower())
    if traits is None or word == "US" or (token.upos in {"PROPN", "NOUN"} and word != "I"):
        return None
    person, number, gender = traits
    return Markable(
        token.span,
        token.index,
        token.index + 1,
        token.index,
        MentionForm.PRONOUN,
        number=number,
        person=person,
        gender=gender,
        kind=SpeakerKind.GROUP if number is Number.PLURAL else SpeakerKind.PERSON,
    )


def _listed_nominal(annotated: AnnotatedText, token: Token) -> Markable | None:
    noun = person_nouns().get(token.lemma.lower())
    if token.upos not in {"NOUN", "PROPN"} or noun is None:
        return None
    if noun.is_role and not any(
        child.relation == "nmod" and child.index > token.index
        for child in annotated.dependents(token)
    ):
        return None
    following = annotated.tokens[token.index + 1 : token.index + 2]
    if token.relation == "compound" and following and following[0].upos in {"NOUN", "PROPN"}:
        return None
    return nominal_at(annotated, token)


def nominal_at(annotated: AnnotatedText, head: Token) -> Markable:
    """Return the noun phrase of `head`: determiner, modifiers, noun and what it is of."""
    noun = person_nouns().get(head.lemma.lower())
    plural = is_plural(head)
    kind = noun.kind if noun else SpeakerKind.UNKNOWN
    if plural and kind is SpeakerKind.PERSON:
        kind = SpeakerKind.GROUP
    first, last = _phrase_start(annotated, head), _phrase_end(annotated, head)
    return Markable(
        Span(annotated.tokens[first].start, max(head.end, annotated.tokens[last - 1].end)),
        first,
        last,
        head.index,
        MentionForm.NOMINAL,
        number=Number.PLURAL if plural or kind is SpeakerKind.GROUP else Number.SINGULAR,
        gender=noun.gender if noun and not plural else None,
        kind=kind,
    )


def is_plural(token: Token) -> bool:
    """Whether a noun is plural by its tags."""
    return token.xpos in {"NNS", "NNPS"} or token.feature("Number") == "Plur"


def _phrase_start(annotated: AnnotatedText, head: Token) -> int:
    """Return the index of the first token of the noun phrase, read off the parts of speech."""
    tokens = annotated.tokens
    bound = annotated.sentences[annotated.sentence_of[head.index]].first
    first = head.index
    while first > bound:
        before = tokens[first - 1]
        if before.text.lower() in POSSESSIVE or before.upos == "DET":
            return first - 1
        if before.text in {"'s", "’s", "'", "’"} and before.upos == "PART":
            return _possessor_start(annotated, first - 1, bound)
        comma = before.text == "," and first - 1 > bound
        if comma and tokens[first].upos == "ADJ" and tokens[first - 2].upos == "ADJ":
            first -= 2
        elif before.upos in _PREMODIFIERS or (before.text == "-" and first - 1 > bound):
            first -= 1
        elif before.upos == "ADV" and first - 1 > bound and tokens[first - 2].upos == "DET":
            first -= 1
        else:
            break
    return first


def _phrase_end(annotated: AnnotatedText, head: Token) -> int:
    """Return the index after the last token of "the head [of the board]"."""
    following = annotated.tokens[head.index + 1 : head.index + 2]
    if not following or following[0].text.lower() != "of":
        return head.index + 1
    for child in annotated.dependents(head):
        if child.relation == "nmod" and head.index < child.index < head.index + _LONGEST_NAME:
            return child.index + 1
    return head.index + 1


def _possessor_start(annotated: AnnotatedText, index: int, bound: int) -> int:
    tokens = annotated.tokens
    while index > bound and tokens[index - 1].upos in _PREMODIFIERS:
        index -= 1
        if tokens[index].upos == "DET":
            break
    return index


@attrs.frozen
class _Run:
    """Tokens that make a name."""

    first: int
    last: int
    label: str | None


def _names(annotated: AnnotatedText) -> Iterator[Markable]:
    runs = _runs(annotated)
    labels = _majority_labels(annotated, runs)
    for run in runs:
        yield _name(annotated, run, labels)


def _runs(annotated: AnnotatedText) -> list[_Run]:
    """Return the token runs of entities, and of proper nouns outside them, in order."""
    tokens = annotated.tokens
    label_of: dict[int, tuple[int, str]] = {}
    for number, entity in enumerate(annotated.entities):
        for index in annotated.token_range(Span(entity.start, entity.end)):
            label_of[index] = (number, entity.label)
    in_lower_case = {token.text for token in tokens if token.text.islower()}
    runs: list[_Run] = []
    index = 0
    while index < len(tokens):
        if not _is_name_token(tokens[index], label_of):
            index += 1
            continue
        last = _run_end(annotated, index, label_of)
        if _is_name(annotated, index, last, label_of, in_lower_case):
            label = label_of[last - 1][1] if last - 1 in label_of else None
            bound = runs[-1].last if runs else 0
            runs.append(_Run(_with_titles(annotated, index, bound), last, label))
        index = last
    return runs


def _is_name_token(token: Token, label_of: Mapping[int, tuple[int, str]]) -> bool:
    if not token.text[:1].isupper() or token.text.lower().rstrip(".") in _PRONOUNS:
        return False
    return token.upos == "PROPN" or (token.index in label_of and token.upos in {"NOUN", "ADJ", "X"})


def _run_end(
    annotated: AnnotatedText, first: int, label_of: Mapping[int, tuple[int, str]]
) -> int:
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
        goes_on = _is_name_token(tokens[last], label_of) or _is_surname(tokens, last)
        if goes_on and _adjoins(tokens, last):
            if _splits(label_of.get(last - 1), label_of.get(last)):
                break
            last += 1
            continue
        particle = last
        while particle < bound and tokens[particle].text in PARTICLES:
            particle += 1
        joined = label_of.get(first) is not None and label_of.get(first) == label_of.get(last)
        if (
            last < particle < bound
            and _is_name_token(tokens[particle], label_of)
            and (joined or tokens[last].text not in {"of", "y"} or title_of(tokens[last - 1].text))
        ):
            last = particle + 1
            continue
        break
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
        and token.text.lower() not in _PRONOUNS
        and tokens[index - 1].upos == "PROPN"
        and tokens[index - 1].text.lower() in first_names()
    )


def _adjoins(tokens: Sequence[Token], index: int) -> bool:
    """Whether nothing but a space or a line break stands before the token."""
    return tokens[index].start - tokens[index - 1].end <= _WIDEST_GAP


def _splits(before: tuple[int, str] | None, after: tuple[int, str] | None) -> bool:
    """Whether two tokens side by side belong to different entities: "[NATO] [Stoltenberg]"."""
    return before is not None and after is not None and before[0] != after[0]


def _is_name(
    annotated: AnnotatedText,
    first: int,
    last: int,
    label_of: Mapping[int, tuple[int, str]],
    in_lower_case: Collection[str],
) -> bool:
    """Whether a run of capitalised words is a name rather than a heading, a day, or "No"."""
    tokens = annotated.tokens
    if last - first > _LONGEST_NAME:
        return False
    if last - first > 1:
        return tokens[first].text.lower() not in _CALENDAR or first in label_of
    word = "".join(filter(str.isalnum, tokens[first].text)).lower()
    title = title_of(word)
    if word in _CALENDAR or not word:
        return False
    if title and title.title_class is TitleClass.HONORIFIC:
        return False
    if first in label_of:
        return True
    opens = first == 0 or tokens[first - 1].upos == "PUNCT" or _opens_sentence(annotated, first)
    return not (opens and word in in_lower_case and word not in first_names())


def _opens_sentence(annotated: AnnotatedText, index: int) -> bool:
    return annotated.sentences[annotated.sentence_of[index]].first == index


def _majority_labels(
    annotated: AnnotatedText, runs: Sequence[_Run]
) -> Mapping[tuple[str, ...], str]:
    """Return for each name the label that the engine gives it most often in the document."""
    votes: dict[tuple[str, ...], Counter[str]] = defaultdict(Counter)
    for run in runs:
        if run.label:
            votes[_run_name(annotated, run).keys][run.label] += 1
    return {keys: counts.most_common(1)[0][0] for keys, counts in votes.items()}


def _run_name(annotated: AnnotatedText, run: _Run) -> PersonName:
    start, end = annotated.tokens[run.first].start, annotated.tokens[run.last - 1].end
    return parse_name(annotated.text[start:end])


def _name(
    annotated: AnnotatedText, run: _Run, labels: Mapping[tuple[str, ...], str]
) -> Markable:
    tokens = annotated.tokens
    name = _run_name(annotated, run)
    label = labels.get(name.keys, run.label)
    if name.titles or (name.is_full and name.keys[0] in first_names() and label != "ORG"):
        label = "PER"
    elif label is None and name.keys and name.keys[0] in first_names():
        label = "PER"
    first = run.first
    if first > 0 and tokens[first - 1].text in {"the", "The"} and not name.titles:
        first -= 1
    plural = first < run.first and is_plural(tokens[run.last - 1]) and label != "ORG"
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


def mention_with(mentions: Sequence[Markable], index: int) -> Markable | None:
    """Return the mention whose head is the token `index`, else the longest name that holds it."""
    holding = [mention for mention in mentions if mention.first <= index < mention.last]
    exact = [mention for mention in holding if mention.head == index]
    names = [mention for mention in holding if mention.form is MentionForm.NAME]
    return next(iter(exact or names), None)


def mentions_in(mentions: Sequence[Markable], span: Span) -> Sequence[Markable]:
    """Return the mentions that start in `span`; `mentions` are in text order."""

    def start(mention: Markable) -> int:
        return mention.span.start

    return mentions[
        bisect_left(mentions, span.start, key=start) : bisect_left(mentions, span.end, key=start)
    ]


def has_suffix(token: Token) -> bool:
    """Whether a token stands after a name, such as `Jr.`."""
    return token.text.lower().rstrip(".") in SUFFIXES
