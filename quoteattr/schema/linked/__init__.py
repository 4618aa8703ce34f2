"""The result for several documents together: which speakers are one person, and why."""
