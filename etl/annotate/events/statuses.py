"""The statuses of events: told as a fact, announced, merely thought of, or said not to have happened."""

ACTUAL, FUTURE, HYPOTHETICAL, NEGATED = "actual", "future", "hypothetical", "negated"
