"""The speakers of a document: how they look, whom they meet, and where they speak."""
