"""Which quotations and terms a user asked for."""
