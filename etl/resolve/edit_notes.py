"""What an outlet says it did to an article: that it corrected, withdrew or updated it.

News of apologies, updates and deletions has the same words. So a word counts where it labels the text (تصحيح: …، محدث |
…), or beside what the article itself is called (سحب هذا الخبر).
"""

from __future__ import annotations

import re
from functools import cache

from etl.clean.keys import match_key
from etl.lexicon import read_lexicon

EDITS = ("retraction", "correction", "update")  # what is said of an article, the gravest first
_APART = r"[:|()\[\]«»\"*•\-–—.!]"  # stands beside a label
_TIME = r"(?:\s*\d[\d:]*)?"  # behind one: تحديث 14:30، تحديث 2


def says(text: str, edit: str) -> bool:
    """Whether a headline or sentence says that its article was so edited."""
    folded = match_key(text)
    label, anywhere, beside = (_phrases(edit, where) for where in ("label", "anywhere", "beside"))
    if re.search(rf"(?:^|{_APART})\s*{label}{_TIME}\s*(?:$|{_APART})", folded):
        return True
    if _stands(anywhere, folded):
        return True
    return _stands(beside, folded) and _stands(_phrases("itself", "anywhere"), folded)


def _stands(phrases: str, folded: str) -> bool:
    return re.search(rf"(?<!\w)[وفل]?{phrases}(?!\w)", folded) is not None


@cache
def _phrases(edit: str, where: str) -> str:
    """A pattern of the phrases that say so there; of none it matches nothing."""
    rows = (row for row in read_lexicon("edit_words") if (row["edit"], row["where"]) == (edit, where))
    return f"(?:{'|'.join(re.escape(match_key(row['phrase'])) for row in rows) or '(?!)'})"
