"""Indexes of names by their words, for groups under construction and for finished clusters."""
