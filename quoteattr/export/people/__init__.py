"""What results say of the people in them: the cast, and the network of who speaks to whom."""
