"""What lies beside the data and nobody means as data, in a folder or an archive."""

from __future__ import annotations

import re

# Hidden files, what Hadoop, Spark and Macs lay beside data, read-me files, checksums, unfinished downloads, backups.
# An address may end in "notice" or "license": that is what an article's file is called then, in small letters.
_JUNK = re.compile(
    r"(?:^|/)(?:\.[^/]*|__MACOSX|_SUCCESS|_(?:temporary|delta_log|spark_metadata|(?:common_)?metadata)"
    r"|_(?:started|committed)_\d+)(?:/|$)"
    r"|(?:^|/)(?:(?:(?i:README)|LICEN[CS]E|Licen[cs]e|NOTICE|CHANGELOG)(?:\.(?:md|txt|rst))?"
    r"|(?i:Thumbs\.db|desktop\.ini))$"
    r"|(?:\.(?i:md5|sha1|sha256|sha512|sig|asc|crc|tmp|part|partial|crdownload|bak|swp|lock)|~)$"
)


def is_junk(path: str) -> bool:
    """Whether a name, or that of a folder above, says it is no data."""
    return _JUNK.search(path) is not None
