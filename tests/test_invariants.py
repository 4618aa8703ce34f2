"""What must hold for any parse of any text: the rules never fail, and keep every promise."""

from hypothesis import given
from hypothesis import strategies as st

from benchmarks.invariants import broken
from quoteattr.annotate.conllu import read_conllu
from quoteattr.language.lexicon import Lexicon
from quoteattr.pipeline import Pipeline
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.character import Character
from quoteattr.schema.quote import Act

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
MARKS = ["“", "”", '"', "'", "’", ",", ".", ":", "—", "?"]
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
    for _ in range(draw(st.integers(1, 3))):
        if draw(st.booleans()):
            rows.append("# newpar")
        length = draw(st.integers(1, 9))
        for number in range(1, length + 1):
            form = draw(st.sampled_from(WORDS + MARKS))
            tag = "PUNCT" if form in MARKS else draw(st.sampled_from(TAGS))
            head = draw(st.integers(0, length))
            relation = draw(st.sampled_from(RELATIONS))
            misc = draw(st.sampled_from(["_", "SpaceAfter=No", "ner=B-PER", "ner=I-PER"]))
            xpos = draw(st.sampled_from(XPOS))
            rows.append(
                f"{number}\t{form}\t{form.lower()}\t{tag}\t{xpos}\t_\t{head}\t{relation}\t_\t{misc}"
            )
        rows.append("")
    return read_conllu("\n".join(rows) + "\n")


CHARACTERS = (Character("Ann Lee", aliases=("the ministry", "it")), Character("Bob"))


@given(parses(), st.booleans())
def test_every_promise_is_kept(annotated: AnnotatedText, known: bool) -> None:  # noqa: FBT001
    """Spans are exact, parents hold their children, speakers have names, exports do not fail."""
    characters = CHARACTERS if known else ()
    pipeline = Pipeline(
        lambda _: annotated, lexicon=LEXICON, characters=characters, acts=frozenset(Act)
    )
    document = pipeline(annotated.text)

    assert not list(broken(document, annotated.text, known=[one.name for one in characters]))
