"""The teacher: a fine-tuned transformer that labels raw text for the compact models to learn."""
