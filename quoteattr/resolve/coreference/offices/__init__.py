"""Offices: who holds them, and what distinguishes them from others of the same noun."""

from quoteattr.resolve.coreference.offices.offices import Offices, read_offices
from quoteattr.resolve.coreference.offices.qualifiers import Qualifiers, qualifiers_of

__all__ = ["Offices", "Qualifiers", "qualifiers_of", "read_offices"]
