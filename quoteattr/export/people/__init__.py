"""The people in results: the cast, and the network of who speaks to whom."""
