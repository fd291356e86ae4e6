"""Discovery: from paths, folders, patterns and addresses to the files to read, each with a fingerprint."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from fnmatch import fnmatchcase
from typing import Any

from etl.errors import UserError
from etl.extract.addresses import Place, is_pattern, locate, matches, pattern_root
from etl.extract.junk import is_junk
from etl.extract.lines import HEAD
from etl.extract.plain_text import ENDINGS as PLAIN_TEXT
from etl.extract.sidecar import names_beside, tells_of_a_text
from etl.extract.sources import UNSORTED, Source, slugify
from etl.storable import escaped

_AT_A_TIME = 500  # beginnings of files that are held
_REMEDY = "KHABAR_FOLLOW_LINKS=yes reads such links"


@dataclass(frozen=True, slots=True)
class InputObject:
    """A file to read. ``extract`` says in a Rejected what is wrong with one that cannot be."""

    address: str  # absolute path, or URL
    size: int  # bytes as stored
    fingerprint: str  # changes with the content
    source: str  # slug; "unsorted" where the records must say
    format: str | None  # as its source names it; None: what its first bytes look like
    refused: str | None = None  # why it is not to be opened
    changed_at: datetime | None = None  # UTC; None: the store does not say
    sidecar: str | None = None  # address of a file that says more about this text


def discover(
    paths: Sequence[str],
    sources: Mapping[str, Source],
    source: str | None = None,
    *,
    follow_links: bool = False,
) -> list[InputObject]:
    """The files under the paths, or under all sources' addresses where no path is given; sorted, each once.

    A path is a file, a folder (read with all folders in it) or a pattern (``*``, ``?``, ``**``), local or at
    any fsspec address. A file that a source's address covers belongs to that source,
    however it was named; ``source`` says whose the others are. A local file's fingerprint is the SHA-256 of
    its bytes, so touching it reloads nothing and editing it does; elsewhere it is the store's ETag, else
    size and time of change. A link that leads out of the folder it was found in is refused, unless
    ``follow_links``; what the caller named may itself be a link.

    Raises:
        UserError: a given path leads to no file, or two sources' addresses cover the same file.
    """
    found: dict[str, InputObject] = {}
    slug = slugify(source or UNSORTED)
    for path in paths:
        files = list(_files(path, follow_links))
        if not files:
            raise UserError(f"{path}: no such file or folder, or no file in it to read")
        for place, info in files:
            owner = _owner(place.address(), sources) or sources.get(slug)
            found[place.address()] = _object(place, info, owner, slug)
    for owner in () if paths else sources.values():
        for pattern in owner.places:
            for place, info in list(_files(pattern, follow_links)) or _missing(pattern):
                _owner(place.address(), sources)
                found[place.address()] = _object(place, info, owner, owner.slug)
    _pair_with_sidecars(found, follow_links)
    return [found[address] for address in sorted(found)]


def _pair_with_sidecars(found: dict[str, InputObject], follow_links: bool) -> None:
    """What stands beside a text about it is part of it, and no file of its own."""
    texts = [
        text for each, text in sorted(found.items()) if each.lower().endswith(PLAIN_TEXT) and not text.refused
    ]
    beside = {
        name: each
        for text in texts
        for name in names_beside(text.address)
        if (each := found.get(name) or _found_beside(name, text.source, follow_links)) and not each.refused
    }
    sidecars = frozenset(_that_tell(list(beside)))
    for text in texts:
        name = next((name for name in names_beside(text.address) if name in sidecars), None)
        if name is not None:
            found.pop(name, None)
            fingerprint = f"{text.fingerprint} {beside[name].fingerprint}"
            found[text.address] = replace(text, fingerprint=fingerprint, sidecar=name)


def _that_tell(names: list[str]) -> Iterator[str]:
    """The files that tell of a text by how they begin; a store is asked for many at a time."""
    stores: dict[Any, list[tuple[str, str]]] = {}
    for name in names:
        place = locate(name)
        stores.setdefault(place.fs, []).append((name, place.path))
    for store, files in stores.items():
        for at in range(0, len(files), _AT_A_TIME):
            some = files[at : at + _AT_A_TIME]
            heads = store.cat_ranges([path for _, path in some], 0, HEAD, on_error="return")
            for (name, _), head in zip(some, heads, strict=True):
                if not isinstance(head, bytes) or tells_of_a_text(name, head):
                    yield name


def _found_beside(name: str, source: str, follow_links: bool) -> InputObject | None:
    """A sidecar on this machine that the path given did not cover, and that may be read."""
    place = locate(name)
    if not (place.local and place.fs.isfile(place.path)):
        return None
    info, folder = place.fs.info(place.path), place._replace(path=os.path.dirname(place.path))
    return None if _refused(place.path, info, folder, follow_links) else _object(place, info, None, source)


def _files(address: str, follow_links: bool) -> Iterator[tuple[Place, dict[str, Any]]]:
    """Every file the address leads to, with what its store says about it; "refused": why it is not opened."""
    place = locate(address)
    try:
        if place.fs.isfile(place.path):
            yield place, place.fs.info(place.path)
            return
        listed = list(_listed(place, follow_links))
    except FileNotFoundError:
        return
    except OSError as error:
        raise UserError(f"{address}: cannot be listed: {error.strerror or error}") from error
    for path, info in listed:
        is_folder = _is_folder(path, info)
        is_meant = _reach(place.path, path) != 0 if is_folder else matches(path, place.path)
        if _is_junk(path, place.path) or not is_meant:
            continue
        refused = _refused(path, info, place, follow_links)
        if refused or not is_folder:
            yield place._replace(path=path), {**info, "refused": refused}


def _listed(place: Place, follow_links: bool) -> Iterator[tuple[str, dict[str, Any]]]:
    """What lies below the place as deep as it reaches, in linked folders too: each folder and file once."""
    root = pattern_root(place.path) or place.fs.root_marker
    folders, met = [root], {os.path.realpath(root)}
    for folder in folders:
        depth = _reach(place.path, folder)
        for path, info in place.fs.find(folder, maxdepth=depth, withdirs=place.local, detail=True).items():
            is_linked = bool(info.get("islink")) and os.path.isdir(path)
            if is_linked and (follow_links or not _outside(path, place)):
                if (target := os.path.realpath(path)) not in met and _reach(place.path, path) != 0:
                    met.add(target)
                    folders.append(path)
            elif folder == root or not _is_read_where_it_lies(path, place):
                yield path, info


def _is_read_where_it_lies(path: str, place: Place) -> bool:
    """Whether what was named covers a file that a linked folder leads to at its own place, too."""
    if _outside(path, place):
        return False
    root = pattern_root(place.path)
    own = os.path.join(root, os.path.relpath(os.path.realpath(path), os.path.realpath(root)))
    return matches(own, place.path) and not _is_junk(own, place.path)


def _reach(named: str, folder: str) -> int | None:
    """How many levels below a folder what was named may lead; None: to all of them."""
    if not is_pattern(named):
        return None
    wanted, given = named.split("/"), folder.rstrip("/").split("/")
    for part, name in zip(wanted, given, strict=False):
        if "**" in part:
            return None
        if not fnmatchcase(name, part):
            return 0
    return None if "**" in named else max(0, len(wanted) - len(given))


def _is_folder(path: str, info: dict[str, Any]) -> bool:
    return info["type"] == "directory" or bool(info.get("islink") and os.path.isdir(path))


def _refused(path: str, info: dict[str, Any], place: Place, follow_links: bool) -> str | None:
    """Why what lies there is not opened."""
    is_link = info.get("islink")
    if is_link and not os.path.exists(path):
        return "the link leads nowhere"
    if is_link and not follow_links and (outside := _outside(path, place)):
        return f"a link out of its folder, to {escaped(outside)}; {_REMEDY}"
    if place.local and _is_folder(path, info):
        may_be_read = os.access(path, os.R_OK | os.X_OK)
        return None if may_be_read else "the folder may not be read: permission denied"
    return "no regular file" if info["type"] == "other" and not place.fs.isfile(path) else None


def _outside(link: str, named: Place) -> str | None:
    """Where a link leads to, if that is not below the folder the caller named."""
    target, root = os.path.realpath(link), os.path.realpath(pattern_root(named.path))
    return None if os.path.commonpath([target, root]) == root else target


def _is_junk(path: str, below: str) -> bool:
    """Whether the name says it is no data. The folder the caller named is not held against it."""
    return is_junk(path.removeprefix(pattern_root(below)))


def _missing(pattern: str) -> list[tuple[Place, dict[str, Any]]]:
    """A source's file or folder that is gone stays listed: extract reports it, and the others are read."""
    place = locate(pattern)
    root = place._replace(path=pattern_root(place.path))
    # Object stores have no folders, only names: that no name fits a pattern is no fault there.
    gone = (place.local or not is_pattern(pattern)) and not root.fs.exists(root.path)
    return [(root, {"size": 0})] if gone else []


