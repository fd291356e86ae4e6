"""What lies beside the data and nobody means as data, in a folder or an archive."""

from __future__ import annotations

import re

# Hidden and read-me files, checksums, unfinished downloads.
_JUNK = re.compile(
    r"(?:^|/)(?:[._][^/]*|__MACOSX)(?:/|$)"
    r"|(?:^|/)(?:README|LICEN[CS]E|NOTICE|CHANGELOG|Thumbs\.db|desktop\.ini)(?:\.[^/.]*)?$"
    r"|(?:\.(?:md5|sha1|sha256|sha512|sig|asc|crc|tmp|part|partial|crdownload|bak|swp|lock)|~)$",
    re.IGNORECASE,
)


def is_junk(path: str) -> bool:
    """Whether a name, or that of a folder above, says it is no data."""
    return _JUNK.search(path) is not None
