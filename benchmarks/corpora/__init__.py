"""Readers of the corpora: gold annotation as frozen values."""
