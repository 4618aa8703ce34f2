"""Pairs quotation marks by the cheapest analysis of all marks of a document."""
