"""From AnnotatedText to Utterances: what is said in a text, with or without quotation marks.

Enters: `AnnotatedText` and the lexicon. Leaves: `Utterance`s and terms.
`direct` pairs the marks from the text alone (`marks`, `weighing`, `moves`, `pairing`, `convention`,
`unclosed`, `dashes`, `interruptions`, `transcripts`); `reported` reads from the parse what words
report, by the patterns of `clauses`, `infinitives` and `objects`, `adverbial` what phrases and
headlines do, and `read` takes what the reader sees; `gathering` puts these reports together.
`framing` and `quotatives` find the reporting clause beside a quotation, `joining` tells which
quoted stretches are one quotation, `speech` tells speech from terms, `assemble` makes utterances of
all of it, and `media` tells writing from speech.
"""
