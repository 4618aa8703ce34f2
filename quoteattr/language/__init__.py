"""Knowledge of English, of no document: marks, reporting words, syntax, names, word lists."""
