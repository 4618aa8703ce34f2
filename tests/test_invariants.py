"""Invariants of any parse of any text: the rules never fail, and every result is consistent."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.robustness.invariants import broken
from benchmarks.robustness.odd_texts import odd_text
from quoteattr.annotate.conllu import read_conllu
from quoteattr.language.lexicon import Lexicon
from quoteattr.language.paragraphs import paragraphs
from quoteattr.pipeline import Pipeline
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.knowledge import Character
from quoteattr.schema.quote import Act
from quoteattr.schema.reading import Relation

LEXICON = Lexicon.load()
WORDS = [
    "say",
    "warn",
    "claim",
    "it",
    "I",
    "Ann",
    "Mr.",
    "Lee",
    "that",
    "to",
    "according",
    "view",
    "in",
]
WORDS += ["and", "of", "as", "his", "name", "letter", "latter", "ministry", "eldest", "old", "the"]
VERBS = ["say", "tell", "warn", "claim", "think"]
MARKS = ["“", "”", "“", "”", '"', "‘", "’", "'", ",", ".", ":", "—", "?"]
TAGS = ["NOUN", "PROPN", "VERB", "AUX", "PRON", "PUNCT", "ADJ", "ADP", "DET", "ADV", "PART"]
TAGS += ["CCONJ", "SCONJ", "NUM"]
XPOS = ["_", "VBD", "VBN", "JJS", "NNS", "WP"]
RELATIONS = [
    "nsubj",
    "nsubj:pass",
    "obj",
    "obl",
    "ccomp",
    "xcomp",
    "parataxis",
    "advcl",
    "acl",
    "appos",
    "case",
    "mark",
    "punct",
    "nmod:poss",
    "conj",
    "cc",
    "cop",
    "flat",
    "compound",
    "nmod",
    "acl:relcl",
    "vocative",
    "aux:pass",
]


@st.composite
def parses(draw: st.DrawFn) -> AnnotatedText:
    """Draw a text of a few paragraphs with tags, heads and relations that make no sense."""
    rows: list[str] = []
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            rows.append("# newpar")
        length = draw(st.integers(1, 12))
        for number in range(1, length + 1):
            form = draw(st.one_of([st.sampled_from(forms) for forms in (WORDS, VERBS, MARKS)]))
            tag = draw(st.sampled_from(["VERB"] if form in VERBS else TAGS))
            tag = "PUNCT" if form in MARKS else tag
            head = draw(st.integers(0, length))
            relation = draw(st.sampled_from(RELATIONS) | st.sampled_from(["nsubj", "ccomp"]))
            misc = draw(st.sampled_from(["_", "SpaceAfter=No", "ner=B-PER", "ner=I-PER"]))
            xpos = draw(st.sampled_from(XPOS))
            rows.append(
                f"{number}\t{form}\t{form.lower()}\t{tag}\t{xpos}\t_\t{head}\t{relation}\t_\t{misc}"
            )
        rows.append("")
    annotated = read_conllu("\n".join(rows) + "\n")
    return attrs.evolve(annotated, relations=draw(st.none() | relations(len(annotated.tokens))))


@st.composite
def relations(draw: st.DrawFn, words: int) -> tuple[Relation, ...]:
    """Draw what a reader might see: every word has one role in one of three relations."""
    role = st.tuples(st.integers(0, 2), st.sampled_from(["cue", "source", "content", "content"]))
    roles = draw(st.lists(st.none() | role, min_size=words, max_size=words))

    def of(number: int, kind: str) -> tuple[int, ...]:
        return tuple(place for place, own in enumerate(roles) if own == (number, kind))

    found = [
        Relation(of(n, "cue"), of(n, "source"), of(n, "content"), draw(st.floats(0, 1)))
        for n in range(3)
        if of(n, "cue") and of(n, "content")
    ]
    return tuple(sorted(found, key=lambda one: one.cue))


CHARACTERS = (Character("Ann Lee", aliases=("the ministry", "it")), Character("Bob"))


@given(parses(), st.booleans())
def test_every_promise_is_kept(annotated: AnnotatedText, known: bool) -> None:  # noqa: FBT001
    """Spans are exact, parents contain their children, speakers have names, exports do not fail."""
    characters = CHARACTERS if known else ()
    pipeline = Pipeline(
        lambda _: annotated, lexicon=LEXICON, characters=characters, acts=frozenset(Act)
    )
    document = pipeline(annotated.text)

    assert not list(broken(document, annotated.text, known=[one.name for one in characters]))


@given(st.randoms(use_true_random=True).map(odd_text))
def test_a_parse_may_have_no_words(text: str) -> None:
    """Quotation marks are found although the parser returns no tokens."""
    pipeline = Pipeline(lambda _: AnnotatedText(text, paragraphs(text), (), ()), lexicon=LEXICON)

    assert not list(broken(pipeline(text), text))
