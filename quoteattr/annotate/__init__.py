"""From str to AnnotatedText: paragraphs, sentences, tokens, syntax and entities.

Enters: any str. Leaves: an `AnnotatedText` whose offsets are those of the untouched str.
`stanza_adapter` runs Stanza; `conllu` reads a parse from elsewhere.
"""
