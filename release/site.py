"""What MkDocs is told while it builds the site: pages from outside docs/, and that nothing is loaded from elsewhere."""

from __future__ import annotations

import posixpath
import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

PROJECT = Path(__file__).resolve().parents[1]
# Pages of the project that lie where people look for them in a checkout, and their names in the site.
_ELSEWHERE = {
    "README.md": "index.md",
    "CONTRIBUTING.md": "contributing.md",
    "CHANGELOG.md": "changelog.md",
    "etl/annotate/models/CARD.md": "models.md",
}
_IN_CHECKOUT = {name: place for place, name in _ELSEWHERE.items()}
_LINK = re.compile(r"\[(?P<text>[^\]]*)\]\((?P<target>[^)\s#:]+)(?P<anchor>#[^)\s]*)?\)")
# What a browser fetches by itself: not the targets of links.
_FETCHED = re.compile(
    r"""<(?:link|script|img|iframe|source)\b[^>]*?\b(?:href|src)=["']?(https?:)?//"""
    r"""|url\(["']?(https?:)?//|@import\s+["'](https?:)?//"""
)


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the pages that lie elsewhere."""
    for place, name in _ELSEWHERE.items():
        files.append(File.generated(config, name, content=(PROJECT / place).read_text("utf-8")))
    return files


def on_page_markdown(markdown: str, page: Page, config: MkDocsConfig, files: Files) -> str:
    """Lead links between pages to their places in the site; files that are no page are named, not linked."""
    place = _IN_CHECKOUT.get(page.file.src_uri, f"docs/{page.file.src_uri}")

    def led(link: re.Match[str]) -> str:
        target = posixpath.normpath(posixpath.join(posixpath.dirname(place), link["target"]))
        name = _ELSEWHERE.get(target) or target.removeprefix("docs/")
        if files.get_file_from_path(name) is None and (PROJECT / target).exists():
            return link["text"]
        return f"[{link['text']}]({name}{link['anchor'] or ''})"

    return _LINK.sub(led, markdown)


def on_post_build(config: MkDocsConfig) -> None:
    """Refuse a site that would load anything from another server."""
    for file in sorted(Path(config.site_dir).rglob("*")):
        if file.suffix in (".html", ".css") and (found := _FETCHED.search(file.read_text("utf-8"))):
            raise PluginError(f"{file}: loads from elsewhere: {found[0]}")
