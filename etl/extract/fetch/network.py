"""Connections to public addresses only.

A host is looked up here and nowhere else, and the very address that was checked is the one connected to: a name
that leads elsewhere the second time it is asked (DNS rebinding) gains nothing. Every redirect passes here too.
"""

from __future__ import annotations

import ipaddress
import socket
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from contextvars import ContextVar
from ssl import SSLContext
from typing import Any

import httpcore
import httpx

from etl.errors import UserError

Address = ipaddress.IPv4Address | ipaddress.IPv6Address
Network = ipaddress.IPv4Network | ipaddress.IPv6Network
LookUp = Callable[[str, int], Sequence[str]]

_require_time: ContextVar[Callable[[], None]] = ContextVar("require_time", default=lambda: None)
_NAT64 = ipaddress.ip_network("64:ff9b::/96")


class Forbidden(Exception):
    """The host leads to an address that is not to be connected to; the message says which, and the remedy."""


def networks_of(text: str) -> tuple[Network, ...]:
    """The networks of a setting, like "10.0.0.0/8, fd00::/8". Raises UserError where one is none."""
    try:
        return tuple(
            ipaddress.ip_network(each.strip(), strict=False) for each in text.split(",") if each.strip()
        )
    except ValueError as error:
        raise UserError(f"KHABAR_FETCH_NETWORKS={text}: {error}; write networks like 10.0.0.0/8") from None


def look_up(host: str, port: int) -> Sequence[str]:
    """The addresses a host name leads to."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(entry[4][0]) for entry in found))


def is_public(address: Address) -> bool:
    """Whether it is an address of the open internet, not one that only stands for another within."""
    if isinstance(address, ipaddress.IPv6Address):
        inner = address.ipv4_mapped or address.sixtofour
        if address in _NAT64:
            inner = ipaddress.IPv4Address(int(address) & 0xFFFFFFFF)
        if inner is not None:
            return is_public(inner)
    return address.is_global and not address.is_multicast


class CheckedBackend(httpcore.NetworkBackend):
    """Connects to public addresses and to the networks that are allowed."""

    def __init__(self, allowed: Iterable[Network] = (), look_up: LookUp = look_up) -> None:
        self._allowed, self._look_up = tuple(allowed), look_up
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that answers. All of them must be allowed."""
        failure: Exception = httpcore.ConnectError(f"{host} has no address")
        for address in self._checked(host, port):
            try:
                return _Bounded(
                    self._sockets.connect_tcp(address, port, timeout, local_address, socket_options)
                )
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure

    def _checked(self, host: str, port: int) -> Sequence[str]:
        try:
            found = self._look_up(host, port)
        except (OSError, UnicodeError) as error:
            raise httpcore.ConnectError(f"{host} is not known: {error}") from error
        for text in found:
            address = ipaddress.ip_address(text.partition("%")[0])
            if not is_public(address) and not any(address in network for network in self._allowed):
                raise Forbidden(
                    f"{host} leads into a private network ({address}); "
                    f"KHABAR_FETCH_NETWORKS={address} would allow it"
                )
        return found


class _Bounded(httpcore.NetworkStream):
    """A connection that is not waited on, byte for byte, beyond what ``bounded`` allows."""

    def __init__(self, stream: httpcore.NetworkStream) -> None:
        self._stream = stream

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        """What comes next, be it of the head or of the body."""
        _require_time.get()()
        return self._stream.read(max_bytes, timeout)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, timeout)

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        return _Bounded(self._stream.start_tls(ssl_context, server_hostname, timeout))

    def get_extra_info(self, info: str) -> Any:
        return self._stream.get_extra_info(info)


@contextmanager
def bounded(require_time: Callable[[], None]) -> Iterator[None]:
    """What is read in here from a connection calls this first, which raises once time is up."""
    before = _require_time.set(require_time)
    try:
        yield
    finally:
        _require_time.reset(before)


class CheckedTransport(httpx.BaseTransport):
    """httpx over connections that are checked."""

    def __init__(self, backend: httpcore.NetworkBackend, ssl_context: SSLContext | None = None) -> None:
        context = ssl_context or httpx.create_ssl_context(trust_env=False)
        self._pool = httpcore.ConnectionPool(context, network_backend=backend, max_connections=100)

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """The response as it comes in; its errors are those of httpcore."""
        url = request.url
        address = httpcore.URL(scheme=url.raw_scheme, host=url.raw_host, port=url.port, target=url.raw_path)
        answer = self._pool.handle_request(
            httpcore.Request(
                request.method, address, headers=request.headers.raw, extensions=request.extensions
            )
        )
        stream = _Stream(answer)
        return httpx.Response(
            answer.status, headers=answer.headers, stream=stream, extensions=answer.extensions
        )

    def close(self) -> None:
        """Close all connections."""
        self._pool.close()


class _Stream(httpx.SyncByteStream):
    def __init__(self, answer: httpcore.Response) -> None:
        self._answer = answer

    def __iter__(self):  # type: ignore[no-untyped-def]
        yield from self._answer.iter_stream()

    def close(self) -> None:
        self._answer.close()
