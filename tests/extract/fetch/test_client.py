"""Asking one thing politely: of servers that stall, lie, redirect for ever, are busy, or send bombs."""

from __future__ import annotations

import gzip

import pytest

from etl.extract.fetch.answers import NotFetched, Validator
from etl.extract.fetch.client import MOST_REDIRECTS
from tests.web_server import Answer


def test_what_lies_there_is_given_with_its_validator(web, client):
    url = web.plan(
        "/a", Answer("خبر", headers={"ETag": '"7"', "Last-Modified": "Sun, 02 Mar 2025 04:00:00 GMT"})
    )
    answer = client().get(url)
    assert (answer.body.decode(), answer.status, answer.url) == ("خبر", 200, url)
    assert answer.validator == Validator('"7"', "Sun, 02 Mar 2025 04:00:00 GMT")
    assert web.requests[-1].headers["User-Agent"] == "khabar/test"


@pytest.mark.parametrize(
    ("header", "value", "asks"),
    [
        ("ETag", '"7"', "If-None-Match"),
        ("Last-Modified", "Sun, 02 Mar 2025 04:00:00 GMT", "If-Modified-Since"),
    ],
)
def test_what_has_not_changed_is_not_sent_again(web, client, header, value, asks):
    url = web.plan("/a", Answer("خبر", headers={header: value}))
    asking = client()
    again = asking.get(url, asking.get(url).validator)
    assert again.is_unchanged and again.body == b""
    assert web.requests[-1].headers[asks] == value


def test_that_nothing_has_changed_is_no_answer_to_who_knows_nothing(web, client):
    with pytest.raises(NotFetched, match="the server answers 304 Not Modified"):
        client().get(web.plan("/a", Answer(status=304)))


def test_a_url_in_arabic_is_asked_for_as_the_web_writes_it(web, client):
    web.plan("/%D8%AE%D8%A8%D8%B1", "نص")
    assert client().get(web.url("/خبر")).body.decode() == "نص"


def test_a_server_that_stalls_is_given_up(web, client):
    url = web.plan("/a", web.stall)
    with pytest.raises(NotFetched, match="does not answer in time, 2 times"):
        client(attempts=2).get(url)
    assert web.asked == ["/a", "/a"]


@pytest.mark.parametrize("begins", ["X-Name: ", "Content-Type: text/html\r\n\r\n"], ids=["head", "body"])
def test_one_that_drips_is_given_up_when_its_time_is_over(web, client, time, begins):
    def drip(handler):
        handler.wfile.write(f"HTTP/1.1 200 OK\r\n{begins}".encode())
        while not web.over.wait(0.01):
            handler.wfile.write(b".")
            handler.wfile.flush()

    url = web.plan("/a", drip)
    asking = client(attempts=1)
    time.step = 30
    with pytest.raises(NotFetched, match="did not come within 120 seconds"):
        asking.get(url)


def test_an_answer_shorter_than_it_says_is_none(web, client):
    url = web.plan("/a", Answer("نصف خبر", length=1000))
    with pytest.raises(NotFetched, match="breaks off"):
        client(attempts=1).get(url)


def test_one_that_says_it_is_too_long_is_not_begun(web, client):
    url = web.plan("/a", Answer("x", length=10**12))
    with pytest.raises(NotFetched, match=r"longer than 100 bytes \(KHABAR_FETCH_MAX_BYTES\)"):
        client(max_bytes=100).get(url)


def test_one_that_goes_on_and_on_is_cut_off(web, client):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        while True:
            handler.wfile.write(b"x" * 65536)

    url = web.plan("/a", endless)
    with pytest.raises(NotFetched, match="longer than 1,000,000 bytes"):
        client(max_bytes=1_000_000).get(url)


def test_a_bomb_is_not_unpacked(web, client):
    bomb = gzip.compress(bytes(200_000_000))
    url = web.plan("/a", Answer(bomb, headers={"Content-Encoding": "gzip"}))
    with pytest.raises(NotFetched, match="longer than 1,000,000 bytes"):
        client(max_bytes=1_000_000).get(url)


def test_compressed_answers_are_read_and_damaged_ones_refused(web, client):
    good, headers = gzip.compress("خبر".encode()), {"Content-Encoding": "gzip"}
    assert client().get(web.plan("/a", Answer(good, headers=headers))).body.decode() == "خبر"
    for path, body in (("/b", good[:-9]), ("/c", good[:12] + b"no gzip")):
        with pytest.raises(NotFetched, match="gzip data"):
            client(attempts=1).get(web.plan(path, Answer(body, headers=headers)))
    with pytest.raises(NotFetched, match="compressed as br"):
        client().get(web.plan("/d", Answer("x", headers={"Content-Encoding": "br"})))


@pytest.mark.parametrize("coding", ["gzip", "utf-8", "none"])
def test_a_coding_that_is_named_and_not_used_is_none(web, client, coding):
    url = web.plan("/a", Answer("خبر", headers={"Content-Encoding": coding}))
    assert client().get(url).body.decode() == "خبر"


