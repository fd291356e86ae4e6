"""Decisions across articles: what the names of one article count as, by what the others and analysts say.

resolve(engine)                                # after a load: what it wrote, and what that settles elsewhere
resolve(engine, everything=True)               # all the warehouse anew; the same links
judge(engine, Judgement("same", …), author)    # an analyst's yes or no, and what it changes
"""

from etl.resolve.judgements import Change, Judgement, find_article, judge
from etl.resolve.links import resolve

__all__ = ["Change", "Judgement", "find_article", "judge", "resolve"]
