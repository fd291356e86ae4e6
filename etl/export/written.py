"""Which files of an export are there already: a line each in its folder, added when the file is whole.

A file counts as written only for the warehouse as it stood then, so an export that was killed goes on where it
stopped, and one of a warehouse that changed meanwhile begins again.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from etl.errors import UserError
from etl.storage import whole_file

_LIST = "_written.tsv"


class Written:
    """The files of one folder that are of the present warehouse."""

    def __init__(self, folder: Path, stamp: str) -> None:
        self._folder, self._stamp = folder, stamp
        folder.mkdir(parents=True, exist_ok=True)
        if any(folder.iterdir()) and not (folder / _LIST).is_file():
            raise UserError(f"{folder}: it holds other things than an export; name an empty or a new folder")
        lines = (folder / _LIST).read_text("utf-8").splitlines() if (folder / _LIST).is_file() else []
        marks = (line.partition("\t") for line in lines)
        self._there = {file for mark, _, file in marks if mark == stamp and (folder / file).is_file()}
        self._list = (folder / _LIST).open("a", encoding="utf-8")

    def __enter__(self) -> Written:
        return self

    def __exit__(self, *_: object) -> None:
        self._list.close()

    def __contains__(self, file: str) -> bool:
        return file in self._there

    @contextmanager
    def writing(self, file: str) -> Iterator[Path]:
        """A path to write the file to; it is there, and known to be, when the context ends well."""
        with whole_file(str(self._folder / file)) as part:
            yield part
        self._there.add(file)
        self._list.write(f"{self._stamp}\t{file}\n")
        self._list.flush()

    def remove(self, file: Path) -> None:
        """Take away a file that no longer belongs to the export, and its folder when that is empty."""
        file.unlink(missing_ok=True)
        if not any(file.parent.iterdir()):
            file.parent.rmdir()

    def finish(self) -> None:
        """Keep of the list what is of now or still lies there, each file once."""
        lines = dict.fromkeys((self._folder / _LIST).read_text("utf-8").splitlines())
        kept = {
            line.partition("\t")[2]: line
            for line in lines
            if (self._folder / line.partition("\t")[2]).is_file()
        }
        with whole_file(str(self._folder / _LIST)) as part:
            part.write_text("".join(f"{line}\n" for line in kept.values()), "utf-8")
