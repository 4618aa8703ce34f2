"""From Utterances to Attributions: the words of the text that name the speaker of each utterance.

In: `AnnotatedText` and the `Utterance`s found in it. Out: one `Attribution` for each.
"""
