"""Reasons to reject a report because nobody says anything."""

import pytest

from quoteattr.find.reports.report import Report
from quoteattr.schema.quote import Act
from quoteattr.schema.rules import FoundBy
from quoteattr.schema.words import Words
from tests.find.reports.vetoes.judging import said_after, vetoes
from tests.golden import golden
from tests.parses import read_parse


@golden(__file__)
def test_golden_cases(given: str, expected: str) -> None:
    """The vetoes on any report are those of the file."""
    assert vetoes(*said_after(given)) == expected.split()


@pytest.mark.parametrize(("noun", "expected"), [("age", ["measure"]), ("rumor", []), ("Ann", [])])
def test_a_measure_after_according_to_cannot_speak(noun: str, expected: list[str]) -> None:
    """They move up according to age, and nobody says so."""
    tags = "PROPN|2|obl|NNP" if noun == "Ann" else "NOUN|2|obl|NN"
    annotated = read_parse(
        "They|PRON|2|nsubj move|VERB|0|root according/accord|VERB|5|case to|ADP|3|fixed "
        f"{noun}|{tags}"
    )
    cue = Words.single(annotated.tokens[2])

    report = Report(cue, (0, 1), FoundBy.READER, Act.SPEECH)

    assert vetoes(annotated, report) == expected


SHOWN = (
    "The|DET|2|det {}|NOUN|3|nsubj shows/show|VERB|0|root|VBZ that|SCONJ|6|mark it|PRON|6|nsubj "
    "fell|VERB|3|ccomp ."
)


@pytest.mark.parametrize(
    ("noun", "probability", "names"),
    [
        ("crack", None, ["evidence"]),
        ("crack", 0.3, ["evidence"]),
        ("crack", 0.8, []),
        ("poll", 0.3, []),
        ("clerk", 0.3, []),
    ],
)
def test_a_thing_that_shows_something_says_nothing(
    noun: str, probability: float | None, names: list[str]
) -> None:
    """It does if the network is sure; documents and people do."""
    annotated = read_parse(SHOWN.format(noun))
    cue = Words.single(annotated.tokens[2])
    report = Report(cue, (3, 4, 5), FoundBy.COMPLEMENT, Act.SPEECH, probability=probability)

    assert vetoes(annotated, report) == names


ORDER = (
    "Please|INTJ|2|discourse tell|VERB|0|root|{} us/we|PRON|2|iobj|PRP that|SCONJ|6|mark "
    "it|PRON|6|nsubj fell|VERB|2|ccomp ."
)


@pytest.mark.parametrize(("tag", "names"), [("VB", ["order"]), ("VBP", [])])
def test_an_order_to_speak_reports_nothing(tag: str, names: list[str]) -> None:
    """Only an imperative is one."""
    annotated = read_parse(ORDER.format(tag))
    cue = Words.single(annotated.tokens[1])

    assert vetoes(annotated, Report(cue, (3, 4, 5), FoundBy.COMPLEMENT, Act.SPEECH)) == names


def test_what_somebody_shows_is_no_report() -> None:
    """A clause after it modifies the thing."""
    annotated = read_parse(
        "Ann|PROPN|2|nsubj showed/show|VERB|0|root|VBD us/we|PRON|2|iobj|PRP the|DET|5|det "
        "mill|NOUN|2|obj that|SCONJ|8|mark Bob|PROPN|8|nsubj says|VERB|2|ccomp|VBZ "
        "fell|VERB|8|ccomp ."
    )
    cue = Words.single(annotated.tokens[1])
    report = Report(cue, (5, 6, 7, 8), FoundBy.COMPLEMENT, Act.WRITING)

    assert vetoes(annotated, report) == ["shows-thing"]


@pytest.mark.parametrize(
    ("habit", "names"),
    [("liked/like|VERB|0|root|VBD", ["habit"]), ("hoped/hope|VERB|0|root|VBD", [])],
)
def test_who_likes_to_report_reports_with_the_verb_below(habit: str, names: list[str]) -> None:
    """The content of "liked to say that it fell" is what is said."""
    annotated = read_parse(
        f"Ann|PROPN|2|nsubj {habit} to|PART|4|mark say|VERB|2|xcomp that|SCONJ|7|mark "
        "it|PRON|7|nsubj fell|VERB|4|ccomp ."
    )
    cue = Words.single(annotated.tokens[1])
    report = Report(cue, (2, 3, 4, 5, 6), FoundBy.INFINITIVE, Act.THOUGHT)

    assert vetoes(annotated, report) == names


