"""Texts to be read aloud: the stretches of a text, each with the voice that reads it."""
