"""The engine of the package: Stanza's tokenizer and lemmas, run without Stanza, and a reader.

The files are those that Stanza trains and reads. Stanza itself creates three objects for each
word, and takes a second to import: as long as an article takes in all.
"""
