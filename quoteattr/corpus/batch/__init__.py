"""A corpus of any size: its documents in shards, each of which is written whole and once.

`survey` counts the documents of the inputs and types their columns, `manifest` says what is done
with what, and `run` does the shards that are missing.
"""
