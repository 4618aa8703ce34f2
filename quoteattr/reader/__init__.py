"""The compact encoder: words enter, what a small neural network sees in them leaves.

`windows` cuts a document into overlapping windows of word pieces, `network` is the transformer with
its heads, `decoding` reads trees, spans and links off their scores.
"""
