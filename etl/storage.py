"""Files that appear whole or not at all, in a folder or at any fsspec address; addresses without their passwords."""

from __future__ import annotations

import os
import re
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from uuid import uuid4

from etl.errors import UserError

_USER = re.compile(r"(://)[^/?#]*@")


def without_user(address: str) -> str:
    """The address without the name and password in it, which are shown to nobody."""
    return _USER.sub(r"\1", address)


def require_no_user(address: str) -> None:
    """Raises UserError where a name and password stand in an address of the web."""
    if address.lower().startswith(("http://", "https://")) and without_user(address) != address:
        raise UserError(
            f"{without_user(address)}: a name and password in a URL are not sent; use an address without them"
        )


def is_remote(address: str) -> bool:
    """Whether the address is of an object store or the like, not of a file here."""
    return "://" in address and not address.startswith("file://")


def local_path(address: str) -> Path:
    """The path of an address that is not remote."""
    return Path(address.removeprefix("file://"))


def make_folder(address: str) -> None:
    """See that there is a folder, or a bucket, to write to."""
    if is_remote(address):
        import fsspec  # files here need none of it

        filesystem, path = fsspec.core.url_to_fs(address)
        filesystem.makedirs(path, exist_ok=True)
    else:
        local_path(address).mkdir(parents=True, exist_ok=True)


@contextmanager
def whole_file(address: str) -> Iterator[Path]:
    """A path to write to; what was written stands at the address when the context ends well, else nothing does."""
    if is_remote(address):
        import fsspec  # files here need none of it

        with tempfile.TemporaryDirectory() as folder:
            part = Path(folder) / address.rsplit("/", 1)[-1]
            yield part
            make_folder(address.rsplit("/", 1)[0])
            filesystem, path = fsspec.core.url_to_fs(address)
            filesystem.put_file(str(part), path)  # an object store's put is whole or nothing
        return
    path = local_path(address)
    path.parent.mkdir(parents=True, exist_ok=True)
    part = path.with_name(
        f".{path.name}.{uuid4().hex[:12]}.part"
    )  # of a name of its own: two may write the same
    try:
        yield part
        os.replace(part, path)
    finally:
        part.unlink(missing_ok=True)
