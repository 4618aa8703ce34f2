"""Turns results into the lines of the terminal and of the error listing."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence

import attrs

from benchmarks.acts import Told, confusion
from benchmarks.bootstrap import Interval
from benchmarks.calibration import Bin, expected_error
from benchmarks.confidence import Calibration, Corpus
from benchmarks.errors import (
    ERROR_TYPES,
    MISSED,
    RIGHT,
    SPURIOUS,
    WRONG_EXTENT,
    WRONG_SOURCE,
    WRONG_SPEAKER,
    Changes,
    Outcome,
    tabulate,
)
from benchmarks.extents import Measures
from benchmarks.speed import Speed, ratios
from benchmarks.verdicts import WRONG_KIND, Pair, Verdict
from quoteattr.schema.quote import Act

_MEGA = 1_000_000
_LONGEST = 160


def table(header: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield aligned lines, the first column to the left and the others to the right."""
    cells = [header, *rows]
    widths = [max(len(row[column]) for row in cells) for column in range(len(header))]
    for row in cells:
        first, *others = (
            cell.rjust(width) if column else cell.ljust(width)
            for column, (cell, width) in enumerate(zip(row, widths, strict=True))
        )
        yield "  ".join([first, *others]).rstrip()


def measure_lines(
    results: Mapping[str, Measures], intervals: Mapping[str, Mapping[str, Interval]]
) -> Iterator[str]:
    """Yield a table of measures with one column for each engine, and 95 % intervals."""
    names = dict.fromkeys(name for measures in results.values() for name in measures)

    def cell(engine: str, name: str) -> str:
        if name not in results[engine]:
            return "-"
        value = f"{results[engine][name]:.3f}"
        interval = intervals.get(engine, {}).get(name)
        return f"{value} [{interval[0]:.3f}, {interval[1]:.3f}]" if interval else value

    rows = ([name, *(cell(engine, name) for engine in results)] for name in names)
    yield from table(["measure", *results], rows)


def difference_lines(
    before: Measures, after: Measures, intervals: Mapping[str, Interval]
) -> Iterator[str]:
    """Yield what each measure gained against an earlier run."""
    rows = []
    for name, value in after.items():
        if name in before:
            interval = intervals.get(name)
            spread = f"[{interval[0]:+.3f}, {interval[1]:+.3f}]" if interval else ""
            gain = f"{value - before[name]:+.3f}"
            rows.append([name, f"{before[name]:.3f}", f"{value:.3f}", gain, spread])
    yield from table(["measure", "before", "now", "gain", "95 % of samples"], rows)


def error_lines(outcomes: Sequence[Outcome]) -> Iterator[str]:
    """Yield how often each outcome occurs, by kind of quotation and by deciding rule."""
    for by in ("kind", "rule"):
        rows = (
            [name, *(str(counts[type_] or ".") for type_ in (RIGHT, *ERROR_TYPES))]
            for name, counts in tabulate(outcomes, by).items()
        )
        yield from table([f"by {by}", RIGHT, *ERROR_TYPES], rows)
        yield ""


def outcome_lines(outcomes: Iterable[Outcome]) -> Iterator[str]:
    """Yield every error, type by type, for a file."""
    ordered = sorted(outcomes, key=lambda outcome: (outcome.type, outcome.document, outcome.start))
    for outcome in ordered:
        if outcome.type != RIGHT:
            yield _outcome_line(outcome)


def change_lines(found: Changes) -> Iterator[str]:
    """Yield the quotations gained and lost against an earlier run."""
    for title, outcomes in (
        ("gained, with the earlier error", found.gained),
        ("lost, with the error now", found.lost),
        ("newly spurious", found.new_spurious),
        ("no longer spurious", found.gone_spurious),
    ):
        yield f"{title}: {len(outcomes)}"
        yield from (f"  {_outcome_line(outcome)}" for outcome in outcomes)


def calibration_lines(found: Sequence[Bin]) -> Iterator[str]:
    """Yield the share of right quotations by confidence."""
    rows = (
        [f"{own.low:.1f}", str(own.count), f"{own.confidence:.3f}", f"{own.right:.3f}"]
        for own in found
    )
    yield from table(["confidence from", "quotations", "mean confidence", "right"], rows)
    yield f"expected calibration error {expected_error(found):.3f}"


def confidence_lines(found: Mapping[Corpus, Calibration]) -> Iterator[str]:
    """Yield how good the confidences are on each corpus."""
    rows = (
        [corpus, str(own.count), *(f"{value:.3f}" for value in attrs.astuple(own)[1:])]
        for corpus, own in found.items()
    )
    head = ["cross-validated", "quotations", "right", "calibration error", "AUC", "Brier"]
    yield from table(head, rows)


def confusion_lines(told: Iterable[Told]) -> Iterator[str]:
    """Yield how often each act is told as each."""
    yield from table(["told as", *(act.value for act in Act), "not found"], confusion(told))


