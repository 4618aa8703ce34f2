"""Tables and lines that several commands print."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from benchmarks.statistics.bootstrap import Interval, intervals, total
from benchmarks.statistics.extents import Counts, Measures

PASSED, FAILED, WRONG_USE = 0, 1, 2
"""What the commands return: the exit status of the process."""
_LONGEST = 160
"""Characters of a quotation in a listing."""


def print_lines(lines: Iterable[str]) -> None:
    """Print lines to standard output."""
    for line in lines:
        print(line)


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


def score_lines(
    counts: Mapping[str, Sequence[Counts]], measures: Callable[[Counts], Measures]
) -> Iterator[str]:
    """Yield a table of measures with a column for each name, and 95 % intervals.

    Args:
        counts: The counts of each document, by the name of what was scored.
        measures: Computes the measures from the sum of the counts.
    """
    results = {name: measures(total(own)) for name, own in counts.items()}
    yield from measure_lines(
        results, {name: intervals(own, measures) for name, own in counts.items()}
    )


def measure_lines(
    results: Mapping[str, Measures], spread: Mapping[str, Mapping[str, Interval]]
) -> Iterator[str]:
    """Yield a table of measures with a column for each name.

    Args:
        results: The measures by the name of what was scored.
        spread: The interval of each measure, by the same names.
    """
    names = dict.fromkeys(name for measures in results.values() for name in measures)

    def cell(column: str, name: str) -> str:
        if name not in results[column]:
            return "-"
        value = f"{results[column][name]:.3f}"
        interval = spread.get(column, {}).get(name)
        return f"{value} [{interval[0]:.3f}, {interval[1]:.3f}]" if interval else value

    rows = ([name, *(cell(column, name) for column in results)] for name in names)
    yield from table(["measure", *results], rows)


def difference_lines(
    before: Measures, after: Measures, gains: Mapping[str, Interval]
) -> Iterator[str]:
    """Yield what each measure gained since an earlier run, with the interval of the gain."""
    rows = []
    for name, value in after.items():
        if name in before:
            interval = gains.get(name)
            spread = f"[{interval[0]:+.3f}, {interval[1]:+.3f}]" if interval else ""
            gain = f"{value - before[name]:+.3f}"
            rows.append([name, f"{before[name]:.3f}", f"{value:.3f}", gain, spread])
    yield from table(["measure", "before", "now", "gain", "95 % of samples"], rows)


def shortened(words: str) -> str:
    """Return words on one line, cut to fit a listing."""
    line = " ".join(words.split())
    return line if len(line) <= _LONGEST else f"{line[: _LONGEST - 3]}..."
