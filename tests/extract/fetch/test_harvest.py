"""What is new at one address: feeds, sitemaps and the pages they name; asked for again, only what has changed."""

from __future__ import annotations

import gzip
from io import BytesIO

import pytest

from etl.extract import warc
from etl.extract.fetch.answers import NotFetched
from etl.extract.fetch.archive import WebArchive
from etl.extract.fetch.harvest import Harvester
from etl.extract.record import Limits
from tests.web_server import Answer

PARAGRAPH = "أعلنت بلدية الميناء أن أعمال توسعة الرصيف الشرقي ستبدأ مطلع الشهر المقبل بعد اكتمال الدراسات. "


def page(title, **headers):
    body = f"<html><head><title>{title}</title></head><body><article><h1>{title}</h1><p>{PARAGRAPH * 4}</p></article>"
    return Answer(f"<!doctype html>{body}</body></html>", headers=headers)


def feed(*urls):
    items = "".join(f"<item><title>خبر</title><link>{url}</link></item>" for url in urls)
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>ص</title>{items}</channel></rss>'


def sitemap(*pages, kind="url"):
    entries = "".join(
        f"<{kind}><loc>{url}</loc>{f'<lastmod>{changed}</lastmod>' if changed else ''}</{kind}>"
        for url, changed in pages
    )
    root = "urlset" if kind == "url" else "sitemapindex"
    return f'<{root} xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">{entries}</{root}>'


class Ledger:
    """Remembers between harvests, and keeps each one's archive."""

    def __init__(self, client):
        self.client, self.known = client, {}

    def harvest(self, url, most_pages=100):
        file = BytesIO()
        harvester = Harvester(
            self.client,
            WebArchive(file),
            lambda urls: {each: self.known[each] for each in urls if each in self.known},
            most_pages,
        )
        found = harvester.harvest(url)
        self.known |= {each.url: each for each in found.seen}
        self.is_through = url in self.known
        self.archive = file.getvalue()
        return found

    def articles(self):
        records = warc.read(BytesIO(gzip.decompress(self.archive)), Limits()) if self.archive else ()
        return [(record.fields["title"], record.fields["url"]) for record in records]


@pytest.fixture
def ledger(client):
    return Ledger(client(attempts=1))


def test_the_pages_of_a_feed_are_kept_as_a_web_archive_that_reads_as_articles(web, ledger):
    one, two = web.plan("/1", page("وصول سفينة")), web.plan("/2", page("افتتاح معرض"))
    found = ledger.harvest(web.plan("/feed", feed(one, "/2")))
    assert found.failures == [] and ledger.is_through
    assert ledger.articles() == [("وصول سفينة", one), ("افتتاح معرض", two)]
    assert "WARC-Date: 2025-03-02T04:00:" in gzip.decompress(ledger.archive).decode()


def test_what_has_not_changed_is_not_kept_again(web, ledger):
    one = web.plan("/1", page("خبر", ETag='"1"'))
    two = web.plan("/2", page("خبر آخر"))  # without a validator: its bytes tell
    root = web.plan("/feed", Answer(feed(one, two), headers={"ETag": '"f"'}), Answer(feed(one, two)))
    ledger.harvest(root)
    web.forget()
    assert ledger.harvest(root).failures == []
    assert ledger.articles() == []
    assert web.asked == ["/feed", "/1", "/2"]


def test_an_unchanged_feed_asks_for_no_page(web, ledger):
    root = web.plan("/feed", Answer(feed(web.plan("/1", page("خبر"))), headers={"ETag": '"f"'}))
    ledger.harvest(root)
    web.forget()
    ledger.harvest(root)
    assert web.asked == ["/feed"]


def test_an_edited_page_is_kept_again(web, ledger):
    one = web.plan("/1", page("خبر", ETag='"1"'), page("خبر مصحح", ETag='"2"'))
    root = web.plan("/feed", feed(one))
    ledger.harvest(root)
    ledger.harvest(root)
    assert ledger.articles() == [("خبر مصحح", one)]


