"""From AnnotatedText to Utterances: what is said in a text, with or without quotation marks.

Enters: `AnnotatedText` and the lexicon. Leaves: `Utterance`s and terms.
`direct` pairs the marks from the text alone (`marks`, `moves`, `pairing`, `convention`, `dashes`,
`interruptions`); `reported` reads from the parse what words report, by the patterns of `clauses`
and `objects`, and `adverbial` what phrases and headlines do; `framing` finds the reporting clause
beside a quotation, `speech` tells speech from terms, `assemble` puts all of it together.
"""
