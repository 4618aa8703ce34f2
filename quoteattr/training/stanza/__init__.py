"""Stanza's tokenizer and lemmatizer, small: corpora, training, an offline package, figures."""
