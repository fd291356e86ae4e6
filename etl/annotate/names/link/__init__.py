"""Which entity of the lexicons a cluster is."""
