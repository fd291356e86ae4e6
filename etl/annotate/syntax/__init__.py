"""Arabic as its grammar describes it, for every annotator to read."""
