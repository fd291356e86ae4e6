"""NITF and NewsML-G2, and sitemaps, which name articles and hold none."""

from __future__ import annotations

from pathlib import Path

from etl.extract import Limits, extract
from etl.extract.sitemaps import Entry, entries
from etl.extract.sources import by_hand
from etl.records import Article, Reason, Rejected

FIRST = "بدأت في ميناء القصبة أشغال رصيف جديد للحاويات بكلفة أربعين مليونا."
SECOND = "وقال مدير الميناء إن الرصيف يدخل الخدمة بعد سنتين."
NITF = f"""<nitf><head><title>رصيف</title><docdata><doc-id id-string="urn:7"/><date.issue norm="20220315T103000+0300"/></docdata>
<pubdata name="وكالة القصبة" ex-ref="https://qasaba.example/7"/></head><body><body.head><hedline><hl1>رصيف جديد في القصبة</hl1></hedline>
<byline>سعاد المري</byline></body.head><body.content><media><media-caption><p>الميناء صباحا.</p></media-caption></media>
<p>{FIRST}</p><p>{SECOND}</p></body.content></body></nitf>"""  # noqa: E501
ITEM = """<newsItem xmlns="http://iptc.org/std/nar/2006-10-01/" guid="urn:newsml:{n}" xml:lang="ar-EG"><itemMeta>
<provider literal="qasaba"><name>وكالة القصبة</name></provider><versionCreated>2022-03-16T00:00:00Z</versionCreated>
<firstCreated>2022-03-15T10:30:00+03:00</firstCreated></itemMeta><contentMeta><by>سعاد المري</by><language tag="ar"/>
<headline>رصيف جديد في القصبة</headline></contentMeta><contentSet>{content}</contentSet></newsItem>"""
XHTML = f'<inlineXML><html xmlns="http://www.w3.org/1999/xhtml"><body><p>{FIRST}</p><p>{SECOND}</p></body></html></inlineXML>'


def outcomes(folder: Path, text: str) -> list[Article | Rejected]:
    (folder / "export.xml").write_text(text, "utf-8")
    return list(extract(str(folder / "export.xml"), by_hand()))


def facts(one: Article | Rejected) -> tuple[object, ...]:
    assert isinstance(one, Article)
    return one.title, one.body, one.author, one.source, one.published_basis, one.language


def test_nitf(tmp_path: Path) -> None:
    (one,) = outcomes(tmp_path, '<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "nitf.dtd">' + NITF)
    assert facts(one)[:5] == (
        "رصيف جديد في القصبة",
        f"{FIRST}\n{SECOND}",
        "سعاد المري",
        "وكالة-القصبة",
        "source",
    )
    assert isinstance(one, Article)
    assert (one.published, one.url) == ("20220315T103000+0300", "https://qasaba.example/7")


def test_all_authors_are_kept_each_by_one_name(tmp_path: Path) -> None:
    both = "<creator><name>سعاد المري</name><name>Suad</name></creator><creator><name>نبيل عمران</name></creator>"
    item = ITEM.replace("{n}", "1").replace("{content}", XHTML).replace("<by>سعاد المري</by>", both)
    bylines = "<byline>سعاد المري</byline><byline>نبيل عمران</byline>"
    for export in (item, NITF.replace("<byline>سعاد المري</byline>", bylines)):
        (found,) = outcomes(tmp_path, export)
        assert facts(found)[2] == "سعاد المري، نبيل عمران"


def test_newsml_with_its_text_in_each_of_three_ways(tmp_path: Path) -> None:
    nitf = NITF.replace("<nitf>", '<nitf xmlns="http://iptc.org/std/NITF/2006-10-18/">')
    plain = f'<inlineData contenttype="text/plain">{FIRST}\n{SECOND}</inlineData>'
    ways = [XHTML, f"<inlineXML>{nitf}</inlineXML>", plain]
    items = "".join(ITEM.replace("{n}", str(n)).replace("{content}", way) for n, way in enumerate(ways))
    found = outcomes(
        tmp_path,
        f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/"><itemSet>{items}</itemSet></newsMessage>',
    )
    wanted = ("رصيف جديد في القصبة", f"{FIRST}\n{SECOND}", "سعاد المري", "وكالة-القصبة", "source", "ar")
    assert [facts(one) for one in found] == [wanted] * 3
    assert [one.published for one in found if isinstance(one, Article)] == ["2022-03-15T10:30:00+03:00"] * 3


def test_xml_of_another_kind_is_refused_with_what_can_be_read(tmp_path: Path) -> None:
    (one,) = outcomes(tmp_path, "<catalogue><book/></catalogue>")
    assert isinstance(one, Rejected)
    assert one.reason == Reason.UNKNOWN_FORMAT and ".rss" in one.detail


SITEMAP = """<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
xmlns:image="http://www.google.com/schemas/sitemap-image/1.1"><url><loc>https://qasaba.example/7?a=1&amp;b=2</loc><image:image>
<image:loc>https://qasaba.example/7.jpg</image:loc></image:image><news:news><news:publication><news:name>القصبة</news:name>
<news:language>ar</news:language></news:publication><news:publication_date>2022-03-15</news:publication_date>
<news:title>رصيف جديد</news:title></news:news></url><url><loc>https://qasaba.example/8</loc><lastmod>2022-03-14</lastmod></url></urlset>"""


def test_a_sitemap_tells_what_to_fetch(tmp_path: Path) -> None:
    (tmp_path / "s.xml").write_text(SITEMAP, "utf-8")
    with (tmp_path / "s.xml").open("rb") as stream:
        first, second = entries(stream, Limits())
    assert first == Entry("https://qasaba.example/7?a=1&b=2", False, "رصيف جديد", "2022-03-15", None, "ar")
    assert second == Entry("https://qasaba.example/8", False, changed="2022-03-14")


def test_a_sitemap_loaded_as_a_file_says_what_it_is(tmp_path: Path) -> None:
    (one,) = outcomes(tmp_path, SITEMAP)
    assert isinstance(one, Rejected)
    assert (
        "2 pages" in one.detail
        and "fetch" in one.detail
        and one.excerpt.startswith("https://qasaba.example/7")
    )
