"""The choice between the possible antecedents of a pronoun, by learned weights."""
