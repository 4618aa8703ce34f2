"""What is found of several documents together: who of them is one person, and why."""
