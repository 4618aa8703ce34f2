"""The score of a sheet as text."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Any

from quoteattr.validation.labelled import Judgement
from quoteattr.validation.precision import LEVEL, MEASURES, Precision, precision
from quoteattr.validation.strata import kind_and_band, order

_NAME = 24
"""Width of the first column."""
_NONE = "-"


def lines(judgements: Sequence[Judgement]) -> Iterator[str]:
    """Yield the lines of the score: overall, by stratum, and compared with the confidence.

    Args:
        judgements: The rows of a sheet.
    """
    yield f"{'precision':{_NAME}}{'':8}{f'{LEVEL:.0%} interval':>13}{'rows':>7}"
    for name, measure in MEASURES.items():
        yield _estimate(name, precision(judgements, measure))
    yield ""
    yield f"{'stratum':{_NAME}}{'of':>9}{'rows':>6}" + "".join(f"{name:>11}" for name in MEASURES)
    for name, rows in _groups(judgements):
        size = sum({one.stratum: one.stratum_size for one in rows}.values())
        labelled = sum(one.is_quotation is not None for one in rows)
        shares = (_share(precision(rows, measure)) for measure in MEASURES.values())
        yield f"{name:{_NAME}}{size:>9,}{labelled:>6}" + "".join(shares)
    yield ""
    heads = f"{'mean':>8}{'speaker':>11}{f'{LEVEL:.0%} interval':>13}{'rows':>7}"
    yield f"{'confidence':{_NAME}}{heads}"
    for name, rows in _by(judgements, _band, str):
        if found := precision(rows, MEASURES["speaker"]):
            yield (
                f"{name:{_NAME}}{_number(found.confidence):>8}{_number(found.value):>11}"
                f"{_interval(found):>13}{found.rows:>7}"
            )


def faults(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Yield a message for each cell that cannot be read as a label."""
    for judgement in judgements:
        for fault in judgement.faults:
            yield f"row {judgement.row}: {fault} is neither yes nor no"


def missing(judgements: Iterable[Judgement]) -> Iterator[str]:
    """Yield a message for each column in which labels are missing."""
    rows: dict[str, list[int]] = {}
    for judgement in judgements:
        for column in judgement.missing:
            rows.setdefault(column, []).append(judgement.row)
    for column, numbers in rows.items():
        yield f"no label in {column}: {_ranges(numbers)}"


def left_out(judgements: Sequence[Judgement]) -> tuple[str, ...]:
    """Return the strata without a label, which are not in the score."""
    found = precision(judgements, MEASURES["quotation"])
    return found.without if found else ()


def _groups(judgements: Sequence[Judgement]) -> Iterator[tuple[str, Sequence[Judgement]]]:
    """Yield the name and the rows of each kind, followed by those of its strata."""
    for kind, rows in _by(judgements, _kind, str):
        yield kind, rows
        yield from ((f"  {name}", own) for name, own in _by(rows, _stratum, order))


def _by(
    judgements: Iterable[Judgement],
    name: Callable[[Judgement], str],
    key: Callable[[str], Any],
) -> Iterator[tuple[str, Sequence[Judgement]]]:
    """Yield the rows grouped by a name, the names ordered by a key."""
    groups: dict[str, list[Judgement]] = {}
    for one in judgements:
        groups.setdefault(name(one), []).append(one)
    yield from sorted(groups.items(), key=lambda pair: key(pair[0]))


def _stratum(one: Judgement) -> str:
    return one.stratum


def _kind(one: Judgement) -> str:
    return kind_and_band(one.stratum)[0]


def _band(one: Judgement) -> str:
    return kind_and_band(one.stratum)[1]


def _estimate(name: str, found: Precision | None) -> str:
    if found is None:
        return f"{name:{_NAME}}{_NONE:>8}"
    return f"{name:{_NAME}}{_number(found.value):>8}{_interval(found):>13}{found.rows:>7}"


def _share(found: Precision | None) -> str:
    return f"{_NONE if found is None else _number(found.value):>11}"


def _number(share: float) -> str:
    """Return a share as in `.957`, or `1.000`."""
    return f"{share:.3f}".removeprefix("0")


def _interval(found: Precision) -> str:
    return f"{_number(found.low)}-{_number(found.high)}"


def _ranges(numbers: Sequence[int]) -> str:
    """Return the numbers of rows as in `row 4` or `rows 2-5, 8`."""
    ranges: list[list[int]] = []
    for number in numbers:
        if ranges and ranges[-1][1] == number - 1:
            ranges[-1][1] = number
        else:
            ranges.append([number, number])
    shown = ", ".join(f"{low}" if low == high else f"{low}-{high}" for low, high in ranges)
    return f"{'row' if len(numbers) == 1 else 'rows'} {shown}"
