"""No connection leads into a private network, whatever a name, a redirect or a second look-up says."""

from __future__ import annotations

import ipaddress

import pytest

from etl.errors import UserError
from etl.extract.fetch.answers import NotFetched
from etl.extract.fetch.network import is_public, networks_of
from tests.web_server import Answer


@pytest.mark.parametrize(
    "address",
    [
        *("127.0.0.1", "127.9.9.9", "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1"),
        *(
            "0.0.0.0",
            "224.0.0.1",
            "255.255.255.255",
            "192.0.2.1",
            "::1",
            "::",
            "fe80::1",
            "fd00::1",
            "ff02::1",
        ),
        *("::ffff:127.0.0.1", "::ffff:10.0.0.1", "64:ff9b::7f00:1", "2002:7f00:1::", "2001:db8::1"),
    ],
)
def test_private_addresses_are_known_in_every_disguise(address):
    assert not is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "address", ["93.184.215.14", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", "64:ff9b::5db8:d70e"]
)
def test_public_addresses_are_public(address):
    assert is_public(ipaddress.ip_address(address))


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "localhost", "0x7f.1", "2130706433", "[::1]", "[::ffff:127.0.0.1]"]
)
def test_loopback_is_refused_however_it_is_written(web, client, host):
    web.plan("/a", "secret")
    with pytest.raises(NotFetched, match=r"private network.*KHABAR_FETCH_NETWORKS|no connection"):
        client(allowed=(), attempts=1).get(f"http://{host}:{web.port}/a")
    assert web.requests == []


def test_a_redirect_into_a_private_network_is_refused(web, client):
    web.plan("/a", Answer(status=302, headers={"Location": f"http://inner.example:{web.port}/b"}))
    leads = {"127.0.0.1": ["127.0.0.1"], "inner.example": ["127.1.1.1"]}
    asking = client(allowed=networks_of("127.0.0.1/32"), look_up=lambda host, port: leads[host])
    with pytest.raises(NotFetched, match=r"inner\.example leads into a private network \(127\.1\.1\.1\)"):
        asking.get(web.url("/a"))
    assert web.asked == ["/a"]


def test_a_name_is_connected_to_where_it_was_checked_not_where_it_leads_next(web, client):
    """The second look-up would lead elsewhere: it is made for the next connection only, and checked again."""
    answers = [["127.0.0.1"], ["127.7.7.7"]]
    web.plan("/robots.txt", Answer("User-agent: *\nAllow: /", headers={"Connection": "close"}))
    web.plan("/a", "خبر")
    looked: list[str] = []

    def look_up(host, port):
        looked.append(host)
        return answers[min(len(looked), 2) - 1]

    asking = client(allowed=networks_of("127.0.0.1/32"), look_up=look_up)
    with pytest.raises(NotFetched, match=r"127\.7\.7\.7"):
        asking.get(f"http://changing.example:{web.port}/a")
    assert looked == ["changing.example", "changing.example"]
    assert web.asked == []


def test_one_private_address_among_several_is_enough_to_refuse(web, client):
    asking = client(allowed=(), look_up=lambda host, port: ["93.184.215.14", "10.0.0.1"])
    with pytest.raises(NotFetched, match=r"10\.0\.0\.1"):
        asking.get("http://mixed.example/a")


def test_an_unknown_host_is_said_to_be_one(client):
    def unknown(host, port):
        raise OSError("Name or service not known")

    with pytest.raises(NotFetched, match=r"nowhere\.example is not known"):
        client(look_up=unknown, attempts=1).get("http://nowhere.example/a")


def test_networks_are_read_from_a_setting():
    assert list(map(str, networks_of("10.0.0.0/8, fd00::/8,"))) == ["10.0.0.0/8", "fd00::/8"]
    with pytest.raises(UserError, match=r"KHABAR_FETCH_NETWORKS=all: .* write networks like"):
        networks_of("all")
