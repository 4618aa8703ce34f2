"""Kill a run of `quoteattr corpus` at random moments until it has done everything.

`python -m tests.corpus.batch.killing SEED MOST_KILLS WORDS...` prints the number of kills.
"""

import importlib
import os
import random
import signal
import sys
import time
from collections.abc import Sequence

from quoteattr.cli import main
from tests.cli.fake import load

DONE, FAILED = 0, 1
"""Statuses of a run that did everything, the second if a text could not be done."""
_LONGEST = 0.08
"""Seconds after which a run is killed at the latest: some shards later."""


def kill_until_done(words: Sequence[str], chance: random.Random, most: int) -> int:
    """Return the number of kills; after the last one the run may end."""
    kills = 0
    while True:
        child = os.fork()
        if child == 0:
            os._exit(main(["corpus", *words], loader=load))
        if kills < most:
            time.sleep(chance.uniform(0, _LONGEST))
            os.kill(child, signal.SIGKILL)
        _, status = os.waitpid(child, 0)
        if os.WIFEXITED(status):
            if os.WEXITSTATUS(status) not in {DONE, FAILED}:
                sys.exit(f"the run ended with {os.WEXITSTATUS(status)}")
            return kills
        kills += 1


if __name__ == "__main__":
    # Once, and not in each child.
    importlib.import_module("pyarrow.parquet")
    seed, most_kills, *arguments = sys.argv[1:]
    print(kill_until_done(arguments, random.Random(int(seed)), int(most_kills)))  # noqa: T201
