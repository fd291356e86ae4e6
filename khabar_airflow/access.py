"""Whoever is signed in to Airflow and may see its pages may read; who may change the nightly may also judge."""

from __future__ import annotations

from airflow.api_fastapi.app import get_auth_manager
from airflow.api_fastapi.auth.managers.models.resource_details import AccessView, DagDetails
from airflow.api_fastapi.core_api.security import bearer_scheme, get_user
from fastapi import HTTPException, Request, Response
from fastapi.responses import PlainTextResponse, RedirectResponse


class AirflowAccess:
    """Asks Airflow's own auth manager about each request."""

    has_sign_out = False  # Airflow's own page does that

    async def user(self, request: Request) -> str | None:
        """The name Airflow knows the user by; None where it knows none, or one who may not."""
        try:
            user = await get_user(request, None, await bearer_scheme(request))
        except HTTPException:
            return None
        manager = get_auth_manager()
        may = manager.is_authorized_view(access_view=AccessView.WEBSITE, user=user)
        if may and request.method not in ("GET", "HEAD"):
            may = manager.is_authorized_dag(method="PUT", details=DagDetails(id="nightly"), user=user)
        return user.get_name() if may else None

    def turn_away(self, request: Request) -> Response:
        """To Airflow's page for signing in."""
        if request.method not in ("GET", "HEAD"):
            return PlainTextResponse("sign in to Airflow first, as one who may change the nightly\n", 401)
        return RedirectResponse(get_auth_manager().get_url_login(next_url=str(request.url)), 303)
