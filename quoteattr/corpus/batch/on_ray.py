"""Do the shards of a corpus on a cluster, with Ray Data; needs `ray`.

Each shard is a row of a dataset, and a pool of actors maps these rows to the counts of what they
have written. Ray starts the actors, gives them work, and repeats the work of a node that died.
Whichever actor makes a shard writes the same files, each of them whole, so nothing is lost or
written twice.

The nodes need a shared folder that contains the inputs and the output.
"""

import os
import platform
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from pathlib import Path
from typing import Any

import attrs

from quoteattr.corpus.batch.deferred import Deferred, Load
from quoteattr.corpus.batch.run import Batch
from quoteattr.corpus.batch.shards import Counts
from quoteattr.corpus.stream import Item, Process, documents
from quoteattr.errors import EngineError, OutputFileError, QuoteAttrError
from quoteattr.schema.document import Document

_MOST_BLOCKS = 10_000
"""Largest number of blocks in the dataset of shards: Ray keeps metadata for each."""
_MEMORY = 750 * 2**20
"""Bytes that an actor needs, so that no node gets more actors than it has memory for."""
_SHARD, _ERROR = "shard", "error"


def check_ray() -> None:
    """Check that Ray is installed.

    Raises:
        EngineError: It is not installed.
    """
    try:
        import ray.data  # noqa: F401, PLC0415  an extra, and slow to import
    except ImportError as error:
        raise EngineError("ray is missing: pip install 'quoteattr[ray]'") from error


def run_on_ray(
    batch: Batch, load: Load, *, address: str, actors: int | None, meta: Mapping[str, str]
) -> Iterator[Counts]:
    """Do the missing shards, and yield the counts of each as soon as it is written.

    Args:
        batch: The corpus.
        load: Loads the pipeline, once in each actor.
        address: Address of the cluster: `auto`, or host and port of its head. If this process is
            already connected to a cluster, that one is used.
        actors: Number of actors, each with a core of its own; None for one on each core.
        meta: `Document.meta` of documents that cannot be made.

    Raises:
        EngineError: There is no such cluster, an actor cannot load the models or has another
            version of a package, or the nodes share no folder.
        OutputFileError: A shard cannot be written; those that are done remain.
    """
    if missing := batch.missing():
        work = _Work(batch, load, {**meta}, str(Path.cwd()))
        for row in _rows(work, missing, address, actors):
            if row[_ERROR]:
                raise (OutputFileError if row["is_output"] else EngineError)(row[_ERROR])
            counts = batch.shards.counts(row[_SHARD])
            if counts is None:
                where = f"{batch.shards.folder} of the node {row['node']}"
                raise EngineError(f"{where} is not the one here; use a folder that all nodes share")
            yield counts
    batch.finish()


@attrs.frozen
class _Work:
    """What an actor needs to know."""

    batch: Batch
    """The corpus."""
    load: Load
    """Loads a pipeline."""
    meta: Mapping[str, str]
    """`Document.meta` of documents that cannot be made."""
    folder: str
    """The working directory, which relative paths refer to."""


def _rows(
    work: _Work, missing: list[int], address: str, actors: int | None
) -> Iterator[dict[str, Any]]:
    import ray  # noqa: PLC0415  an extra
    import ray.data  # noqa: PLC0415

    is_ours = not ray.is_initialized()
    try:
        if is_ours:
            ray.init(address, configure_logging=False, log_to_driver=False)
        ray.data.DataContext.get_current().enable_progress_bars = False
        size = actors or max(1, int(ray.cluster_resources().get("CPU", 1)))
        shards = ray.data.from_items(
            [{_SHARD: shard} for shard in missing],
            override_num_blocks=min(len(missing), _MOST_BLOCKS),
        )
        yield from shards.map_batches(
            _Actor,
            fn_constructor_args=(work,),
            batch_size=1,
            num_cpus=1,
            memory=_MEMORY,
            compute=ray.data.ActorPoolStrategy(size=min(size, len(missing))),
        ).iter_rows()
    except (ray.exceptions.RayError, ConnectionError, ValueError) as error:
        reason = str(error).strip().rpartition("\n")[2]
        raise EngineError(f"Ray at {address}: {reason}") from error
    finally:
        if is_ours:
            ray.shutdown()


class _Actor:
    """Does shards in a process of the cluster, with models that it loads once."""

    def __init__(self, work: _Work) -> None:
        self._work = work
        self._process: Process | None = None

    def __call__(self, rows: Mapping[str, Any]) -> dict[str, list[Any]]:
        """Do the shard of the only row, and return how it went for the process that began it."""
        (shard,) = (int(shard) for shard in rows[_SHARD])
        error: Exception | None = None
        try:
            self._do(shard)
        except (QuoteAttrError, OSError) as found:
            error = found
        return {
            _SHARD: [shard],
            "node": [platform.node()],
            _ERROR: [str(error) if error else ""],
            "is_output": [isinstance(error, OutputFileError)],
        }

    def _do(self, shard: int) -> Counts | None:
        if self._process is None:
            self._process = self._loaded()
        batch = self._work.batch
        if batch.shards.counts(shard) is not None:  # done by an actor that died before reporting it
            return None
        attempt = batch.shards.attempt(shard)
        # A text may have killed the actor that made an earlier attempt. In a process of its own, it
        # kills only that process, and becomes an error, as in a run on one machine.
        isolated = attempt.exists()
        process = Deferred(self._work.load) if isolated else self._process
        attempt.parent.mkdir(exist_ok=True)
        attempt.touch()

        def results(items: Iterator[Item]) -> Iterator[Document]:
            return documents(items, process, meta=self._work.meta, workers=1, isolated=isolated)

        (counts,) = batch.make([shard], results)
        attempt.unlink(missing_ok=True)
        return counts

    def _loaded(self) -> Process:
        """Load the models, if this node has the same versions and sees the shared folder.

        Raises:
            EngineError: A version differs, a folder is missing, or the models cannot be loaded.
        """
        node, batch = platform.node(), self._work.batch
        for name, wanted in batch.manifest["versions"].items():
            if (found := version(name)) != wanted:
                raise EngineError(f"the node {node} has {name} {found}, and not {wanted}")
        try:
            os.chdir(self._work.folder)
        except OSError as error:
            raise EngineError(f"the node {node} does not see {self._work.folder}") from error
        if not batch.shards.folder.is_dir():
            raise EngineError(f"the node {node} does not see {batch.shards.folder}")
        process = self._work.load()
        batch.bind()
        return process
