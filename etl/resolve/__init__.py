"""Decisions across articles: what names count as, which articles are one story, what outlets changed in them.

resolve(engine)                                # after a load: what it wrote, and what that settles elsewhere
resolve(engine, everything=True)               # all the warehouse anew; the same links, stories and edits
judge(engine, Judgement("same", …), author)    # an analyst's yes or no, and what it changes
"""

from sqlalchemy import Engine

from etl.resolve.judgements import Change, Judgement, find_article, judge
from etl.resolve.links import settle_links
from etl.resolve.versions import settle_versions

__all__ = ["Change", "Judgement", "find_article", "judge", "resolve"]


def resolve(engine: Engine, *, everything: bool = False) -> None:
    """Settle whom names mean, stories and edits, by all the warehouse holds; a second call changes nothing.

    To be called when batches were loaded. What was interrupted is taken up by the next call.

    Args:
        everything: look at all there is, and not only at what was loaded or judged since the last call.
    """
    settle_links(engine, everything=everything)
    settle_versions(engine, everything=everything)
