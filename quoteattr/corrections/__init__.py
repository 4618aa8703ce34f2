"""Corrections of a result by a person, which are kept and applied again.

Enters: a `Document` and `Corrections`, from a file or from an annotation tool. Leaves: the
corrected `Document`, what could not be applied, and the `Character`s for a new run.
"""
