"""Stanza's own models through the same adapter: what they have and ours have not.

Their files cannot be had everywhere, so our own are laid out as theirs are, and stand-ins made of
Stanza's own objects bring what ours lack.
"""

import json
from collections.abc import Iterator, Sequence
from importlib.resources import as_file, files
from pathlib import Path
from typing import Any

import pytest
import stanza
from stanza.models.common.doc import Document as StanzaDocument
from stanza.models.common.doc import Span as StanzaSpan
from stanza.models.coref.coref_chain import CorefChain, CorefMention

from quoteattr.annotate.embedded.annotator import load_embedded
from quoteattr.annotate.stanza_adapter import StanzaAnnotator, load_stanza
from quoteattr.schema.annotation import AnnotatedText
from quoteattr.schema.reading import NetworkOutput, Relation, SentenceWords
from quoteattr.schema.span import Span
from tests.annotate import tiny_models
from tests.reader.blank import blank

HURRY = "Ada Oake won't wait because she hurries"
TEXT = "Ada Oake won't wait. “I’m late,” she said."


@pytest.fixture(scope="module")
def weights() -> Iterator[Path]:
    """The shipped models."""
    with as_file(files("quoteattr") / "weights" / "stanza") as folder:
        yield folder


@pytest.mark.model
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # Stanza
@pytest.mark.filterwarnings("ignore::ResourceWarning")
def test_a_folder_laid_out_like_stanzas_is_read(weights: Path, tmp_path: Path) -> None:
    """Default packages, other file names: the same words as from the shipped folder.

    We ship no tagger and no parser in Stanza's form, so small ones are made on the spot.
    """
    resources = json.loads((weights / "resources.json").read_text(encoding="utf-8"))
    english = json.loads(json.dumps(resources["en"]).replace("compact", "combined"))
    for name in ("pos", "depparse"):
        english[name] = {"combined": {"md5": ""}}
        english["packages"]["default"][name] = "combined"
    (tmp_path / "resources.json").write_text(json.dumps({"en": english, "url": ""}))
    for model in (weights / "en").glob("*/compact.pt"):
        folder = tmp_path / "en" / model.parent.name
        folder.mkdir(parents=True)
        (folder / "combined.pt").symlink_to(model)
    tiny_models.make(tmp_path / "en", "combined.pt")

    theirs, ours = load_stanza(f"stanza:en@{tmp_path}")(TEXT), load_embedded(blank)(TEXT)

    assert [token.span for token in theirs.tokens] == [token.span for token in ours.tokens]
    assert all(token.upos in tiny_models.TAGS for token in theirs.tokens)


def test_a_coreference_model_is_used_if_it_is_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Nobody has to ask for it twice."""
    asked: list[str] = []

    class Pipeline:
        def __init__(self, _: str, *, processors: str, **__: Any) -> None:  # noqa: ANN401
            asked.append(processors)
            self.processors: dict[str, Any] = {}

    monkeypatch.setattr(stanza, "Pipeline", Pipeline)
    load_stanza(f"stanza:en@{tmp_path}")
    (tmp_path / "en" / "coref").mkdir(parents=True)
    (tmp_path / "en" / "coref" / "large.pt").touch()
    load_stanza(f"stanza:en@{tmp_path}")

    assert asked == ["tokenize,pos,lemma,depparse", "tokenize,pos,lemma,depparse,coref"]


class Official:
    """Gives one sentence with multi-word tokens, other labels and chains."""

    def __init__(self, *, fails: bool = False) -> None:
        """Say whether coreference fails."""
        self.processors = {"coref": None}
        self._fails = fails

    def process(self, given: Any, *, processors: Any) -> StanzaDocument:  # noqa: ANN401  as Stanza
        """Tokenise a str, expand its multi-word token and add syntax, or add chains."""
        if processors == "tokenize":
            return StanzaDocument([list(_entries(given, expanded=False))], text=given)
        if processors == "coref":
            if self._fails:
                message = "The coref model predicted a span that crossed two sentences!"
                raise ValueError(message)
            dropped = CorefMention(0, (3, 1), (3, 1))
            mentions = [CorefMention(0, 0, 2), CorefMention(0, 6, 7), dropped]
            given._coref = [CorefChain(0, mentions, "Ada Oake", 0), CorefChain(1, [dropped], "", 0)]
            return given
        document = StanzaDocument([list(_entries(given.text, expanded=True))], text=given.text)
        for word in document.sentences[0].words:
            word.lemma, word.upos, word.deprel = word.text.lower(), "X", "dep"
            word.head = 0 if word.id == 1 else 1
        sentence = document.sentences[0]
        sentence.ents = [StanzaSpan(tokens=sentence.tokens[:2], type="PERSON", doc=document)]
        document.ents = list(sentence.ents)
        return document


def _entries(text: str, *, expanded: bool) -> Iterator[dict[str, Any]]:
    words = text.split()
    start = 0
    number = 1
    for word in words:
        start = text.index(word, start)
        place = {"text": word, "start_char": start, "end_char": start + len(word)}
        if word == "won't":
            yield place | {"id": (number, number + 1) if expanded else number, "misc": "MWT=Yes"}
            if expanded:
                yield {"id": number, "text": "will"}
                yield {"id": number + 1, "text": "n't"}
                number += 1
        else:
            yield place | {"id": number}
        number += 1


def annotate(*, fails: bool = False) -> AnnotatedText:
    """Annotate a sentence by the stand-in."""
    return StanzaAnnotator(Official(fails=fails), "stanza:en")(HURRY)


def test_words_that_do_not_spell_their_token_share_its_span() -> None:
    """``won't`` is two words, and no offset leaves the text."""
    annotated = annotate()

    assert [(t.text, t.span.of(annotated.text)) for t in annotated.tokens[2:5]] == [
        ("will", "won't"),
        ("n't", "won't"),
        ("wait", "wait"),
    ]


def test_a_reader_leaves_their_parse_alone() -> None:
    """It is asked for relations, among the words that the multi-word tokens became."""

    def reader(sentences: Sequence[SentenceWords]) -> NetworkOutput:
        assert sentences[0].forms[2:4] == ("will", "n't")
        return NetworkOutput((), (Relation((2,), (0,), (4,), 1.0),))

    annotated = StanzaAnnotator(Official(), "stanza:en", reader)(HURRY)

    assert annotated.tokens[4].upos == "X"
    assert annotated.relations == (Relation((2,), (0,), (4,), 1.0),)


def test_other_labels_of_entities_are_kept() -> None:
    """A label that is not ours is not an error."""
    (entity,) = annotate().entities

    assert (entity.label, entity.start, entity.end) == ("PERSON", 0, 8)


def test_chains_hold_the_mentions_that_have_words() -> None:
    """Dropped pronouns have no place in the text."""
    (chain,) = annotate().chains

    assert [mention.parts for mention in chain] == [(Span(0, 8),), (Span(28, 31),)]


def test_a_text_on_which_coreference_fails_has_no_chains() -> None:
    """The parse is still there."""
    annotated = annotate(fails=True)

    assert annotated.chains == ()
    assert len(annotated.tokens) == 8
