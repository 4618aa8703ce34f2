"""Speed, growth and memory."""

import argparse
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.commands.tables import FAILED, PASSED, print_lines, table
from benchmarks.engines.peers import OURS
from benchmarks.timing import growth as growing
from benchmarks.timing import interaction, throughput
from benchmarks.timing import speed as speeds_of
from benchmarks.timing.speed import Speed, ratios
from benchmarks.timing.teams import compare_teams
from benchmarks.timing.workers import Worker

_MEGA = 1_000_000


def speed(options: argparse.Namespace) -> int:
    """Time the engines in turn on one text."""
    text = speeds_of.read_text(options.text)
    if options.words:
        text = speeds_of.repeat(text, options.words)
    words = len(text.split())
    print_lines([f"a text of {words:,} words, {options.repeats} rounds"])
    names = options.engine or [OURS, "textacy", "textacy with names"]
    speeds = speeds_of.compare(names, text, repeats=options.repeats, growth=options.growth)
    if not speeds:
        return FAILED
    print_lines(speed_lines(speeds, words))
    print_lines(["", *growth_lines(speeds, words)])
    if options.processes > 1:
        print_lines(["", f"{options.processes} processes at once, each over the text"])
        together = compare_teams(speeds, text, options.processes, repeats=options.repeats)
        print_lines(speed_lines(together, words * options.processes))
    with Worker(OURS) as worker:
        print_lines(["", *stage_lines(worker.stages(text))])
    return PASSED


def growth(options: argparse.Namespace) -> int:
    """Fail where the time for a text grows faster than the text."""
    plain: growing.Growth | None = None
    wrong: list[str] = []
    for found in growing.grow(options.only, options.size):
        plain = plain or found
        print_lines(growing.lines(found, plain))
        wrong += growing.failures(found, plain)
    print_lines(["", *wrong] if wrong else ["", "Nothing grows faster than the text."])
    return FAILED if wrong else PASSED


def corpus(options: argparse.Namespace) -> int:
    """Time a large corpus, and watch its memory."""
    corpora = throughput.read_corpora(
        options.data, size=options.bytes, times=options.times, articles=options.documents
    )
    for name, texts in corpora:
        found = throughput.run(name, texts, workers=options.workers)
        print_lines(throughput.lines(found, options.workers))
    return PASSED


def page(options: argparse.Namespace) -> int:
    """Time every interaction with a report on a phone."""
    found = interaction.run(options.report, rounds=options.rounds, slower=options.slower)
    print_lines(interaction.lines(found))
    return PASSED


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
