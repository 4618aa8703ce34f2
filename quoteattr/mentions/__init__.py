"""Mentions: names, nominals and pronouns that refer to somebody or something that can speak."""
