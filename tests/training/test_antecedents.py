"""Learning the weights that decide on the antecedents of pronouns."""

import math
from pathlib import Path

import pytest

from quoteattr.resolve.conversation.crf import Weights
from quoteattr.resolve.coreference.ranking.model import AntecedentWeights, PronounSetting
from quoteattr.resolve.coreference.state import State
from quoteattr.schema.span import Span
from quoteattr.training.antecedents.examples import (
    Example,
    Recorder,
    annotated_entities,
    examples,
    novel_entities,
)
from quoteattr.training.antecedents.fitting import fit
from quoteattr.training.antecedents.gap import NamedPair, pair_entities, read_gap
from quoteattr.training.antecedents.litbank import Sample, read_litbank
from quoteattr.training.antecedents.training import folds, lines, of_novel, of_sample, share
from quoteattr.training.turns.novels import Novel
from tests.parses import read_parse
from tests.passes import second_pass

STORY = """
Mr.|PROPN|2|nmod Reed|PROPN|3|nsubj met|VERB|0|root Mr.|PROPN|5|nmod Bell|PROPN|3|obj .

“ Oh ! ” he|PRON|6|nsubj said|VERB|0|root .
"""


def _state() -> State:
    recorder = Recorder(AntecedentWeights.load().of)
    return second_pass(read_parse(STORY), Weights(antecedents=recorder))


def _span(text: str, words: str) -> Span:
    return Span(text.index(words), text.index(words) + len(words))


def _pair(setting: PronounSetting, *, near: bool) -> Example:
    return Example(setting, ({"near": 1.0}, {}), (near, not near))


def test_weights_maximise_the_likelihood() -> None:
    """The weight of the only feature is the logarithm of the odds, except for the penalty."""
    right, wrong = (_pair(PronounSetting.SOURCE, near=near) for near in (True, False))

    weights = fit([right] * 300 + [wrong] * 100, penalty=1e-3, iterations=50)

    assert weights.of[PronounSetting.SOURCE]["near"] == pytest.approx(math.log(3), abs=0.01)
    assert share([right, wrong], weights) == 0.5
    assert AntecedentWeights.parse(lines(weights)).of[PronounSetting.SOURCE] == {"near": 1.1}


def test_settings_share_what_they_have_in_common() -> None:
    """A setting with few examples follows the others."""
    pairs = [_pair(PronounSetting.SOURCE, near=True)] * 300 + [
        _pair(PronounSetting.QUOTED, near=True)
    ] * 3

    weights = fit(pairs, penalty=1.0, iterations=50).of

    assert weights[PronounSetting.SOURCE]["near"] > weights[PronounSetting.QUOTED]["near"] > 1


def test_rare_features_are_left_out() -> None:
    """A few candidates teach nothing."""
    assert fit([_pair(PronounSetting.SOURCE, near=True)] * 3, penalty=1.0, iterations=5).of == {}


def test_examples_of_annotated_mentions() -> None:
    """A cluster is right if its names are mentions of the entity of the pronoun."""
    state = _state()
    text = state.discourse.annotated.text
    entities = {_span(text, "Mr. Reed"): "1", _span(text, "Mr. Bell"): "2", _span(text, "he"): "2"}

    (example,) = examples(state, *annotated_entities(state, entities))

    assert example.setting is PronounSetting.SOURCE
    assert sorted(example.is_right) == [False, True]


def test_examples_of_a_novel() -> None:
    """The gold speaker of a quotation is whom its source refers to."""
    state = _state()
    text = state.discourse.annotated.text
    owners = {"mr. bell": frozenset({"Bell"}), "mr. reed": frozenset({"Reed"})}
    said = (((_span(text, "Oh"),), "Bell"),)
    novel = Novel("story", "LUND", text, said, owners, {_span(text, "he"): "Bell"})

    (example,) = examples(state, *novel_entities(novel, state))

    assert sum(example.is_right) == 1


