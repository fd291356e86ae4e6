"""Who is to be told of something, as a setting names them; telling them is for the DAGs."""

from __future__ import annotations

import json
from typing import Any

from etl.errors import ConfigError


def read_notifiers(setting: str, variable: str) -> list[dict[str, Any]]:
    """For each the class of an Airflow notifier, under ``notifier``, and what it is given.

    Args:
        setting: a JSON list of them; empty: nobody.
        variable: whose value that is, for what is said of a mistake in it.

    Raises:
        ConfigError: it is no JSON list of such objects.
    """
    try:
        told = json.loads(setting or "[]")
    except ValueError as error:
        raise ConfigError(f"{variable} is no JSON ({error})") from None
    if not isinstance(told, list) or not all(isinstance(one, dict) and "notifier" in one for one in told):
        raise ConfigError(f'{variable} must be a list: [{{"notifier": "package.Class", "its": "arguments"}}]')
    return told
