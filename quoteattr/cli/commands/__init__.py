"""The commands beside the plain one, each with a parser of its own."""
