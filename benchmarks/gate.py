"""Floors of accuracy for a subset that takes about a minute, so that no loss goes unnoticed.

The floors are in `baseline.json`, with a hash of the texts and their gold, so that neither can
change unnoticed.
"""

import hashlib
import json
import math
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import attrs

from benchmarks.corpora import challenge
from benchmarks.corpora.litbank import litbank_files, read_litbank
from benchmarks.corpora.texts import choose
from benchmarks.engines.runs import Engine
from benchmarks.measures import verdicts
from benchmarks.statistics.extents import Measures
from benchmarks.tasks import FICTION, NEWS, SEED, Task, read_seed, seed_as_news

BASELINE = Path(__file__).parent / "baseline.json"
DEFAULT_LITBANK = Path(__file__).parents[2] / "shared" / "data" / "litbank"
# Every sixth of the 75 texts that were at hand, by name.
SAMPLE = (
    "105_persuasion",
    "1206_the_flying_u_ranch",
    "1400_great_expectations",
    "1695_the_man_who_was_thursday_a_nightmare",
    "2095_clotelle_a_tale_of_the_southern_states",
    "2641_a_room_with_a_view",
    "32_herland",
    "41_the_legend_of_sleepy_hollow",
    "45_anne_of_green_gables",
    "541_the_age_of_innocence",
    "6593_history_of_tom_jones_a_foundling",
    "77_the_house_of_the_seven_gables",
)
_STEP = 1000
"""Floors are rounded down to a thousandth, so that the last bits of a processor do not matter."""
_TIES = {"seed": 0.07, "challenge": 0.01, "litbank": 0.01}
_PASSAGE = 0.2
"""How far a floor is below what was measured: a network decides near ties differently on another
processor or with another number of threads, which is one quotation of the seed article, one passage
of a file, or a hundredth of a larger set."""
_SEED_MEASURES = ("content characters F", "content IoU50 F", "content+source F")
_LITBANK_MEASURES = ("segment exact F", "quotations found", "speaker")

Results = Mapping[str, Measures]
"""The measures of each set of inputs."""


class LoweredFloorError(Exception):
    """An update would lower a floor without permission."""


@attrs.frozen
class Baseline:
    """The inputs and the floors measured on them."""

    inputs: Mapping[str, str]
    """A hash of each set of texts with their gold."""
    floors: Results
    """The least of each measure, by set."""


def read_baseline(path: Path = BASELINE) -> Baseline:
    """Return the stored floors, none if there is no file."""
    if not path.exists():
        return Baseline({}, {})
    stored = json.loads(path.read_text(encoding="utf-8"))
    return Baseline(stored["inputs"], stored["floors"])


def write_baseline(baseline: Baseline, path: Path = BASELINE) -> None:
    """Store the floors."""
    text = json.dumps(attrs.asdict(baseline), indent=2, sort_keys=True, ensure_ascii=False)
    path.write_text(text + "\n", encoding="utf-8")


def hash_inputs(litbank: Path | None) -> dict[str, str]:
    """Return the hash of each set of inputs that is available."""
    files = {
        "seed": [SEED, SEED.with_suffix(".gold.json")],
        "challenge": sorted(challenge.FOLDER.glob("*.txt")),
    }
    if litbank:
        files["litbank"] = [path for stem in SAMPLE for path in litbank_files(litbank, stem)]
    return {name: _hash(paths) for name, paths in files.items()}


def measure(engine: Engine, litbank: Path | None) -> dict[str, Measures]:
    """Return the measures of an engine on the subset."""
    gold = read_seed()
    news = Task("seed", lambda: [seed_as_news(gold)], NEWS).run(engine)
    verdict = verdicts.judge(challenge.as_passage(gold), engine(gold.text))
    to_the_letter = verdicts.measures(verdicts.count([verdict]))["quotations right"]
    results = {"seed": {**_some(news.measures, _SEED_MEASURES), "quotations right": to_the_letter}}
    found = [verdicts.judge(own, engine(own.text)) for own in challenge.read_challenge()]
    results["challenge"] = verdicts.measures(verdicts.count(found))
    for phenomenon, own in by_phenomenon(found).items():
        passed = verdicts.measures(verdicts.count(own))["passages passed"]
        results["challenge"][f"passed: {phenomenon}"] = passed
    if litbank:
        folder = litbank
        sample = Task("litbank", lambda: choose(read_litbank(folder), only=SAMPLE), FICTION)
        results["litbank"] = _some(sample.run(engine).measures, _LITBANK_MEASURES)
    return results


def by_phenomenon(
    found: Sequence[verdicts.Verdict],
) -> dict[str, list[verdicts.Verdict]]:
    """Return the verdicts of each file."""
    groups: dict[str, list[verdicts.Verdict]] = {}
    for verdict in found:
        groups.setdefault(verdict.passage.phenomenon, []).append(verdict)
    return groups


def failures(baseline: Baseline, inputs: Mapping[str, str], results: Results) -> Iterator[str]:
    """Yield each floor that is missed and each set of inputs that is not the one measured.

    Sets of inputs that are not available, such as LitBank, are skipped.
    """
    for name, own in inputs.items():
        if name not in baseline.inputs:
            yield f"{name}: there are no floors yet; store them with --update"
        elif baseline.inputs[name] != own:
            yield f"{name}: the texts or their gold have changed; look at them, then use --update"
    yield from _below(baseline, results)


def update(
    baseline: Baseline,
    inputs: Mapping[str, str],
    results: Results,
    *,
    allow_lower: bool = False,
) -> Baseline:
    """Return the floors raised to the results; missing sets keep theirs.

    Raises:
        LoweredFloorError: A result is below its floor, and `allow_lower` is not given.
    """
    lowered = list(_below(baseline, results))
    if lowered and not allow_lower:
        raise LoweredFloorError("\n".join(lowered))
    reached = {
        name: {measure: _floor(name, measure, value) for measure, value in own.items()}
        for name, own in results.items()
    }
    return Baseline({**baseline.inputs, **inputs}, {**baseline.floors, **reached})


def _floor(name: str, measure: str, value: float) -> float:
    ties = _PASSAGE if measure.startswith("passed: ") else _TIES.get(name, 0.0)
    return max(0.0, math.floor((value - ties) * _STEP) / _STEP)


def _below(baseline: Baseline, results: Results) -> Iterator[str]:
    for name, floors in baseline.floors.items():
        if name not in results:
            continue
        for measure_name, floor in floors.items():
            value = results[name].get(measure_name)
            if value is None:
                yield f"{name}: {measure_name} is no longer measured; its floor is {floor:.3f}"
            elif value < floor:
                yield f"{name}: {measure_name} is {value:.4f}, below its floor of {floor:.3f}"


def _some(measures: Measures, names: Sequence[str]) -> Measures:
    return {name: measures[name] for name in names}


def _hash(paths: Sequence[Path]) -> str:
    digest = hashlib.sha256()
    for path in paths:
        content = path.read_bytes()
        digest.update(f"{path.name} {len(content)}\n".encode())
        digest.update(content)
    return digest.hexdigest()
