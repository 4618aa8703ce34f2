"""Learning the weights that decide on the antecedents of pronouns."""
