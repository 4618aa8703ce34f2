"""From Quotes to str: the forms in which a result leaves the program.

Enters: `Document`s. Leaves: text in one format, one module for each.
"""