def test_a_sitemap_says_what_has_changed_and_nothing_else_is_asked_for(web, ledger):
    one, two = web.plan("/1", page("خبر")), web.plan("/2", page("خبر آخر"), page("خبر آخر مصحح"))
    first = sitemap((one, "2025-03-01"), (two, "2025-03-01"))
    root = web.plan("/map.xml", first, sitemap((one, "2025-03-01"), (two, "2025-03-02")))
    ledger.harvest(root)
    web.forget()
    ledger.harvest(root)
    assert web.asked == ["/map.xml", "/2"]
    assert ledger.articles() == [("خبر آخر مصحح", two)]


def test_an_index_of_sitemaps_is_followed_compressed_ones_too(web, ledger):
    one, two = web.plan("/1", page("خبر")), web.plan("/2", page("خبر آخر"))
    zipped = Answer(
        gzip.compress(sitemap((two, None)).encode()), headers={"Content-Type": "application/gzip"}
    )
    maps = [(web.plan("/a.xml", sitemap((one, None))), "2025-03-01"), (web.plan("/b.xml.gz", zipped), None)]
    root = web.plan("/index.xml", sitemap(*maps, kind="sitemap"))
    ledger.harvest(root)
    assert {url for _, url in ledger.articles()} == {one, two}
    web.forget()
    ledger.harvest(root)
    assert "/a.xml" not in web.asked and "/b.xml.gz" in web.asked


def test_an_index_is_read_to_its_end_over_several_nights(web, ledger):
    pages = [web.plan(f"/{n}", page(f"خبر {n}")) for n in range(103)]
    maps = [(web.plan(f"/map{n}", sitemap((each, None))), None) for n, each in enumerate(pages)]
    root = web.plan("/index.xml", sitemap(*maps, kind="sitemap"))
    ledger.harvest(root, most_pages=1000)
    ledger.harvest(root, most_pages=1000)
    assert [url for _, url in ledger.articles()] == pages[100:]


def test_an_index_of_indexes_is_followed(web, ledger):
    one = web.plan("/1", page("وصول سفينة"))
    inner = web.plan(
        "/inner.xml", sitemap((web.plan("/map.xml", sitemap((one, None))), None), kind="sitemap")
    )
    ledger.harvest(web.plan("/index.xml", sitemap((inner, None), kind="sitemap")))
    assert ledger.articles() == [("وصول سفينة", one)]


def test_an_index_that_stays_as_it_is_hides_no_sitemap_that_changes(web, ledger):
    one, two = web.plan("/1", page("وصول سفينة")), web.plan("/2", page("افتتاح معرض"))
    news = web.plan("/news.xml", sitemap((one, None)), sitemap((one, None), (two, None)))
    root = web.plan("/index.xml", Answer(sitemap((news, None), kind="sitemap"), headers={"ETag": '"i"'}))
    ledger.harvest(root)
    ledger.harvest(root)
    assert ledger.articles() == [("افتتاح معرض", two)]


def test_what_an_index_names_that_is_no_sitemap_is_said(web, ledger):
    gone = web.plan("/map.xml", page("الموقع قيد الصيانة"))
    one = web.plan("/1", page("وصول سفينة"))
    other = web.plan("/other.xml", sitemap((one, None)))
    found = ledger.harvest(web.plan("/index.xml", sitemap((gone, None), (other, None), kind="sitemap")))
    assert found.failures == [(gone, "it is named as a sitemap, and is none")]
    assert ledger.articles() == [("وصول سفينة", one)] and gone not in ledger.known


def test_of_a_long_sitemap_the_latest_pages_come_first(web, ledger):
    pages = [(web.plan(f"/{year}", page(f"خبر {year}")), f"{year}-03-01") for year in range(2020, 2026)]
    ledger.harvest(web.plan("/map.xml", sitemap(*pages)), most_pages=2)
    assert [title for title, _ in ledger.articles()] == ["خبر 2025", "خبر 2024"]


