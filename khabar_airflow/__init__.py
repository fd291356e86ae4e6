"""Khabar's reading room within Airflow: in its navigation, and for whoever Airflow lets in."""

from __future__ import annotations

import logging
from functools import cached_property
from typing import Any

from airflow.plugins_manager import AirflowPlugin

PREFIX = "/khabar"
_log = logging.getLogger("khabar.web")


class Khabar(AirflowPlugin):
    """Every part of Airflow loads its plugins; only the one that serves pages asks for these, and imports them then."""

    name = "khabar"

    @cached_property
    def fastapi_apps(self) -> list[dict[str, Any]]:
        """The reading room over the warehouse of this environment."""
        from etl.errors import UserError
        from etl.resolve.judging import open_to_judge
        from etl.web.app import make_app
        from khabar_airflow.access import AirflowAccess
        from khabar_airflow.settings import read_settings

        try:
            warehouse = read_settings().warehouse
            app = make_app(warehouse, AirflowAccess(), open_to_judge(warehouse))
        except UserError as error:
            _log.error("the reading room cannot be opened: %s", error)
            return []
        return [{"app": app, "url_prefix": PREFIX, "name": "Khabar"}]

    @cached_property
    def external_views(self) -> list[dict[str, Any]]:
        """The entry in the navigation, and the page it opens."""
        from airflow.api_fastapi.app import API_ROOT_PATH

        href = f"{API_ROOT_PATH.rstrip('/')}{PREFIX}/"
        return [{"name": "خبر Khabar", "href": href, "destination": "nav", "url_route": "khabar"}]