def test_all_members_of_gzip_data_are_read(web, client):
    body = gzip.compress("خبر ".encode()) + gzip.compress("طويل".encode()) + bytes(8)
    url = web.plan("/a", Answer(body, headers={"Content-Encoding": "gzip"}))
    assert client().get(url).body.decode() == "خبر طويل"


def test_a_redirect_in_plain_arabic_leads_there(web, client):
    def redirect(handler):
        handler.send_response(302)
        handler.send_header("Location", "/خبر".encode().decode("latin-1"))
        handler.send_header("Content-Length", "0")
        handler.end_headers()

    web.plan("/%D8%AE%D8%A8%D8%B1", "نص")
    assert client().get(web.plan("/a", redirect)).body.decode() == "نص"


@pytest.mark.parametrize("url", ["ftp://name:secret@x.example/", "https://name:secret@x.example/"])
def test_no_password_of_a_url_is_said(web, client, url):
    for asked in (url, web.plan("/a", Answer(status=302, headers={"Location": url}))):
        with pytest.raises(NotFetched) as raised:
            client().get(asked)
        assert "secret" not in str(raised.value)


def test_redirects_are_followed_to_where_they_lead(web, client):
    web.plan("/a", Answer(status=301, headers={"Location": "b"}))
    web.plan("/b", Answer(status=302, headers={"Location": web.url("/c#x")}))
    web.plan("/c", "خبر")
    assert client().get(web.url("/a")).url == web.url("/c")


def test_redirects_for_ever_are_counted(web, client):
    url = web.plan("/a", Answer(status=302, headers={"Location": "/a"}))
    with pytest.raises(NotFetched, match=f"redirects more than {MOST_REDIRECTS} times"):
        client().get(url)
    assert len(web.asked) == MOST_REDIRECTS + 1


@pytest.mark.parametrize(
    "leads_to",
    ["file:///etc/passwd", "ftp://x.example/a", "gopher://x", "http://[", "http://a:b@x.example/"],
)
def test_only_the_web_is_fetched_wherever_a_redirect_leads(web, client, leads_to):
    url = web.plan("/a", Answer(status=302, headers={"Location": leads_to}))
    with pytest.raises(NotFetched):
        client().get(url)
    assert web.asked == ["/a"]


@pytest.mark.parametrize(
    "url", ["file:///etc/passwd", "ftp://x.example/", "http:///a", "", "http://", "data:,x"]
)
def test_other_addresses_are_refused_in_a_line(client, url):
    with pytest.raises(NotFetched, match=r"^[^\n]+$"):
        client().get(url)


@pytest.mark.parametrize("status", [429, 500, 502, 503, 504])
def test_what_may_pass_is_tried_again_with_growing_patience(web, client, time, status):
    url = web.plan("/a", Answer(status=status), Answer(status=status), Answer("خبر"))
    assert client(pause=0.0).get(url).body.decode() == "خبر"
    assert time.slept == [2.0, 4.0]


@pytest.mark.parametrize("written", ["7", "Sun, 02 Mar 2025 04:00:07 GMT"])
def test_a_server_is_asked_again_when_it_says(web, client, time, written):
    url = web.plan("/a", Answer(status=503, headers={"Retry-After": written}), Answer("خبر"))
    client(pause=0.0).get(url)
    assert time.slept == [7.0]


@pytest.mark.parametrize("written", ["soon", "-5", "٧", "Sun, 99 Mar"])
def test_a_retry_after_that_says_nothing_counts_for_nothing(web, client, time, written):
    headers = {"Retry-After": written} if written.isascii() else {}
    url = web.plan("/a", Answer(status=503, headers=headers), Answer("خبر"))
    client(pause=0.0).get(url)
    assert time.slept == [2.0]


def test_one_that_wants_to_be_left_alone_for_long_is(web, client, time):
    url = web.plan("/a", Answer(status=429, headers={"Retry-After": "86400"}))
    with pytest.raises(
        NotFetched, match="429 Too Many Requests and asks to come back in 86400 seconds"
    ) as raised:
        client().get(url)
    assert raised.value.host_is_away
    assert time.slept == [1.0]  # between robots.txt and the page


def test_what_does_not_pass_is_asked_for_once(web, client):
    for status in (401, 403, 404, 410, 451):
        with pytest.raises(NotFetched, match=str(status)) as raised:
            client().get(web.plan(f"/{status}", Answer("x", status)))
        assert not raised.value.may_pass
    assert web.asked == ["/401", "/403", "/404", "/410", "/451"]


def test_a_host_is_asked_at_a_pace(web, client, time):
    asking = client(pause=5.0)
    for path in ("/a", "/b", "/c"):
        asking.get(web.plan(path, "خبر"))
    assert time.slept == [5.0, 5.0, 5.0]  # robots.txt came first


def test_a_server_that_is_not_there_is_said_to_be_away(client, web):
    with pytest.raises(NotFetched, match="no connection") as raised:
        client(attempts=1).get("http://127.0.0.1:9/a")
    assert raised.value.host_is_away
