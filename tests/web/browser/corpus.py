"""The warehouse the browser reads: the examples, and an outlet that means harm."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path

from sqlalchemy import text

from etl.load import open_warehouse
from etl.runs import lifecycle, nightly
from etl.settings import Settings, read_settings

SCRIPT = "<script>window.hurt = 'script'</script>"
IMAGE = '<img src="/none.png" onerror="window.hurt = \'image\'">'
FORMULA = '=HYPERLINK("https://evil.example","انقر")'
OVERRIDE = "\u202eمقلوب\u202c \u2066\u2069"
LONG = "طويل" * 700
TEMPLATE = "{{ 7 * 191 }} {% raw %} ${7 * 191} </template>"
BODY = (
    f"قال {IMAGE} إن العراق {SCRIPT} يستعد للقمة. وأضاف سعد الهاجري: «{OVERRIDE} {TEMPLATE}». "
    f"وأكد المتحدث {LONG} أن \x00 {FORMULA} --> ]]> &lt;b&gt; &amp; في بغداد يوم الأحد."
)
HOSTILE = [
    {"id": "h1", "title": f"{SCRIPT} {OVERRIDE}", "body": BODY, "date": "2025-10-20", "author": IMAGE},
    {"id": "h2", "title": FORMULA, "body": f"{BODY} مكرر", "date": "2025-10-21", "section": SCRIPT},
    {"id": "h3", "title": LONG, "body": f"{LONG} {BODY}", "date": "2025-10-22", "url": "javascript:window.hurt='url'"},
    {"id": "h4", "title": f'" onmouseover="window.hurt=1" x="{TEMPLATE}', "body": "وصل\x00 الوفد. " * 3},
]  # fmt: skip


def load(folder: Path, harm: bool = True) -> str:
    """Load the examples, and with ``harm`` the other; the warehouse's address."""
    settings = read_settings({"KHABAR_HOME": str(folder)})
    _run(settings, "examples", [])
    if harm:
        _load_harm(settings, folder)
    return settings.warehouse


def _load_harm(settings: Settings, folder: Path) -> None:
    file = folder / "hostile.jsonl"
    file.write_text("\n".join(json.dumps(each, ensure_ascii=False) for each in HOSTILE), "utf-8")
    _run(settings, "hostile", [str(file)])
    _rename(settings.warehouse)


def _run(settings: Settings, run: str, paths: Sequence[str]) -> None:
    """What a night does, without its scheduler."""
    lifecycle.begin(settings, run, "nightly")
    groups = nightly.plan(settings, nightly.Request(list(paths), source="hostile" if paths else None), run)
    for group in groups:
        nightly.extract(settings, group)
    for batches in nightly.plan_batches(groups):
        nightly.annotate(settings, nightly.clean(settings, batches))
    unfinished = nightly.load(settings, groups, run)
    lifecycle.resolve(settings)
    lifecycle.settle(settings, run, (), unfinished)


def _rename(warehouse: str) -> None:
    """Names that no annotator would find, where an outlet's or a curated name stands."""
    engine = open_warehouse(warehouse)
    with engine.begin() as connection:
        named = {"outlet": f"{IMAGE} {OVERRIDE}", "name": f"{SCRIPT} {LONG}"}
        connection.execute(
            text("UPDATE source SET name_ar = :outlet, name_en = :outlet WHERE slug = 'hostile'"), named
        )
        connection.execute(text("UPDATE entity SET name_ar = :name WHERE lexicon_id = 'country:IQ'"), named)
    engine.dispose()
