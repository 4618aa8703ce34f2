"""Which quotations and terms a user wants to keep."""
