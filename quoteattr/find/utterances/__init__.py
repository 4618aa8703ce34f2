"""Utterances and terms, assembled from stretches and reports."""
