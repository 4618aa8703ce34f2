"""From Utterances to Attributions: which words of the text name the speaker of each quotation.

Enters: `AnnotatedText` and the `Utterance`s found in it. Leaves: one `Attribution` for each.
"""
