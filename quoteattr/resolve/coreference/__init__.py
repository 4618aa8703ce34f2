"""The antecedent of each mention, in one pass over the text."""
