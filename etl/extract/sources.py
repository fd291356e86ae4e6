"""Sources: the outlets we read, as ``sources.toml`` describes them."""

from __future__ import annotations

import difflib
import re
import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from babel import Locale

from etl.errors import ConfigError, UserError
from etl.extract.addresses import is_web, locate
from etl.extract.field_names import FIELDS, SOURCE_KEYS, fold_key
from etl.extract.formats import FORMATS, format_named
from etl.storage import require_no_user

UNSORTED = "unsorted"
KINDS = ("newspaper", "agency", "broadcaster", "magazine", "website", "official")

_ALMOST_WEB = re.compile(r"https?:|www\.", re.IGNORECASE)
_LONGEST_SLUG = 100  # characters; a longer name is cut


@dataclass(frozen=True, slots=True)
class Source:
    """An outlet: what it is, where its files lie and how to read them."""

    slug: str
    name_ar: str | None = None
    name_en: str | None = None
    country: str | None = None  # ISO 3166-1 alpha-2; None: of no one country
    kind: str | None = None  # one of KINDS
    addresses: tuple[str, ...] = ()  # files, folders or patterns in normal form, URLs to fetch
    format: str | None = None  # None: what each file's first bytes look like
    fields: Mapping[str, tuple[str, ...]] = field(default_factory=lambda: FIELDS)  # ours → the record's keys
    time_zone: str = "UTC"  # of dates that name none
    language: str | None = None  # where the record names none

    @property
    def places(self) -> list[str]:
        """Those of its addresses where files lie."""
        return [address for address in self.addresses if not is_web(address)]

    @property
    def urls(self) -> list[str]:
        """Those that are to be fetched."""
        return [address for address in self.addresses if is_web(address)]


def by_hand(slug: str | None = None) -> Source:
    """A source for files no entry describes, such as a path on the command line.

    Without a slug the records' own ``source`` field names the outlet, and what names none is "unsorted".
    """
    return Source(slug, fields=FIELDS) if slug else Source(UNSORTED, fields={**FIELDS, "source": SOURCE_KEYS})


def slugify(name: str) -> str:
    """An outlet's name as a slug: الشرق الأوسط → الشرق-الأوسط; "unsorted" where nothing is left."""
    return _slug(name[:_LONGEST_SLUG])


@lru_cache(maxsize=1024)
def _slug(name: str) -> str:
    return re.sub(r"[\W_]+", "-", name.casefold()).strip("-") or UNSORTED


def read_sources(path: Path | str) -> dict[str, Source]:
    """The sources of a ``sources.toml`` by slug, in its order. Relative addresses start at its folder.

    Raises:
        ConfigError: the file or an entry cannot be used; names file, source and remedy.
    """
    path = Path(path)
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except OSError as error:
        raise ConfigError(f"{path}: {error.strerror}; KHABAR_SOURCES names another file") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigError(f"{path}: is not TOML: {error}") from error
    _check_known(document, ("source",), str(path))
    entries = document.get("source", {})
    if not isinstance(entries, dict):
        raise ConfigError(f"{path}: write one table a source, [source.SLUG]")
    return {slug: _Entry(path, slug, entry).source() for slug, entry in entries.items()}


def _check_known(table: Mapping[str, Any], known: Iterable[str], where: str) -> None:
    known = tuple(known)
    for key in table:
        if key not in known:
            raise ConfigError(f"{where}: {key} is not known here{_meant(key, known)}")


def _meant(word: str, known: tuple[str, ...]) -> str:
    close = difflib.get_close_matches(word, known, n=1)
    return f"; did you mean {close[0]}?" if close else f"; known are {', '.join(known)}"


