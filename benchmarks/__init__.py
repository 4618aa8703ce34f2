"""How well and how fast quoteattr works, measured on corpora that anyone can get."""
