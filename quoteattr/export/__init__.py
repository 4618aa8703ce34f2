"""Formats for results.

Enters: `Document`s. Leaves: text in one format, one module for each.
"""
