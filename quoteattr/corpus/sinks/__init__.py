"""Output files: how results are rendered and written, whole or not at all."""
