"""Input files: how they are found, recognised and decoded."""
