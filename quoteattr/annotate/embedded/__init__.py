"""The engine of the package: Stanza's tokenizer and lemmas, run without Stanza, and a reader.

The files are those that Stanza trains and reads. Stanza makes an object of each word three times
over, and takes a second to import, which is as long as an article takes in all.
"""
