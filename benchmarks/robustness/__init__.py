"""Odd texts, and what must hold for the document of any text."""
