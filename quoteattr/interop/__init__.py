"""Where other people's pipelines meet ours: spaCy's documents in, and our quotations on them.

Enters: a `spacy.tokens.Doc`, or the pipeline that makes one. Leaves: an `AnnotatedText` for our
pipeline, or the same `Doc` with quotations.
"""
