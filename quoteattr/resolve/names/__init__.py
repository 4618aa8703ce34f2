"""Which names belong to one cluster, and what the text says about those who bear them."""
