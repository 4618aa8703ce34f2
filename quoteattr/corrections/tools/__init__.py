"""What people made of our quotations in annotation tools, read as `Annotations`."""
