"""Reasons to reject a report, one function for each."""
