"""From attributions to quotations: the referents of the words that name speakers.

Takes an `AnnotatedText` and one `Attribution` for each utterance, and returns `Quote`s with their
`Speaker`s. `resolve` shows the order: `discourse` collects what is known beforehand, `names`
clusters the names of the text, `coreference` resolves every mention and utterance in text order,
`conversation` decodes the speakers of all turns together, `decision` unites the two, and
`speakers` makes the result, with the canonical names of `naming`.
"""
