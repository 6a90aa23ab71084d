"""How well names are resolved: worlds of small papers whose names a reader has grouped, and real names alone."""
