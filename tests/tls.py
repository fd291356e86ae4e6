"""TLS in front of a server that has none of its own, with certificates made by the test.

The wheels of PostgreSQL and Valkey are built without TLS; what a client makes of a certificate shows all the same.
"""

from __future__ import annotations

import socket
import ssl
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime, timedelta
from ipaddress import IPv4Address
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat

LOOPBACK = "127.0.0.1"
_ASKS_FOR_TLS = bytes.fromhex("0000000804d2162f")  # PostgreSQL's SSLRequest: eight bytes, answered by S


def authority(folder: Path, name: str) -> tuple[Path, ssl.SSLContext]:
    """A certificate authority's certificate, as a file, and a server's side of TLS that it vouches for."""
    key, server_key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    own = _certificate(name, name, key, key, x509.BasicConstraints(ca=True, path_length=None))
    here = x509.SubjectAlternativeName([x509.IPAddress(IPv4Address(LOOPBACK))])
    of_server = _certificate("server", name, server_key, key, here)
    (folder / f"{name}.pem").write_bytes(own.public_bytes(Encoding.PEM))
    pem = server_key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    (folder / f"{name}-server.pem").write_bytes(pem + of_server.public_bytes(Encoding.PEM))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(folder / f"{name}-server.pem")
    return folder / f"{name}.pem", context


def _certificate(
    subject: str,
    issuer: str,
    key: ec.EllipticCurvePrivateKey,
    signed_by: ec.EllipticCurvePrivateKey,
    extension: x509.ExtensionType,
) -> x509.Certificate:
    now = datetime.now(UTC)
    described = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, subject)]))
        .issuer_name(x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, issuer)]))
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(extension, critical=True)
        .add_extension(x509.SubjectKeyIdentifier.from_public_key(key.public_key()), critical=False)
        .add_extension(
            x509.AuthorityKeyIdentifier.from_issuer_public_key(signed_by.public_key()), critical=False
        )
    )
    return described.sign(signed_by, hashes.SHA256())


@contextmanager
def in_front_of(
    connect: Callable[[], socket.socket], context: ssl.SSLContext, *, postgresql: bool = False
) -> Iterator[int]:
    """A port of this machine where a server is reached through TLS."""
    with socket.create_server((LOOPBACK, 0)) as listening:

        def answer(client: socket.socket) -> None:
            with suppress(OSError), client:
                if postgresql:
                    assert client.recv(len(_ASKS_FOR_TLS), socket.MSG_WAITALL) == _ASKS_FOR_TLS
                    client.sendall(b"S")
                with context.wrap_socket(client, server_side=True) as secured, connect() as server:
                    threading.Thread(target=_pass_on, args=(server, secured), daemon=True).start()
                    _pass_on(secured, server)

        def listen() -> None:
            with suppress(OSError):
                while True:
                    threading.Thread(target=answer, args=(listening.accept()[0],), daemon=True).start()

        threading.Thread(target=listen, daemon=True).start()
        yield int(listening.getsockname()[1])
        listening.shutdown(socket.SHUT_RDWR)


def _pass_on(giver: socket.socket, taker: socket.socket) -> None:
    with suppress(OSError):
        while received := giver.recv(65536):
            taker.sendall(received)
    with suppress(OSError):
        taker.shutdown(socket.SHUT_RDWR)
