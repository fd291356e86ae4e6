"""The settings as Airflow's processes read them: the warehouse may be one of Airflow's connections, secrets are masked.

``KHABAR_WAREHOUSE=airflow://khabar_warehouse`` names the connection `khabar_warehouse`, wherever Airflow keeps it: its
database, the environment, a vault. Its extras are options of libpq (sslmode, sslrootcert).
"""

from __future__ import annotations

from dataclasses import replace

from airflow.sdk import Connection
from airflow.sdk.exceptions import AirflowNotFoundException
from airflow.sdk.log import mask_secret
from sqlalchemy import URL, make_url

from etl import settings
from etl.errors import UserError
from etl.load.warehouse import AIRFLOW_CONNECTION, address_of, secrets_of

_POSTGRESQL = ("postgres", "postgresql")


def read_settings() -> settings.Settings:
    """The settings of this environment, with the address of the warehouse itself.

    Raises:
        UserError: a setting is wrong, or the connection is none of a warehouse.
    """
    read = settings.read_settings()
    address = make_url(read.warehouse) if read.warehouse.startswith(f"{AIRFLOW_CONNECTION}://") else None
    warehouse = _of_connection(str(address.host)) if address else address_of(read.warehouse)
    for secret in (*secrets_of(warehouse), *filter(None, [read.web_token])):
        mask_secret(secret)
    return replace(read, warehouse=warehouse.render_as_string(hide_password=False)) if address else read


def _of_connection(name: str) -> URL:
    try:
        found = Connection.get(name)
    except AirflowNotFoundException:
        raise UserError(
            f"KHABAR_WAREHOUSE names {name}, which is no connection of Airflow's; add it, or name another"
        ) from None
    if found.conn_type not in _POSTGRESQL:
        raise UserError(
            f"KHABAR_WAREHOUSE names {name}, a connection of type {found.conn_type}: want postgres"
        )
    return URL.create(
        "postgresql",
        found.login,
        found.password,
        found.host,
        found.port,
        found.schema,
        {option: str(value) for option, value in found.extra_dejson.items()},
    )
