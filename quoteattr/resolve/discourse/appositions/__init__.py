"""Mentions that syntax makes coreferent with a nominal: apposition, copula, office."""

from quoteattr.resolve.discourse.appositions.appositions import (
    coreferent_mention,
    gender_in_apposition,
)

__all__ = ["coreferent_mention", "gender_in_apposition"]