def test_what_of_a_feed_cannot_be_read_is_said_and_read_again(web, ledger):
    one = web.plan("/1", page("وصول سفينة"))
    nameless = feed(one).replace("</channel>", "<item><title>خبر بلا رابط</title></item></channel>")
    cut = feed(one, web.url("/2")).partition("/2</link>")[0]
    for path, body, said in (("/a", nameless, "1 of its entries name no page"), ("/b", cut, "behind 1 ")):
        root = web.plan(path, body)
        found = ledger.harvest(root)
        assert [url for url, _ in found.failures] == [root] and said in found.failures[0][1]
        assert one in ledger.known and not ledger.is_through


def test_a_feed_whose_entries_name_no_page_is_a_file_of_articles(web, ledger):
    told = feed().replace(
        "</channel>", f"<item><title>خبر</title><description>{PARAGRAPH}</description></item></channel>"
    )
    root = web.plan("/feed", Answer(told, headers={"Content-Type": "application/rss+xml"}))
    assert ledger.harvest(root).data.url == root


def test_a_page_is_asked_for_once_whatever_place_in_it_is_named(web, ledger):
    one = web.plan("/1", page("وصول سفينة"))
    ledger.harvest(web.plan("/feed", feed(f"{one}#comments", one)))
    assert web.asked == ["/feed", "/1"]


def test_a_password_in_a_link_is_neither_sent_nor_kept(web, ledger):
    one = web.plan("/1", page("وصول سفينة"))
    found = ledger.harvest(web.plan("/feed", feed(one.replace("://", "://name:secret@"))))
    assert found.failures == [] and next(iter(ledger.known)) == one


def test_a_page_that_leads_to_the_front_page_is_gone(web, ledger):
    web.plan("/", page("صدى الميناء"))
    old = web.plan("/old", Answer(status=302, headers={"Location": "/"}))
    found = ledger.harvest(web.plan("/feed", feed(old)))
    assert found.failures == [(old, f"it leads to {web.url('/')}, the front page of its site")]
    assert ledger.articles() == []


def test_an_item_of_a_json_feed_is_named_by_its_id_where_that_is_an_address(web, ledger):
    one = web.plan("/1", page("وصول سفينة"))
    told = f'{{"version": "https://jsonfeed.org/version/1.1", "title": "ص", "items": [{{"id": "{one}"}}]}}'
    ledger.harvest(web.plan("/feed.json", Answer(told, headers={"Content-Type": "application/json"})))
    assert ledger.articles() == [("وصول سفينة", one)]


def test_an_index_that_names_itself_ends(web, ledger):
    root = web.url("/index.xml")
    web.plan("/index.xml", sitemap((root, None), kind="sitemap"))
    ledger.harvest(root)
    assert len(web.asked) == 2


def test_a_page_that_is_not_to_be_had_holds_up_no_other_and_is_named(web, ledger):
    web.plan("/robots.txt", "User-agent: *\nDisallow: /closed")
    urls = [web.url("/gone"), web.url("/closed"), web.plan("/1", page("خبر"))]
    pdf = web.plan("/2", Answer(b"%PDF-1.7", headers={"Content-Type": "application/pdf"}))
    found = ledger.harvest(web.plan("/feed", feed(*urls, pdf)))
    assert [url for url, _ in found.failures] == [*urls[:2], pdf]
    whys = " ".join(why for _, why in found.failures)
    assert "404 Not Found" in whys and "forbids it" in whys and "no page but application/pdf" in whys
    assert ledger.is_through
    assert [url for _, url in ledger.articles()] == [urls[2]]


def test_a_busy_host_is_left_alone_and_the_rest_comes_the_next_night(web, ledger):
    busy = Answer(status=503, headers={"Retry-After": "3600"})
    one, two = web.plan("/1", busy, page("خبر")), web.plan("/2", page("خبر آخر"))
    root = web.plan("/feed", Answer(feed(one, two), headers={"ETag": '"f"'}))
    found = ledger.harvest(root)
    assert not ledger.is_through and len(found.failures) == 1
    assert web.asked == ["/feed", "/1"]
    ledger.harvest(root)
    assert ledger.is_through
    assert [url for _, url in ledger.articles()] == [one, two]


