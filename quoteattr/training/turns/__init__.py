"""Learning the weights that decide on the speakers in conversations."""
