"""Transcripts: labels that name the speaker of a turn, and how far each turn extends."""
