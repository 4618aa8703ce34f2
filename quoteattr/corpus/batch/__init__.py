"""A corpus of any size: its documents in shards, each of which is written whole and once.

`survey` counts the documents of the inputs and infers the types of their columns, `manifest`
records inputs, options and versions, and `run` does the shards that are missing.
"""