def test_pages_that_fail_one_by_one_leave_the_others_their_turn(web, ledger):
    broken = [web.plan(f"/{n}", Answer(status=500)) for n in range(3)]
    good = web.plan("/good", page("خبر"))
    found = ledger.harvest(web.plan("/feed", feed(*broken, good)))
    assert [url for url, _ in found.failures] == broken
    assert [url for _, url in ledger.articles()] == [good]
    assert not ledger.is_through


def test_pages_that_are_gone_come_last_the_next_night(web, ledger):
    gone = [web.plan(f"/{n}", Answer(status=404)) for n in range(2)]
    good = web.plan("/good", page("خبر"))
    root = web.plan("/map", sitemap(*((url, "2025-03-01") for url in (*gone, good))))
    ledger.harvest(root, most_pages=2)
    assert ledger.articles() == []
    ledger.harvest(root, most_pages=2)
    assert ledger.articles() == [("خبر", good)]


def test_a_page_that_was_not_to_be_had_is_read_once_it_is_there(web, ledger):
    late = web.plan("/1", Answer(status=404), page("خبر"))
    root = web.plan("/map", sitemap((late, "2025-03-01")))
    assert ledger.harvest(root).failures
    assert not ledger.harvest(root).failures
    assert ledger.articles() == [("خبر", late)]


def test_more_pages_than_one_night_may_ask_for_come_over_several_new_ones_first(web, ledger):
    pages = [web.plan(f"/{n}", page(f"خبر {n}")) for n in range(5)]
    root = web.plan("/feed", Answer(feed(*pages), headers={"ETag": '"f"'}))
    ledger.harvest(root, most_pages=2)
    ledger.harvest(root, most_pages=2)
    assert [url for _, url in ledger.articles()] == pages[2:4]
    ledger.harvest(root, most_pages=9)
    assert ledger.is_through
    assert [url for _, url in ledger.articles()] == pages[4:]


def test_one_page_named_by_itself_is_kept(web, ledger):
    url = web.plan("/1", page("خبر"))
    ledger.harvest(url)
    assert ledger.articles() == [("خبر", url)]
    ledger.harvest(url)
    assert ledger.articles() == []


def test_what_is_no_page_is_given_as_a_file(web, ledger):
    url = web.plan("/news.jsonl", Answer('{"body": "خبر"}\n', headers={"Content-Type": "application/json"}))
    data = ledger.harvest(url).data
    assert data is not None and data.body.startswith(b"{")
    assert ledger.harvest(url).data is None


@pytest.mark.parametrize(
    "body",
    [
        '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY x SYSTEM "file:///etc/passwd">]><rss><channel>&x;</channel></rss>',
        "<rss><channel>" + "<a>" * 100_000,
        "<rss><channel><item><link>http://[</link></item></channel></rss>",
        "<urlset><url><loc>" + "x" * 1000,
    ],
)
def test_a_feed_that_means_harm_ends_in_a_line(web, ledger, body):
    url = web.plan("/feed", Answer(body, headers={"Content-Type": "application/rss+xml"}))
    try:
        found = ledger.harvest(url)
    except NotFetched as error:
        assert "\n" not in str(error)
    else:
        assert found.data is None and ledger.articles() == []


def test_an_archive_holds_no_header_that_is_untrue_of_it(web, client):
    zipped = Answer(gzip.compress(b"<html><p>x"), headers={"Content-Encoding": "gzip", "X-Name": "é"})
    file = BytesIO()
    WebArchive(file).add(client().get(web.plan("/1", zipped)))
    text = gzip.decompress(file.getvalue()).decode("latin-1")
    assert (
        "Content-Encoding" not in text
        and "Content-Length: 10\r\n" in text
        and text.count("Content-Type") == 2
    )
    assert "WARC-Payload-Digest" in text or "WARC-Block-Digest" in text