PERCEIVED = (
    "We|PRON|2|nsubj heard/hear|VERB|0|root|VBD the|DET|4|det pilot|NOUN|5|nsubj "
    "{} that|SCONJ|8|mark it|PRON|8|nsubj fell|VERB|5|ccomp|VBD ."
)


@pytest.mark.parametrize(
    ("verb", "names"),
    [
        ("say|VERB|2|ccomp|VB", ["perceived"]),
        ("saying/say|VERB|2|ccomp|VBG", ["perceived"]),
        ("said/say|VERB|2|ccomp|VBD", []),
    ],
)
def test_who_hears_a_report_does_not_report(verb: str, names: list[str]) -> None:
    """We heard the pilot say that it fell; but: we heard (that) the pilot said so."""
    annotated = read_parse(PERCEIVED.format(verb))
    cue = Words.single(annotated.tokens[1])
    report = Report(cue, (2, 3, 4, 5, 6, 7), FoundBy.COMPLEMENT, Act.THOUGHT)

    assert vetoes(annotated, report) == names


UNNAMED = (
    "A|DET|2|det man|NOUN|0|root who|PRON|4|nsubj|WP asked/ask|VERB|2|acl:relcl|VBD "
    "{} to|PART|8|mark be|AUX|8|aux:pass named/name|VERB|4|xcomp|VBN ."
)


@pytest.mark.parametrize(
    ("word", "names"), [("not|PART|8|advmod", ["anonymity"]), ("first|ADV|8|advmod", [])]
)
def test_to_stay_unnamed_is_no_report(word: str, names: list[str]) -> None:
    """It describes the source."""
    annotated = read_parse(UNNAMED.format(word))
    cue = Words.single(annotated.tokens[3])

    assert vetoes(annotated, Report(cue, (4, 5, 6, 7), FoundBy.INFINITIVE, Act.SPEECH)) == names


def test_an_explanation_of_words_is_no_report() -> None:
    """A nook, which is to say that it was small."""
    annotated = read_parse(
        "which|PRON|4|nsubj|WDT is|AUX|4|cop to|PART|4|mark say|VERB|0|root|VB that|SCONJ|7|mark "
        "it|PRON|7|nsubj fell|VERB|4|ccomp ."
    )
    cue = Words.single(annotated.tokens[3])
    report = Report(cue, (4, 5, 6), FoundBy.COMPLEMENT, Act.SPEECH)

    assert "explanation" in vetoes(annotated, report)


@pytest.mark.parametrize(
    ("notation", "cue", "content", "names"),
    [
        (
            "What|PRON|3|obj|WP Ann|PROPN|3|nsubj says|VERB|0|root|VBZ",
            2,
            (0,),
            ["points-elsewhere", "question-word"],
        ),
        ("Who|PRON|2|nsubj|WP said|VERB|0|root|VBD what|PRON|2|obj|WP", 1, (2,), ["question-word"]),
        (
            "What|PRON|5|nsubj|WP Ann|PROPN|3|nsubj says|VERB|1|acl is|AUX|5|cop bad|ADJ|0|root",
            2,
            (0, 3, 4),
            ["question-word"],
        ),
    ],
    ids=["heading", "question", "verdict"],
)
def test_a_question_word_gives_no_words(
    notation: str, cue: int, content: tuple[int, ...], names: list[str]
) -> None:
    """It only refers to them."""
    annotated = read_parse(notation)
    report = Report(Words.single(annotated.tokens[cue]), content, FoundBy.READER, Act.SPEECH)

    assert vetoes(annotated, report) == names


@pytest.mark.parametrize(
    ("verb", "names"),
    [("caught/catch", ["perceived"]), ("showed/show", ["perceived"]), ("described/describe", [])],
)
def test_who_catches_somebody_saying_things_reports_nothing(verb: str, names: list[str]) -> None:
    """Nor does what shows it; who describes it does."""
    annotated = read_parse(
        f"We|PRON|2|nsubj {verb}|VERB|0|root|VBD him/he|PRON|2|obj claiming/claim|VERB|2|xcomp|VBG "
        "that|SCONJ|7|mark it|PRON|7|nsubj fell|VERB|4|ccomp ."
    )
    cue = Words.single(annotated.tokens[1])

    assert vetoes(annotated, Report(cue, (2, 3, 4, 5, 6), FoundBy.READER, Act.SPEECH)) == names
