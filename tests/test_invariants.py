"""What must hold for any parse of any text: the rules never fail and never leave the text."""

from hypothesis import given
from hypothesis import strategies as st

from quoteattr.annotate.conllu import read_conllu
from quoteattr.attribute.engine import attribute
from quoteattr.find.assemble import find_utterances
from quoteattr.find.direct import find_stretches
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.speakers import resolve
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.span import Span

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


def spans_hold(spans: tuple[Span, ...], text: str) -> bool:
    """Whether spans are in the text, in order, apart and not empty."""
    edges = [0, *(edge for span in spans for edge in (span.start, span.end)), len(text)]
    return edges == sorted(edges) and all(spans) and bool(spans)


@given(parses())
def test_every_span_is_exact(annotated: AnnotatedText) -> None:
    """Parts, cues, sources and mentions stand in the text, and parents come first."""
    stretches = find_stretches(annotated.text, annotated.paragraphs)
    utterances, terms = find_utterances(annotated, stretches, LEXICON)
    attributions = attribute(annotated, utterances, LEXICON)
    quotes, speakers = resolve(annotated, attributions)

    assert [quote.id for quote in quotes] == list(range(1, len(utterances) + 1))
    assert [quote.start for quote in quotes] == sorted(quote.start for quote in quotes)
    for quote in quotes:
        assert spans_hold(quote.parts, annotated.text)
        assert quote.cue is None or spans_hold(quote.cue.parts, annotated.text)
        assert quote.source is None or spans_hold(quote.source.parts, annotated.text)
        assert quote.parent is None or quote.parent != quote.id
        assert quote.speaker is None or quote.speaker in speakers
        assert 0 <= quote.confidence <= 1
    for mention in (mention for speaker in speakers for mention in speaker.mentions):
        assert spans_hold(mention.parts, annotated.text)
    for term in terms:
        assert term.span.of(annotated.text) == term.text
