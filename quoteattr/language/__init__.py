"""What English is: its marks, its reporting words, its syntax, its names. Knows no document."""
