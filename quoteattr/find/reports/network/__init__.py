"""Reports from the attribution relations of the network, corrected by the parse."""