class _Entry:
    """One ``[source.SLUG]`` table on its way to a Source."""

    def __init__(self, path: Path, slug: str, table: Any) -> None:
        self.folder = path.resolve().parent
        self.where = f"{path}: source {slug}"
        self.slug = slug
        if not isinstance(table, dict):
            raise ConfigError(f"{self.where}: write it as a table, [source.{slug}]")
        if not re.fullmatch(r"[a-z0-9]+(?:-[a-z0-9]+)*", slug) or slug == UNSORTED:
            raise ConfigError(f"{self.where}: choose another slug, of a-z, 0-9 and single hyphens")
        self.table: dict[str, Any] = table

    def source(self) -> Source:
        _check_known(self.table, _KEYS, self.where)
        zone = self._checked("time_zone", _is_time_zone, "is no time zone; write one like Asia/Riyadh")
        return Source(
            slug=self.slug,
            name_ar=self._required("name_ar"),
            name_en=self._required("name_en"),
            country=self._checked("country", _is_country, "is no country code; write one like EG"),
            kind=self._checked("kind", KINDS.__contains__, f"is none of {', '.join(KINDS)}"),
            addresses=tuple(self._address(address) for address in self._addresses()),
            format=self._checked("format", format_named, f"is none of {', '.join(f.name for f in FORMATS)}"),
            fields=self._fields(),
            time_zone=zone or "UTC",
            language=self._checked("language", _is_language, "is no language code; write one like ar"),
        )

    def _text(self, key: str) -> str | None:
        value = self.table.get(key)
        if value is not None and (not isinstance(value, str) or not value.strip()):
            raise ConfigError(f"{self.where}: {key} must be text in quotes")
        return value

    def _required(self, key: str) -> str:
        value = self._text(key)
        if value is None:
            raise ConfigError(f'{self.where}: has no {key}; add {key} = "…"')
        return value

    def _checked(self, key: str, sound: Callable[[str], object], complaint: str) -> str | None:
        value = self._text(key)
        if value is not None and not sound(value):
            raise ConfigError(f'{self.where}: {key} = "{value}" {complaint}')
        return value

    def _addresses(self) -> list[str]:
        value = self.table.get("address")
        addresses = [value] if isinstance(value, str) else value
        if not _is_texts(addresses) or not addresses:
            raise ConfigError(f'{self.where}: has no address; add address = "folder/*.jsonl", or a list')
        return list(addresses)

    def _address(self, address: str) -> str:
        try:
            return self._place_of(address.strip())
        except UserError as error:
            raise ConfigError(f"{self.where}: address: {error}") from error

    def _place_of(self, address: str) -> str:
        if is_web(address):
            require_no_user(address)
            return address
        if not address or _ALMOST_WEB.match(address):
            raise UserError(f'"{address}" is no address; a URL is written https://…')
        remote = "://" in address or address.startswith(("/", "~"))
        place = locate(address if remote else str(self.folder / address))
        return place.address()

    def _fields(self) -> Mapping[str, tuple[str, ...]]:
        table = self.table.get("fields", {})
        where = f"{self.where}: fields"
        if not isinstance(table, dict):
            raise ConfigError(f'{where} must be a table of ours = "theirs"')
        _check_known(table, FIELDS, where)
        for name, keys in table.items():
            if not (isinstance(keys, str) or _is_texts(keys)):
                raise ConfigError(f"{where}: {name} must be the key it has in the records, or a list of keys")
        fields = {**FIELDS, **{n: (k,) if isinstance(k, str) else tuple(k) for n, k in table.items()}}
        observed = set(map(fold_key, fields["observed"]))
        for key in fields["published"]:
            if fold_key(key) in observed:
                remedy = f"if {key} is when an article was published, add observed = []"
                raise ConfigError(f"{where}: the day of fetching is never that of publication; {remedy}")
        return fields


_KEYS = ("name_ar", "name_en", "country", "kind", "address", "format", "time_zone", "language", "fields")


def _is_texts(value: Any) -> bool:
    return isinstance(value, list) and all(isinstance(item, str) and item for item in value)


# Two-letter codes among CLDR's territories that are no countries: European Union, euro zone, unknown, …
_NO_COUNTRIES = frozenset({"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ"})


def _is_country(code: str) -> bool:
    return len(code) == 2 and code not in _NO_COUNTRIES and code in Locale("en").territories


def _is_language(code: str) -> bool:
    return code in Locale("en").languages


def _is_time_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError):
        return False
    return True
