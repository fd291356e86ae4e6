"""Feeds of every kind, and the exports that are made like them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from etl.extract import Limits, extract
from etl.extract.sources import by_hand
from etl.records import Article, Reason, Rejected

BODY = "أعلنت بلدية المرسى الجديدة فتح الطريق الساحلي أمام الحركة بعد أشغال دامت سنة كاملة."
SECOND = "وقال رئيس البلدية إن الأشغال كلفت تسعة ملايين، وإن الإنارة تستكمل في الصيف."
SPACES = (
    'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/" '
    'xmlns:wp="http://wordpress.org/export/1.2/" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"'
)


def item(inner: str, link: str = "https://www.marsa.example/n/7") -> str:
    return (
        f"<item><title>فتح الطريق الساحلي</title><link>{link}</link>"
        f"<pubDate>Tue, 15 Mar 2022 23:21:00 +0300</pubDate>{inner}</item>"
    )


def rss(*items: str, about: str = "<language>ar-tn</language>") -> str:
    return (
        f'<?xml version="1.0" encoding="UTF-8"?><rss version="2.0" {SPACES}><channel><title>المرسى</title>'
        f"{about}{''.join(items)}</channel></rss>"
    )


def outcomes(folder: Path, text: str | bytes, name: str = "feed.xml") -> list[Article | Rejected]:
    (folder / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return list(extract(str(folder / name), by_hand(), limits=Limits(max_record_bytes=1_000_000)))


def one(folder: Path, text: str | bytes) -> Article:
    (found,) = outcomes(folder, text)
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    "inner",
    [
        f"<description>{BODY} {SECOND}</description>",
        f"<description><![CDATA[<p>{BODY}</p><p>{SECOND}</p>]]></description>",
        f"<description>&lt;p&gt;{BODY}&lt;/p&gt;&lt;p&gt;{SECOND}&lt;/p&gt;</description>",
        f"<description><![CDATA[{BODY}&lt;br&gt;&lt;a href=&quot;/t&quot;&gt;وقال&lt;/a&gt;{SECOND[4:]}]]></description>",  # noqa: E501
        f'<description><![CDATA[<div class="K2FeedImage"><img src="a.jpg" alt="x"/></div><div class="K2FeedIntroText">'
        f'<p><strong>{BODY}</strong></p></div><div class="K2FeedFullText"><p>{SECOND}</p></div>]]></description>',
        f"<description>{BODY[:40]} […]</description><content:encoded><![CDATA[<figure><figcaption>صورة</figcaption>"
        f"</figure><p>{BODY}</p><p>{SECOND}</p><p>The post <a>x</a> appeared first on <a>y</a>.</p>]]></content:encoded>",  # noqa: E501
        f"<description>&nbsp;{BODY}&nbsp;{SECOND} & < \x0b&#0;</description>",
    ],
)
def test_the_text_is_read_however_it_is_wrapped(tmp_path: Path, inner: str) -> None:
    found = one(tmp_path, rss(item(inner)))
    assert "".join(found.body.split()).removesuffix("&<") == "".join((BODY + SECOND).split())
    assert "المرسى" not in (found.title or "")


def test_the_facts_of_an_item(tmp_path: Path) -> None:
    inner = (
        f"<guid isPermaLink='false'>tag:7</guid><dc:creator><![CDATA[سعاد المري]]></dc:creator>"
        f"<category>محليات</category><category>طرق</category><description>{BODY} {SECOND}</description>"
    )
    found = one(tmp_path, rss(item(inner)))
    assert (found.source, found.url) == ("marsa-example", "https://www.marsa.example/n/7")
    assert (found.published, found.published_basis) == ("Tue, 15 Mar 2022 23:21:00 +0300", "feed")
    assert (found.title, found.author, found.section) == ("فتح الطريق الساحلي", "سعاد المري", "محليات، طرق")
    assert found.language == "ar"


ATOM_AUTHOR = (
    "<author><name>{}</name><uri>https://marsa.example/u/1</uri><email>noreply@marsa.example</email></author>"
)


@pytest.mark.parametrize(
    ("given", "author"),
    [
        (ATOM_AUTHOR.format("سعاد المري"), "سعاد المري"),
        (ATOM_AUTHOR.format("سعاد المري") + ATOM_AUTHOR.format("نبيل عمران"), "سعاد المري، نبيل عمران"),
        ("<author><email>noreply@marsa.example</email></author>", None),
        ("<dc:creator>سعاد المري</dc:creator><dc:creator>نبيل عمران</dc:creator>", "سعاد المري، نبيل عمران"),
        ("<dc:creator>سعاد المري</dc:creator><author>سعاد المري</author>", "سعاد المري"),
        ("<dc:creator> </dc:creator><author>a@marsa.example (نبيل عمران)</author>", "نبيل عمران"),
        ("<author>سعاد المري</author><author>سعاد المري</author>", "سعاد المري"),
    ],
)
def test_all_authors_are_kept_by_their_names_alone(tmp_path: Path, given: str, author: str | None) -> None:
    atom = '<a:author xmlns:a="http://www.w3.org/2005/Atom">'
    spelled = [given, given.replace("<author><", f"{atom}<").replace("></author>", "></a:author>")]
    for each in spelled:
        assert one(tmp_path, rss(item(f"{each}<description>{BODY} {SECOND}</description>"))).author == author


def test_a_lead_alone_is_said_to_be_one(tmp_path: Path) -> None:
    lead, whole = outcomes(
        tmp_path,
        rss(item(f"<description>{BODY}</description>"), item(f"<content:encoded>{BODY}</content:encoded>")),
    )
    assert isinstance(lead, Article) and isinstance(whole, Article)
    assert any("lead" in note for note in lead.notes)
    assert not any("lead" in note for note in whole.notes)


def test_atom(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        f"""<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="ar"><title>المرسى</title><entry>
        <id>urn:7</id><title type="html">فتح &lt;b&gt;الطريق&lt;/b&gt;</title><link rel="self" href="https://x.example/7"/>
        <link href="https://marsa.example/n/7"/><published>2022-03-15T08:00:00Z</published><updated>2022-03-16T08:00:00Z</updated>
        <author><name>سعاد المري</name></author><summary>{BODY[:30]}</summary>
        <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml"><p>{BODY}</p><p>{SECOND}</p></div></content>
        </entry></feed>""",
    )
    assert (found.title, found.body) == ("فتح الطريق", f"{BODY}\n{SECOND}")
    assert (found.url, found.author, found.published) == (
        "https://marsa.example/n/7",
        "سعاد المري",
        "2022-03-15T08:00:00Z",
    )


@pytest.mark.parametrize(
    ("base", "href", "url"),
    [
        ("https://www.marsa.example/n/", "7", "https://www.marsa.example/n/7"),
        ("https://www.marsa.example/n/", "https://amwaj.example/8", "https://amwaj.example/8"),
        ("https://www.marsa.example/n/", "http://[", "http://["),
    ],
)
def test_a_link_of_atom_counts_from_its_base(tmp_path: Path, base: str, href: str, url: str) -> None:
    entry = f'<entry><title>فتح الطريق</title><link href="{href}"/><content>{BODY}</content></entry>'
    article = one(tmp_path, f'<feed xmlns="http://www.w3.org/2005/Atom" xml:base="{base}">{entry}</feed>')
    assert article.url == url


def test_rss_1(tmp_path: Path) -> None:
    found = one(
        tmp_path,
        f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/" {SPACES}>
        <channel><title>المرسى</title></channel><item><title>فتح الطريق</title><link>https://marsa.example/7</link>
        <dc:date>2022-03-15</dc:date><description>{BODY} {SECOND}</description></item></rdf:RDF>""",
    )
    assert (found.title, found.published, found.published_basis) == ("فتح الطريق", "2022-03-15", "feed")


