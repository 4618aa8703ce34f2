"""What is known of a text before coreference resolution: mentions, clusters, salience, syntax."""
