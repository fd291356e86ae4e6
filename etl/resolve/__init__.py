"""Decisions across articles: what names count as, which articles are one story, what outlets changed in them.

resolve(engine)                                # after a load: what it wrote, and what that settles elsewhere
resolve(engine, everything=True)               # all the warehouse anew; the same links, stories and edits
judge(engine, Judgement("same", …), author)    # an analyst's yes or no, and what it changes
correct(engine, Correction("name", …), author) # an analyst's word on what was read in an article
"""

from sqlalchemy import Engine

from etl.resolve.corrected_words import settle_corrections
from etl.resolve.corrections import Corrected, Correction, correct, withdraw
from etl.resolve.judged_words import Read, find_read
from etl.resolve.judgements import Change, Judgement, find_article, judge
from etl.resolve.links import settle_links
from etl.resolve.versions import settle_versions

__all__ = [
    "Change",
    "Corrected",
    "Correction",
    "Judgement",
    "Read",
    "correct",
    "find_article",
    "find_read",
    "judge",
    "resolve",
    "withdraw",
]


def resolve(engine: Engine, *, everything: bool = False) -> None:
    """Settle where judged words stand, whom names mean, stories and edits; a second call changes nothing.

    To be called when batches were loaded. What was interrupted is taken up by the next call.

    Args:
        everything: look at all there is, and not only at what was loaded or judged since the last call.
    """
    settle_corrections(engine, everything=everything)
    settle_links(engine, everything=everything)
    settle_versions(engine, everything=everything)