def test_json_feed(tmp_path: Path) -> None:
    item = {
        "id": "7", "url": "https://marsa.example/n/7", "title": "فتح الطريق", "date_published": "2022-03-15T08:00:00Z",
        "content_html": f"<p>{BODY}</p><p>{SECOND}</p>", "authors": [{"name": "سعاد المري"}],
    }  # fmt: skip
    feed = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": "المرسى",
        "items": [item, {**item, "content_html": "", "summary": BODY}],
    }
    for name in ("a.json", "b.jsonfeed", "c"):
        whole, lead = outcomes(tmp_path, json.dumps(feed, ensure_ascii=False), name)
        assert isinstance(whole, Article) and isinstance(lead, Article)
        assert (whole.body, whole.source, whole.author) == (
            f"{BODY}\n{SECOND}",
            "marsa-example",
            "سعاد المري",
        )
        assert (whole.published, whole.published_basis) == ("2022-03-15T08:00:00Z", "feed")
        assert any("lead" in note for note in lead.notes)


ENTRY = f"<title>بلا رابط</title><summary>{BODY}</summary>"
DUBLIN = 'xmlns="http://purl.org/rss/1.0/" xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"'
HOME = "https://www.marsa.example/"
FEED = {
    "version": "https://jsonfeed.org/version/1",
    "title": "المرسى",
    "items": [{"id": "7", "content_text": BODY}],
}