@pytest.mark.parametrize(("entity", "right"), [("A", 1), ("other", 0)])
def test_examples_of_a_pair_of_names(entity: str, right: int) -> None:
    """If the pronoun refers to neither name, all others are right; here there are none."""
    state = _state()
    text = state.discourse.annotated.text
    names = {"A": _span(text, "Mr. Reed"), "B": _span(text, "Mr. Bell")}
    pair = NamedPair(text, _span(text, "he"), names, entity)

    found = list(examples(state, *pair_entities(pair, state)))

    assert [sum(example.is_right) for example in found] == [right] * right


def test_names_of_one_person_are_no_pair() -> None:
    """If the pass takes both names for one person's, it is not learned from."""
    state = _state()
    text = state.discourse.annotated.text
    names = {"A": _span(text, "Mr. Reed"), "B": _span(text, "Reed")}

    assert pair_entities(NamedPair(text, _span(text, "he"), names, "A"), state)[0] == {}


def test_pairs_are_read(tmp_path: Path) -> None:
    """A pronoun may refer to neither name."""
    (tmp_path / "gap").mkdir()
    columns = ["ID", "Text", "Pronoun", "Pronoun-offset", "A", "A-offset", "A-coref"]
    columns += ["B", "B-offset", "B-coref", "URL"]
    row = ["d-1", "Ann met Eva; she left.", "she", "13", "Ann", "0", "FALSE"]
    row += ["Eva", "8", "TRUE", "-"]
    lines_of_file = [
        "\t".join(columns),
        "\t".join(row),
        "\t".join(row).replace("TRUE", "FALSE"),
        "",
    ]
    (tmp_path / "gap" / "gap-development.tsv").write_text("\n".join(lines_of_file), "utf-8")

    first, second = read_gap(tmp_path)

    assert first.pronoun.of(first.text) == "she"
    assert {name: span.of(first.text) for name, span in first.names.items()} == {
        "A": "Ann",
        "B": "Eva",
    }
    assert (first.entity, second.entity) == ("B", "other")


def test_samples_of_a_held_out_novel_are_held_out() -> None:
    """Authors are held out together with the samples of their novels, whatever their lines."""
    annotated = read_parse(STORY)
    text = " ".join(map(str, range(60)))
    sample = of_sample(Sample("rain", text.replace(" ", "\n"), {}), annotated)
    other = of_sample(Sample("snow", "snow " + text[::-1], {}), annotated)
    rain, hail = Novel("rain", "LUND", text, (), {}), Novel("hail", "REED", "hail", (), {})
    texts = [of_novel(rain, annotated), of_novel(hail, annotated), sample, other]

    apart = [(learned, held_out) for learned, held_out in folds(texts)]

    assert [held_out[0].author for _, held_out in apart] == ["LUND", "REED"]
    assert [sample in learned for learned, _ in apart] == [False, True]
    assert all(other in learned for learned, _ in apart)


def test_only_recorded_passes_have_examples() -> None:
    """Weights that record nothing are an error of the caller."""
    with pytest.raises(TypeError, match="recorder"):
        next(examples(second_pass(read_parse(STORY)), {}, lambda _: None))


def test_samples_are_read(tmp_path: Path) -> None:
    """Mentions count tokens, and get the offsets of their words in the text."""
    (tmp_path / "litbank" / "original").mkdir(parents=True)
    tsv = tmp_path / "litbank" / "coref" / "tsv"
    tsv.mkdir(parents=True)
    text = "Ann  rose . She left ."
    (tmp_path / "litbank" / "original" / "rain.txt").write_text(text + " More", encoding="utf-8")
    (tsv / "rain_brat.txt").write_text("Ann rose .\nShe left .", encoding="utf-8")
    rows = ["MENTION\tT1\t0\t0\t0\t0\tAnn\tPROP", "MENTION\tT2\t1\t0\t1\t0\tShe\tPRON"]
    rows += ["COREF\tT1\tAnn-1", "COREF\tT2\tAnn-1", ""]
    (tsv / "rain_brat.ann").write_text("\n".join(rows), encoding="utf-8")

    (sample,) = read_litbank(tmp_path)

    assert (sample.id, sample.text) == ("rain", text)
    assert {span.of(text): entity for span, entity in sample.entity_of.items()} == {
        "Ann": "Ann-1",
        "She": "Ann-1",
    }
