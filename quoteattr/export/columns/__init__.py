"""The columns that a user may add to the rows, computed from the text around each quotation."""
