"""What all measures share: extents, counts, intervals and calibration."""
