"""Name clusters: which names refer to one speaker, and what the text says about their bearers."""
