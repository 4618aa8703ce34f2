"""Stanza's tokenizer and lemmatizer, small: training, an offline package, figures."""
