"""From Attributions to Quotes: who the words that name a speaker refer to.

Enters: `AnnotatedText` and one `Attribution` for each utterance. Leaves: `Quote`s, each with its
`Speaker`, and all `Speaker`s.
`names` clusters the names of the text, `walk` reads it from start to end and gives every mention
and quotation its cluster (`references` and `descriptions` decide what one mention refers to,
`salience` keeps who is salient). `conversation` weighs all turns together: `exchange` collects
them, `candidates` may have spoken them, `features` says what speaks for each, `weights` what that
counts. `canonical` names a cluster, `speakers` makes the result.
"""
