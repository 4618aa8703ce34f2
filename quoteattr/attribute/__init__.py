"""From Utterances to Attributions: the words of the text that name the speaker of each utterance.

Enters: `AnnotatedText` and the `Utterance`s found in it. Leaves: one `Attribution` for each.
"""
