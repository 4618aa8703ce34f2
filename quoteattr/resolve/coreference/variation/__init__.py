"""Variation: descriptions that replace the name of whoever a passage is about."""
