"""Properties of resolution for any parse and any attribution, however odd."""

import attrs
from hypothesis import given
from hypothesis import strategies as st

from quoteattr.attribute.engine import attribute
from quoteattr.language.lexicon import Lexicon
from quoteattr.resolve.resolve import resolve
from quoteattr.schema.annotation import AnnotatedText, Entity
from quoteattr.schema.quote import QuoteKind
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.span import Span
from quoteattr.schema.utterance import Utterance
from quoteattr.schema.words import Words
from tests.parses import read_parse

_FORMS = (
    "Mr. Mrs Bell Ann Ann's the The a his her I you he She they old man mother said , . “ ” ! -"
)
_TAGS = ("PROPN", "NOUN", "PRON", "VERB", "ADJ", "DET", "PUNCT", "X")
_RELATIONS = ("nsubj", "obj", "obl", "nmod", "nmod:poss", "appos", "compound", "case", "conj")


@st.composite
def parses(draw: st.DrawFn) -> AnnotatedText:
    """Any words with any tags in any tree."""
    sentences = draw(
        st.lists(
            st.lists(
                st.tuples(
                    st.sampled_from(_FORMS.split()),
                    st.sampled_from(_TAGS),
                    st.integers(0, 8),
                    st.sampled_from(_RELATIONS),
                ),
                min_size=1,
                max_size=8,
            ),
            min_size=1,
            max_size=6,
        )
    )
    notation = "\n\n".join(
        " ".join("|".join(map(str, columns)) for columns in sentence) for sentence in sentences
    )
    annotated = read_parse(notation)
    if draw(st.booleans()):
        label = draw(st.sampled_from(("PER", "ORG", "LOC")))
        first = annotated.paragraphs[0]
        entity = Entity(first.start, first.end, label)
        annotated = attrs.evolve(annotated, entities=(entity,))
    return annotated


@given(parses(), st.data())
def test_resolve_any_parse(annotated: AnnotatedText, data: st.DataObject) -> None:
    """Every utterance becomes a quotation, and all speakers are listed, each once."""
    size = len(annotated.text)
    cuts = sorted(data.draw(st.lists(st.integers(0, size), min_size=2, max_size=10)))
    cues = st.none() | st.sampled_from(annotated.tokens).map(Words.single)
    found = [
        Utterance(
            data.draw(st.sampled_from(QuoteKind)),
            (Span(start, end),),
            found_by=FoundBy.MARKS,
            cue=data.draw(cues),
        )
        for start, end in zip(cuts[::2], cuts[1::2], strict=False)
    ]

    quotes, speakers = resolve(annotated, attribute(annotated, found, Lexicon.load()))

    assert [utterance.parts for utterance in found] == [quote.parts for quote in quotes]
    assert [speaker.id for speaker in speakers] == list(range(1, len(speakers) + 1))
    assert all(speaker.name for speaker in speakers)
    for quote in quotes:
        assert quote.speaker is None or any(quote.speaker is one for one in speakers)
        assert 0 <= quote.confidence <= 1
    for speaker in speakers:
        for mention in speaker.mentions:
            assert mention.text == " ".join(part.of(annotated.text) for part in mention.parts)