@pytest.mark.parametrize(
    "feed",
    [
        rss(f"<item><description>{BODY}</description></item>", about=f"<link>{HOME}</link>"),
        rss(f"<item><description>{BODY}</description></item>", about=f'<atom:link href="{HOME}rss" rel="self" '
            f'xmlns:atom="http://www.w3.org/2005/Atom"/><link>{HOME}</link>'),
        f'<feed xmlns="http://www.w3.org/2005/Atom"><title>المرسى</title><link rel="self" href="https://x.example"/>'
        f'<link href="{HOME}"/><entry>{ENTRY}</entry></feed>',
        f"<rdf:RDF {DUBLIN}><channel><title>المرسى</title><link>{HOME}</link></channel>"
        f"<item><description>{BODY}</description></item></rdf:RDF>",
        json.dumps({"home_page_url": HOME, **FEED}),
        json.dumps({**FEED, "home_page_url": HOME}).replace("/", "\\/"),
    ],
)  # fmt: skip
def test_an_entry_without_a_link_is_of_the_outlet_whose_page_the_feed_names(
    tmp_path: Path, feed: str
) -> None:
    assert one(tmp_path, feed).source == "marsa-example"


def test_a_wordpress_export_gives_what_was_published_of_its_posts(tmp_path: Path) -> None:
    post = (
        "<wp:post_type>post</wp:post_type><wp:status>{}</wp:status><wp:post_date_gmt>2022-03-15 05:00:00</wp:post_date_gmt>"  # noqa: E501
        f"<content:encoded><![CDATA[<!-- wp:paragraph -->\n{BODY}\n\n{SECOND}\n<!-- /wp:paragraph -->]]></content:encoded>"  # noqa: E501
        "<excerpt:encoded><![CDATA[مختصر]]></excerpt:encoded>"
    )
    page = post.replace("post_type>post<", "post_type>page<").format("publish")
    found = one(tmp_path, rss(item(post.format("publish")), item(post.format("draft")), item(page)))
    assert (found.body, found.position) == (f"{BODY}\n{SECOND}", 1)


@pytest.mark.parametrize(
    ("kind", "is_article"),
    [
        *((kind, True) for kind in ("post", "news", "article", "أخبار", "tf_news")),
        *((kind, False) for kind in ("page", "attachment", "nav_menu_item", "revision", "custom_css")),
        *(
            (kind, False)
            for kind in ("wp_block", "wp_global_styles", "elementor_library", "acf-field", "product")
        ),
    ],
)
def test_posts_of_any_type_that_may_be_news_are_read(tmp_path: Path, kind: str, is_article: bool) -> None:
    text = f"<content:encoded>{BODY}</content:encoded><wp:status>publish</wp:status>"
    post, other = (item(f"{text}<wp:post_type>{each}</wp:post_type>", f"https://x.example/{n}")
                   for n, each in enumerate(("post", kind)))  # fmt: skip
    found = outcomes(tmp_path, rss(post, other))
    assert [isinstance(each, Article) for each in found] == [True] * (1 + is_article)
    (draft,) = outcomes(tmp_path, rss(other.replace("publish<", "draft<")))
    assert isinstance(draft, Rejected)


