"""A client whose time is the test's own, allowed onto loopback."""

from __future__ import annotations

import ipaddress
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from etl.extract.fetch.client import Client, Clock, Manners
from etl.extract.fetch.network import CheckedBackend, CheckedTransport

LOOPBACK = (ipaddress.ip_network("127.0.0.0/8"),)


@dataclass
class Time:
    """Time that passes only when somebody sleeps, or by ``step`` whenever it is looked at."""

    now: float = 0.0
    step: float = 0.0
    slept: list[float] = field(default_factory=list)

    def clock(self) -> Clock:
        return Clock(
            self._look, self._sleep, lambda: datetime(2025, 3, 2, 4, tzinfo=UTC) + timedelta(seconds=self.now)
        )

    def _look(self) -> float:
        self.now += self.step
        return self.now

    def _sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def client(time: Time) -> Iterator[Callable[..., Client]]:
    """``client(**manners)``: one that waits for nobody in earnest."""
    made = []

    def make(allowed: Any = LOOPBACK, look_up: Any = None, **manners: Any) -> Client:
        given = {"timeout": 0.3, "agent": "khabar/test", **manners}
        backend = CheckedBackend(allowed, look_up) if look_up else CheckedBackend(allowed)
        made.append(Client(Manners(**given), CheckedTransport(backend), time.clock()))
        return made[-1]

    yield make
    for each in made:
        each.close()
