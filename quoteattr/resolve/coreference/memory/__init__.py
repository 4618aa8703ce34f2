"""What one pass over a text knows and remembers, beside the referents of the mentions."""
