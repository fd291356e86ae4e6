"""What only looks like a date: شارع 14 جانفي, مدينة السادس من أكتوبر, بن خميس الجمعة."""

from __future__ import annotations

from etl.annotate.dates.grammar import Match, Rules
from etl.annotate.dates.resolve import Reading

rules = Rules()


@rules("place al? daynum from? any_month", "place any_month", "not_date")
def lookalike(m: Match) -> list[Reading]:
    """Read as nothing, so that no other rule takes its words."""
    return []
