"""The network: words enter, tags, trees, names and attribution relations leave.

`windows` splits a document into overlapping windows of word pieces, `network` is the transformer
with its heads, `decoding` and `relations` turn their scores into trees, spans and relations.
"""
