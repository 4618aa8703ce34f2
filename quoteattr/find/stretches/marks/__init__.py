"""Quoted stretches by the cheapest analysis of all quotation marks of a document."""
