"""Names that are none: each rule says why."""
