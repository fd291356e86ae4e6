"""Count how many articles of the ANT corpus hold each phrase that may be a keyword.

    python -m training.count_phrases DATA

DATA is the folder that holds ``corpora/antcorpus.zip``. An article that begins like another is counted once. Phrases
that few articles hold are left out: what is not in the table counts as held by none.
"""

from __future__ import annotations

import argparse
import gzip
import io
from collections import Counter
from pathlib import Path

from etl.annotate.dates import DateAnnotator
from etl.annotate.names import NameAnnotator
from etl.annotate.syntax.article_tokens import Tokens
from etl.annotate.topics.candidates import occurrences
from etl.annotate.topics.corpus import ALL, COUNTS
from etl.records import Annotations
from training.raw_news import ANT_CORPUS, ant_articles
from training.topic_articles import read_article

FEWEST = 4  # articles
SAME_ARTICLE = 200  # characters


def count(path: Path) -> Counter[str]:
    """By phrase, how many articles hold it; all of them by ``ALL``."""
    names, dates = NameAnnotator(), DateAnnotator()
    seen: set[str] = set()
    counts: Counter[str] = Counter()
    for _, title, body in ant_articles(path):
        if body[:SAME_ARTICLE] in seen:
            continue
        seen.add(body[:SAME_ARTICLE])
        document, found = read_article(title, body), Annotations(version_id=0)
        names.annotate(document, found)
        dates.annotate(document, found)
        counts.update({each.key for each in occurrences(Tokens(document, found), found)})
        counts[ALL] += 1
    return counts


def write(path: Path, counts: Counter[str]) -> None:
    """Save the phrases that are not few, in the order of their keys."""
    rows = [f"{key}\t{counts[key]}\n" for key in sorted(counts) if counts[key] >= FEWEST]
    packed = io.BytesIO()
    with gzip.GzipFile(fileobj=packed, mode="wb", mtime=0) as file:
        file.write("".join(rows).encode())
    path.write_bytes(packed.getvalue())


def main() -> None:
    """Count and save."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawTextHelpFormatter)
    parser.add_argument("data", type=Path)
    write(COUNTS, count(parser.parse_args().data / ANT_CORPUS))


if __name__ == "__main__":
    main()
