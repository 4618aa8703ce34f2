"""Sentences in which names are tagged, from corpora of names and from annotated novels."""
