"""From AnnotatedText to Utterances: what is said in a text, with or without quotation marks.

Enters: `AnnotatedText` and the lexicon. Leaves: `Utterance`s and terms.
`direct` pairs the marks from the text alone, `reported` reads clauses that report something from
the parse, `framing` finds the reporting clause beside a quotation, `speech` tells speech from
terms, `assemble` puts all of it together.
"""