def _owner(address: str, sources: Mapping[str, Source]) -> Source | None:
    """The source whose addresses cover this file."""
    owners = [s for s in sources.values() if any(matches(address, pattern) for pattern in s.places)]
    if len(owners) > 1:
        slugs = " and ".join(owner.slug for owner in owners)
        raise UserError(f"{address}: belongs to the sources {slugs}; narrow one's address in sources.toml")
    return owners[0] if owners else None


def _object(place: Place, info: dict[str, Any], owner: Source | None, slug: str) -> InputObject:
    address = place.address()
    refused = info.get("refused")
    return InputObject(
        address=address,
        size=int(info.get("size") or 0),
        fingerprint=refused or _fingerprint(place, info),
        source=slug if owner is None else owner.slug,
        format=owner.format if owner is not None else None,
        refused=refused,
        changed_at=changed_at(info),
    )


def _fingerprint(place: Place, info: dict[str, Any]) -> str:
    if place.local:
        try:
            with open(place.path, "rb") as file:
                return "sha256:" + hashlib.file_digest(file, "sha256").hexdigest()
        except OSError:
            return "unreadable"
    for key in ("ETag", "etag", "md5Hash", "content_md5"):
        if info.get(key):
            return f"{key.lower()}:{info[key]}".replace('"', "")
    return f"size:{info.get('size')} changed:{_changed(info) or ''}"


def _changed(info: dict[str, Any]) -> Any:
    """When the file was changed, in its store's own words."""
    times = ("LastModified", "last_modified", "mtime", "updated", "created")
    return next((info[key] for key in times if key in info), None)


def changed_at(info: dict[str, Any]) -> datetime | None:
    """The same as a time: stores give seconds since 1970, a time, or one written in ISO 8601 or for HTTP."""
    changed = _changed(info)
    try:
        if isinstance(changed, int | float):
            return datetime.fromtimestamp(changed, UTC)
        if isinstance(changed, str):
            is_iso = changed[:4].isdecimal()
            changed = datetime.fromisoformat(changed) if is_iso else parsedate_to_datetime(changed)
    except (ValueError, OverflowError, OSError):
        return None
    if not isinstance(changed, datetime):
        return None
    return changed.astimezone(UTC) if changed.tzinfo else changed.replace(tzinfo=UTC)
