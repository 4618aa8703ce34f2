"""Many documents: the same work on several processes of one machine."""
