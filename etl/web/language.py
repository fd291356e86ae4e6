"""The language of a page, and its words: rows of ``words/*.tsv``, Arabic and English."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from babel import Locale
from fastapi import Request

from etl.report.html_pages import read_words

WORDS = Path(__file__).parent / "words"
LANGUAGES = ("ar", "en")  # the first is the default
COOKIE = "khabar_language"


def chosen(request: Request) -> str:
    """The language asked for here, else the one chosen before, else the reader's own, else Arabic."""
    for asked in (request.query_params.get("lang"), request.cookies.get(COOKIE)):
        if asked in LANGUAGES:
            return str(asked)
    return _preferred(request.headers.get("accept-language", ""))


def _preferred(header: str) -> str:
    """The first of ours in order of preference (RFC 9110, 12.5.4)."""
    ranked = []
    for place, part in enumerate(header.split(",")):
        tag, _, quality = part.partition(";")
        language = tag.strip().lower().partition("-")[0]
        if language in LANGUAGES:
            ranked.append((-_quality(quality), place, language))
    return min(ranked)[2] if ranked else LANGUAGES[0]


def _quality(written: str) -> float:
    try:
        return float(written.strip().removeprefix("q=") or 1)
    except ValueError:
        return 0.0


@cache
def words() -> dict[str, dict[str, str]]:
    """Every key with its words, by language."""
    found = read_words(sorted(WORDS.glob("*.tsv")))
    return {language: {key: row[language] for key, row in found.items()} for language in LANGUAGES}


def say(language: str, key: str, **values: object) -> str:
    """The words of a key, with the values in their places."""
    said = words()[language][key]
    return said.format(**values) if values else said


def count(language: str, key: str, number: int) -> str:
    """So many of something, in the form the language has for that number (CLDR): ``KEY.one``, ``KEY.few``, …"""
    known = words()[language]
    form = f"{key}.{_locale(language).plural_form(number)}"
    return known[form if form in known else f"{key}.other"].format(number=f"{number:,}")


@cache
def _locale(language: str) -> Locale:
    return Locale(language)
