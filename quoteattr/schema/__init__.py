"""The nouns: what the rooms hand to each other and what the user gets. Imports nothing of ours."""
