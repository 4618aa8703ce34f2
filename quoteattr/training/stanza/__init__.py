"""Compact English Stanza models: vectors, five processors, an offline package, its figures."""
