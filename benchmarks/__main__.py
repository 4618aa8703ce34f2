"""The command line: `python -m benchmarks` and the name of a measurement; see `commands`."""

import sys
from collections.abc import Sequence

from benchmarks.commands import accuracy, aspects, passages, robustness, timing
from benchmarks.commands.options import parser
from benchmarks.commands.tables import WRONG_USE
from benchmarks.corpora.challenge import ChallengeError
from benchmarks.corpora.layouts import LayoutError
from benchmarks.corpora.texts import CorpusError
from benchmarks.engines.peers import MissingPeerError
from benchmarks.timing.interaction import InteractionError

COMMANDS = {
    "accuracy": accuracy.accuracy,
    "acts": aspects.acts,
    "challenge": passages.challenge,
    "confidence": aspects.confidence,
    "coreference": aspects.coreference,
    "corpus": timing.corpus,
    "fuzz": robustness.fuzz,
    "gap": aspects.gap,
    "gate": passages.gate,
    "growth": timing.growth,
    "identity": aspects.identity,
    "layouts": passages.layouts,
    "page": timing.page,
    "people": aspects.people,
    "speed": timing.speed,
}


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line and return its exit status."""
    options = parser().parse_args(arguments)
    try:
        return COMMANDS[options.command](options)
    except (CorpusError, MissingPeerError, ChallengeError, LayoutError, InteractionError) as error:
        sys.stderr.write(f"benchmarks: {error}\n")
        return WRONG_USE


if __name__ == "__main__":
    sys.exit(main())
