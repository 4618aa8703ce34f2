"""The code of a worker process, and the folder through which it returns results to the pool.

A worker can be killed at any moment. A half-written message in a shared pipe would block the pool
forever, so results are files of the spool, which appear whole, and the pipe carries only
acknowledgements. A marker file shows which item a worker was doing when it died.
"""

import contextlib
import os
import pickle
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

import attrs

from quoteattr.system.parents import depend_on_parent

_state: dict[str, Any] = {}
"""The work, the spool and the number of the item of this worker process; empty in the process that
owns the pool."""


@attrs.frozen
class Spool:
    """The folder that a pool shares with its workers."""

    folder: Path
    """An existing folder, which the pool removes at the end."""

    @property
    def work(self) -> Path:
        """The pickled work, which every worker loads once."""
        return self.folder / "work"

    @property
    def start_error(self) -> Path:
        """Why a worker could not load its work; missing if all could."""
        return self.folder / "start-error"

    def marker(self, number: int) -> Path:
        """Return the file that exists while a worker does the item of this number.

        Its content is the share of the item that is done.
        """
        return self.folder / f"{number}.started"

    def share(self, number: int) -> float:
        """Return how much of an item is done, from 0 to 1, by the last report of its worker."""
        if self.result(number).exists():
            return 1.0
        try:
            return float(self.marker(number).read_text(encoding="utf-8"))
        except (OSError, ValueError):  # not begun, or just being written
            return 0.0

    def result(self, number: int) -> Path:
        """Return the file with the pickled result of the item of this number."""
        return self.folder / f"{number}.result"

    def write_result(self, number: int, content: bytes) -> None:
        """Store a result so that it appears whole or not at all."""
        draft = self.folder / f"{number}.draft"
        draft.write_bytes(content)
        draft.replace(self.result(number))

    def take_result(self, number: int) -> Any:  # noqa: ANN401  any result of any work
        """Return the result of an item and remove its files."""
        path = self.result(number)
        result = pickle.loads(path.read_bytes())  # noqa: S301  written by our own worker
        path.unlink()
        self.marker(number).unlink(missing_ok=True)
        return result


def start(folder: Path, parent: int) -> None:
    """Load the work; an error is left in the spool for the parent to report.

    Args:
        folder: The folder of the spool.
        parent: Process id of the pool's owner. The worker ends when it does.
    """
    spool = Spool(folder)
    depend_on_parent(parent, partial(shutil.rmtree, folder, ignore_errors=True))
    try:
        work: Callable[[Any], Any] = pickle.loads(spool.work.read_bytes())  # noqa: S301  our own
    except BaseException as error:  # noqa: BLE001  whatever it is, the parent has to know
        # The folder is gone if the parent was killed meanwhile.
        with contextlib.suppress(OSError):
            spool.start_error.write_text(f"{type(error).__name__}: {error}", encoding="utf-8")
        os._exit(1)
    _state.update(work=work, spool=spool)


def run(number: int, item: Any) -> None:  # noqa: ANN401  any item of any work
    """Do the work on one item and store the result under its number."""
    spool: Spool = _state["spool"]
    _state["number"] = number
    report(0.0)
    spool.write_result(number, pickle.dumps(_state["work"](item)))


def report(share: float) -> None:
    """Report how much of the item of this worker is done; ignored outside a worker.

    Args:
        share: From 0 to 1.
    """
    if spool := _state.get("spool"):
        spool.marker(_state["number"]).write_text(f"{share:.3f}", encoding="utf-8")
