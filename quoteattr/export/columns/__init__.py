"""Columns that are computed from the text around each quotation."""
