"""Keys from content."""

from __future__ import annotations

from hashlib import blake2b


def content_key(*parts: str | int | None) -> int:
    """A positive 63-bit key derived from content alone, the same in every process and on every engine.

    Parts are length-prefixed, so ("ab", "c") and ("a", "bc") differ; None and "" differ too.
    """
    given = [b"\xff" if part is None else str(part).encode("utf-8", "surrogatepass") for part in parts]
    framed = b"".join([len(data).to_bytes(8, "big") + data for data in given])
    return int.from_bytes(blake2b(framed, digest_size=8).digest(), "big") >> 1
