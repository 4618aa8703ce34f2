"""Utterances and terms, assembled from quoted stretches and reports."""
