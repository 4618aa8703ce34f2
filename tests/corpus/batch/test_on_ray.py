"""A corpus on a cluster of two nodes, one of which dies: `pytest -m ray`, a minute or two."""

import json
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from quoteattr.cli import main
from tests.cli.fake import DELAY, load
from tests.corpus.batch.test_run import ROOT, content

ray = pytest.importorskip("ray", reason="the ray extra brings it")
cluster_utils = pytest.importorskip("ray.cluster_utils", reason="the ray extra brings it")
# Files and sockets of Ray's own are left to the garbage collector.
pytestmark = [pytest.mark.ray, pytest.mark.filterwarnings("default")]

DOCUMENTS, IN_A_SHARD = 200, 5


@pytest.fixture
def cluster(monkeypatch: pytest.MonkeyPatch) -> Iterator[Any]:
    """A head without cores, and two nodes with a core each."""
    monkeypatch.setenv(DELAY, "0.05")
    monkeypatch.setenv("PYTHONPATH", str(ROOT))
    monkeypatch.setenv("RAY_USAGE_STATS_ENABLED", "0")
    # A node that says nothing is taken for dead after a few seconds, not after half a minute.
    monkeypatch.setenv("RAY_health_check_initial_delay_ms", "1000")
    monkeypatch.setenv("RAY_health_check_period_ms", "1000")
    monkeypatch.setenv("RAY_health_check_failure_threshold", "3")
    found = cluster_utils.Cluster(
        initialize_head=True, head_node_args={"num_cpus": 0, "include_dashboard": False}
    )
    yield found
    found.shutdown()


@pytest.fixture
def corrections(tmp_path: Path) -> Path:
    """Ann is the speaker in one of the articles; a correction of another one does not fit it."""

    def said_by_ann(number: int) -> dict[str, Any]:
        text = f"Ada counts to {number}."
        parts = [{"start": 0, "end": len(text), "text": text}]
        quote = {"parts": parts}
        return {"action": "set-speaker", "quote": quote, "speaker": {"name": "Ann"}}

    given = [
        {
            "type": "quoteattr corrections",
            "version": 1,
            "document": f"articles:{row}",
            "corrections": [said_by_ann(number)],
        }
        for row, number in ((8, 7), (9, 80))
    ]
    path = tmp_path / "corrections.json"
    path.write_text(json.dumps(given), encoding="utf-8")
    return path


@pytest.fixture
def articles(tmp_path: Path) -> Path:
    """Articles, one of which breaks, and one of which its process dies."""
    path = tmp_path / "articles.jsonl"
    odd = {40: "break", 111: "die"}
    texts = [odd.get(number, f"Ada counts to {number}.") for number in range(DOCUMENTS)]
    lines = (json.dumps({"text": text, "n": number}) for number, text in enumerate(texts))
    path.write_text("".join(f"{line}\n" for line in lines), encoding="utf-8")
    return path


def _run(articles: Path, out: Path, *more: object) -> int:
    words = ["corpus", articles, out, "--shard-size", IN_A_SHARD, *more]
    return main([str(word) for word in words], loader=load)


def _done(out: Path) -> int:
    return sum(1 for _ in (out / "shards").glob("[0-9]*.json"))


def test_a_node_that_dies_loses_and_doubles_nothing(
    articles: Path,
    tmp_path: Path,
    cluster: Any,  # noqa: ANN401  Ray has no types
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The result is that of a run on one machine, byte for byte, and the other node goes on."""
    out = tmp_path / "ray"
    nodes = [cluster.add_node(num_cpus=1) for _ in range(2)]
    half = DOCUMENTS // IN_A_SHARD // 2
    seen: list[int] = []
    is_over = threading.Event()

    def kill() -> None:
        while _done(out) < half and not is_over.wait(0.05):
            pass
        cluster.remove_node(nodes[1], allow_graceful=False)
        seen.append(_done(out))

    killer = threading.Thread(target=kill, daemon=True)
    killer.start()
    status = _run(articles, out, "--ray", cluster.address)
    is_over.set()
    killer.join(timeout=60)

    assert status == 1
    assert half <= seen[0] < DOCUMENTS // IN_A_SHARD
    assert capsys.readouterr().err.splitlines()[-1] == (
        f"quoteattr: {DOCUMENTS} documents, 198 quotations, 2 failed (see {out / 'errors'}), "
        f"written to {out}"
    )
    monkeypatch.delenv(DELAY)
    _run(articles, tmp_path / "local", "--workers", 2)
    assert content(out) == content(tmp_path / "local")


def test_corrections_reach_the_cluster(
    articles: Path,
    corrections: Path,
    tmp_path: Path,
    cluster: Any,  # noqa: ANN401
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The tables, and what does not fit, are those of a run on one machine."""
    cluster.add_node(num_cpus=1)
    said = []
    for name, more in (("local", ("--workers", 2)), ("ray", ("--ray", cluster.address))):
        _run(articles, tmp_path / name, "-q", "--corrections", corrections, *more)
        lines = capsys.readouterr().err.replace(name, "").splitlines()
        said.append([line for line in lines if line.startswith("quoteattr: ")])  # Ray has others

    assert content(tmp_path / "ray") == content(tmp_path / "local")
    assert said[0] == said[1]
    assert said[0][0].startswith("quoteattr: articles:9: not applied")


def test_a_run_goes_on_where_it_was_stopped(
    articles: Path,
    tmp_path: Path,
    cluster: Any,  # noqa: ANN401
    capsys: pytest.CaptureFixture[str],
) -> None:
    """What one machine has done is not done again."""
    cluster.add_node(num_cpus=1)
    _run(articles, tmp_path / "out", "--workers", 2)
    before = content(tmp_path / "out")
    (tmp_path / "out" / "quotes" / "part-00003.parquet").unlink()
    capsys.readouterr()

    assert _run(articles, tmp_path / "out", "--ray", cluster.address) == 1
    assert content(tmp_path / "out") == before
    assert "39 of 40 shards were done before" in capsys.readouterr().err
