"""The exports of annotation tools, read as `Annotations`."""
