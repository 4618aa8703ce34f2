"""Interoperability with other tools: spaCy and notebooks.

Enters: a `spacy.tokens.Doc`, or the pipeline that makes one. Leaves: an `AnnotatedText` for our
pipeline, or the `Doc` with quotations. `notebook` displays a `Document` in IPython.
"""
