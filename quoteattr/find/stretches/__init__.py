"""Stretches of direct speech, from the text alone: quotation marks, dashes, labels."""
