"""Mentions: names, nominals and pronouns that refer to people or things that can speak."""