@pytest.mark.parametrize(
    ("dates", "known"),
    [
        (("2022-03-15 10:00:00", "2022-03-15 07:00:00"), ["2022-03-15 07:00:00Z", "2022-03-15 10:00:00"]),
        (("2022-03-15 10:00:00", "0000-00-00 00:00:00"), ["2022-03-15 10:00:00"]),
        (("0000-00-00 00:00:00", "0000-00-00 00:00:00"), [None]),
    ],
)
def test_a_post_is_dated_by_what_its_export_knows(
    tmp_path: Path, dates: tuple[str, str], known: list[str | None]
) -> None:
    local, gmt = dates
    given = f"<wp:post_date>{local}</wp:post_date><wp:post_date_gmt>{gmt}</wp:post_date_gmt>"
    found = one(tmp_path, rss(f"<item>{given}<content:encoded>{BODY}</content:encoded></item>"))
    assert [found.published, *(each.text for each in found.published_else)] == known


def test_declared_and_other_encodings(tmp_path: Path) -> None:
    text = rss(item(f"<description>{BODY} {SECOND}</description>"))
    for encoding in ("cp1256", "utf-16"):
        declared = text.replace("UTF-8", "windows-1256" if encoding == "cp1256" else "utf-16")
        assert one(tmp_path, declared.encode(encoding)).body == f"{BODY} {SECOND}"


def test_a_feed_that_breaks_off_gives_what_came_before(tmp_path: Path) -> None:
    whole = rss(*[item(f"<description>{BODY} {SECOND}</description>")] * 3)
    *articles, last = outcomes(tmp_path, whole[: whole.rindex("<pubDate>")])
    assert len(articles) == 2 and isinstance(last, Rejected)
    assert (last.position, last.reason) == (3, Reason.MALFORMED_RECORD) and "breaks off" in last.detail


ENTITIES = '<!DOCTYPE rss [<!ENTITY a "{}">]>'


@pytest.mark.parametrize(
    ("text", "says"),
    [
        (ENTITIES.format("aaaa") + rss(item("<description>&a;</description>"))[38:], "entities"),
        ('<!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/passwd">]>' + rss(item("<description>&a;</description>"))[38:], "entities"),  # noqa: E501
        (
            "<!DOCTYPE rss [<!ENTITY a0 'ha'>"
            + "".join(f"<!ENTITY a{n} '{f'&a{n - 1};' * 10}'>" for n in range(1, 12))
            + "]>" + rss(item("<description>&a11;</description>"))[38:],
            "entities",
        ),
        (rss(item("<description>" + "س" * 12_000_000)), "longer than|breaks off"),
        (rss("<item " + 'x="' + "y" * 12_000_000 + '"></item>'), "longer than|breaks off"),
        (rss("<item>" + "<a>" * 5000), "breaks off"),
        ("<rss>" + "<!-- " + "x" * 3_000_000, "longer than|breaks off"),
    ],
)  # fmt: skip
def test_feeds_that_mean_harm_are_one_clear_reject(tmp_path: Path, text: str, says: str) -> None:
    (found,) = outcomes(tmp_path, text)
    assert isinstance(found, Rejected)
    assert any(word in found.detail for word in says.split("|")), found.detail
    assert "passwd" not in found.detail + found.excerpt


def test_a_long_feed_is_read_item_by_item(tmp_path: Path) -> None:
    found = outcomes(tmp_path, rss(*[item(f"<description>{BODY}</description>")] * 3000))
    assert [one.position for one in found] == list(range(1, 3001))
