"""The values that the rooms hand to each other and to the user; imports nothing but errors."""
