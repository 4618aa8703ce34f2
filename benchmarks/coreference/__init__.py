"""Coreference: which names are one person, and to whom pronouns and descriptions refer."""
