"""Whatever stands in a page, a feed or a sitemap, reading it ends with records and faults."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from etl.extract import feeds, html, json_feed, sitemaps, warc, xml_exports
from etl.extract.record import Fault, Limits, Record

LIMITS = Limits(max_record_bytes=100_000)
WORDS = (
    *(
        "<html>",
        "<head>",
        "<title>",
        "</title>",
        "<body>",
        "<p>",
        "</p>",
        "<a href='",
        "'>",
        "</a>",
        "<h1>",
        "<!--",
        "-->",
    ),
    *(
        "<script type='application/ld+json'>",
        "</script>",
        '{"@type":"NewsArticle",',
        '"datePublished":',
        '"@graph":[',
        "}",
    ),
    *(
        "<rss>",
        "<channel>",
        "<item>",
        "</item>",
        "<feed>",
        "<entry>",
        "<title>",
        "<link>",
        "<pubDate>",
        "<content:encoded>",
    ),
    *(
        "<![CDATA[",
        "]]>",
        "<!DOCTYPE rss [",
        "<!ENTITY a 'b'>",
        "]>",
        "&a;",
        "&nbsp;",
        "&#0;",
        "&#xD800;",
        "&",
        "<",
        "<?xml?>",
    ),
    *(
        "<urlset>",
        "<url>",
        "<loc>",
        "</loc>",
        "</url>",
        "<nitf>",
        "<body>",
        "<newsItem>",
        "<contentSet>",
        "<inlineXML>",
    ),
    *(
        "<meta property='article:published_time' content='",
        "<link rel=canonical href='",
        "http://[",
        "//",
        "<time datetime='",
    ),
    *(
        "قال الوزير إن العمل مستمر في كل المدن. ",
        "2022-03-15",
        "\x00",
        "\ud83d",
        "\ufeff",
        "\n",
        "xmlns='",
        "xml:lang='",
    ),
)
MARKUP = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=40).map("".join)


@pytest.mark.parametrize("reader", [html, feeds, sitemaps, xml_exports, json_feed, warc])
@settings(derandomize=True, database=None, max_examples=60)
@given(text=MARKUP, cut=st.integers(0, 3))
def test_reading_ends(reader: object, text: str, cut: int) -> None:
    data = text.encode("utf-8", "surrogatepass")[cut:]
    found = list(reader.read(io.BytesIO(data), LIMITS))  # type: ignore[attr-defined]
    assert all(isinstance(one, Record | Fault) for one in found)
    assert isinstance(reader.looks_like(data, "a"), bool)  # type: ignore[attr-defined]
