"""Knowledge of English rather than of a document: marks, reporting words, syntax, names, lists."""
