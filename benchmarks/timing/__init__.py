"""Speed, growth and memory of the engines, the corpus command and the report."""