def told_lines(told: Iterable[Told]) -> Iterator[str]:
    """Yield the relations that are found with a wrong act."""
    for own in told:
        if own.act and not own.is_right:
            label = own.label
            place = f"{label.document}:{label.content.start}-{label.content.end}"
            yield f"{label.act.value} told as {own.act.value} | {place} | {_short(own.cue)!r}"


def challenge_lines(counts: Mapping[str, Counter[str]]) -> Iterator[str]:
    """Yield a line for each phenomenon."""
    columns = (
        ("passages", "passages"),
        ("passed", "passed"),
        ("quotations", "quotations"),
        (RIGHT, RIGHT),
        (MISSED, MISSED),
        (SPURIOUS, SPURIOUS),
        ("extent", WRONG_EXTENT),
        ("kind", WRONG_KIND),
        ("source", WRONG_SOURCE),
        ("speaker", WRONG_SPEAKER),
        ("cue right", "cue right"),
        ("terms", "terms"),
        ("known", "terms_right"),
    )
    rows = ([name, *(str(own[key] or ".") for _, key in columns)] for name, own in counts.items())
    yield from table(["phenomenon", *(title for title, _ in columns)], rows)


def verdict_lines(verdict: Verdict) -> Iterator[str]:
    """Yield the text of a passage and both sides of whatever is wrong."""
    yield f":: {verdict.passage.id} ({verdict.passage.phenomenon})"
    yield from (f"   {line}" for line in verdict.passage.text.split("\n"))
    for pair in verdict.pairs:
        if pair.faults:
            yield f"   {', '.join(pair.faults)}"
            yield from _sides(pair, verdict.passage.text)
    yield ""


def passage_changes(before: Sequence[Verdict], after: Sequence[Verdict]) -> Iterator[str]:
    """Yield the passages that pass in only one of two runs over the same ones."""
    pairs = list(zip(before, after, strict=True))
    gained = [new.passage.id for old, new in pairs if new.passed and not old.passed]
    lost = [new.passage.id for old, new in pairs if old.passed and not new.passed]
    yield f"gained {len(gained)}: {' '.join(gained)}"
    yield f"lost {len(lost)}: {' '.join(lost)}"


def speed_lines(speeds: Sequence[Speed], words: int) -> Iterator[str]:
    """Yield speed, memory and start-up of each engine, and how ours compares."""
    ours, *peers = speeds
    rows = []
    for own in speeds:
        seconds = [timing.seconds for timing in own.timings]
        rates = f"{words / max(seconds):,.0f} to {words / min(seconds):,.0f}"
        starts = sorted(own.start_up)
        rows.append(
            [
                own.name,
                f"{words / own.median:,.0f}",
                rates,
                f"{own.peak / _MEGA:,.0f}",
                f"{starts[len(starts) // 2]:.1f}",
                str(own.timings[-1].quotations),
            ]
        )
    yield from table(["engine", "words/s", "spread", "peak MB", "start-up s", "quotations"], rows)
    for own in speeds:
        gave_up = own.timings[-1].error
        versions = ", ".join(f"{name} {number}" for name, number in own.versions.items())
        yield f"{own.name}: {versions}" + (f"; it gave up on the text: {gave_up}" * bool(gave_up))
    for peer in peers:
        median, least, most = ratios(ours, peer)
        spread = f"{least:.2f} to {most:.2f}"
        yield f"{ours.name} is {median:.2f} times as fast as {peer.name} ({spread})"


def growth_lines(speeds: Sequence[Speed], words: int) -> Iterator[str]:
    """Yield the words a second of each engine as the text grows."""
    for own in speeds:
        for factor, seconds in own.growth.items():
            rate = words * factor / seconds
            yield f"{own.name}: {factor:2} x the text, {seconds:.1f} s, {rate:,.0f} words/s"


def stage_lines(seconds: Mapping[str, float]) -> Iterator[str]:
    """Yield the share of each stage."""
    whole = sum(seconds.values())
    for stage, own in seconds.items():
        yield f"{stage:10} {own:7.2f} s  {own / whole:6.1%}"


def _outcome_line(outcome: Outcome) -> str:
    place = f"{outcome.document}:{outcome.start}-{outcome.end}"
    sides = f"{_short(outcome.gold)!r} -> {_short(outcome.predicted)!r}"
    return f"{outcome.type} | {outcome.kind} | {outcome.rule} | {place} | {sides}"


def _sides(pair: Pair, text: str) -> Iterator[str]:
    if pair.expected:
        own = pair.expected
        parts, cue, source = (
            " / ".join(span.of(text) for span in spans) or "-"
            for spans in (own.parts, own.cue, own.source)
        )
        yield f"     expected {own.kind.value} | {parts} | {cue} | {source} | {own.speaker or '-'}"
    if pair.found:
        quote = pair.found
        parts = " / ".join(part.of(text) for part in quote.parts)
        cue = quote.cue.of(text) if quote.cue else "-"
        source = quote.source.text if quote.source else "-"
        speaker = quote.speaker.name if quote.speaker else "-"
        yield f"     found    {quote.kind.value} | {parts} | {cue} | {source} | {speaker}"
        yield f"              by {quote.rule}, {quote.confidence:.2f}"


def _short(words: str) -> str:
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
