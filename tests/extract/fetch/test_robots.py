"""What a host's robots.txt says is kept."""

from __future__ import annotations

import pytest

from etl.extract.fetch.answers import NotFetched
from tests.web_server import Answer


def test_what_is_forbidden_is_not_asked_for(web, client):
    web.plan("/robots.txt", "User-agent: *\nDisallow: /private/\nDisallow: /*.pdf$\nAllow: /private/open")
    asking = client()
    for path in ("/private/a", "/x.pdf"):
        with pytest.raises(NotFetched, match=r"robots\.txt of 127\.0\.0\.1:\d+ forbids it"):
            asking.get(web.plan(path, "x"))
    for path in ("/a", "/private/open", "/x.pdf.html"):
        asking.get(web.plan(path, "x"))
    assert web.asked == ["/a", "/private/open", "/x.pdf.html"]
    assert [request.path for request in web.requests].count("/robots.txt") == 1


def test_a_byte_order_mark_hides_no_rule(web, client):
    web.plan("/robots.txt", "\ufeffUser-agent: *\nDisallow: /")
    with pytest.raises(NotFetched, match="forbids it"):
        client().get(web.plan("/a", "x"))


def test_rules_for_us_come_before_those_for_all(web, client):
    web.plan("/robots.txt", "User-agent: *\nDisallow: /\n\nUser-agent: Khabar\nAllow: /")
    assert client().get(web.plan("/a", "خبر")).status == 200


def test_a_redirect_to_what_is_forbidden_is_not_followed(web, client):
    web.plan("/robots.txt", "User-agent: *\nDisallow: /b")
    web.plan("/a", Answer(status=302, headers={"Location": "/b"}))
    with pytest.raises(NotFetched, match="forbids"):
        client().get(web.url("/a"))
    assert web.asked == ["/a"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_where_there_is_no_robots_txt_everything_is_allowed(web, client, status):
    web.plan("/robots.txt", Answer("Disallow: /", status))
    assert client().get(web.plan("/a", "خبر")).status == 200


@pytest.mark.parametrize("status", [500, 503])
def test_where_it_cannot_be_read_nothing_is_asked_for(web, client, status):
    web.plan("/robots.txt", Answer("x", status))
    asking = client(attempts=2)
    for _ in range(2):
        with pytest.raises(
            NotFetched,
            match=rf"robots\.txt is not to be had, so nothing is fetched: the server answers {status}",
        ):
            asking.get(web.plan("/a", "x"))
    assert web.asked == []
    assert len(web.requests) == 2  # it is not asked again and again


@pytest.mark.parametrize(("asked", "kept"), [("10", 10.0), ("0.5", 1.0), ("86400", 60.0), ("soon", 1.0)])
def test_the_pace_it_asks_for_is_kept_within_reason(web, client, time, asked, kept):
    web.plan("/robots.txt", f"User-agent: *\nCrawl-delay: {asked}")
    asking = client()
    for path in ("/a", "/b"):
        asking.get(web.plan(path, "x"))
    assert time.slept == [1.0, kept]


def test_one_that_is_no_text_forbids_nothing(web, client):
    web.plan("/robots.txt", bytes(range(256)) * 4000)
    assert client().get(web.plan("/a", "خبر")).status == 200
