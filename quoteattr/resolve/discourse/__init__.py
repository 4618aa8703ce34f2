"""What is known of a text before coreference: mentions, clusters, salience, syntax of names."""
