"""From str to AnnotatedText: paragraphs, sentences, tokens, syntax and entities.

Enters: any str. Leaves: an `AnnotatedText` whose offsets are those of the untouched str.
`embedded` runs the shipped models, `stanza_adapter` Stanza's; `conllu` reads a parse from
elsewhere.
"""
