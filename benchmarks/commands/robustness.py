"""Odd texts through the shipped pipeline."""

import argparse

from benchmarks.commands.tables import FAILED, PASSED, print_lines
from benchmarks.engines.peers import load_pipeline
from benchmarks.robustness import fuzz as fuzzing


def fuzz(options: argparse.Namespace) -> int:
    """Try odd texts for a time, and keep those that break an invariant."""
    seconds, keep = 60 * options.minutes, options.keep
    summary = fuzzing.fuzz(load_pipeline(), seconds=seconds, seed=options.seed, keep=keep)
    print_lines(fuzzing.summary_lines(summary, keep))
    return FAILED if summary.failures else PASSED
