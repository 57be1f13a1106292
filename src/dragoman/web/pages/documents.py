"""The HTTP API's own description: `/api/openapi.json`, and the same to read at `/api/docs`."""

from __future__ import annotations

import json
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import Response

from dragoman.web.rendering import render

ROUTER = APIRouter(include_in_schema=False)


@ROUTER.get("/api/openapi.json")
def openapi(request: Request) -> Response:
    """The OpenAPI document."""
    body = json.dumps(request.app.openapi(), ensure_ascii=False)
    return Response(body, media_type="application/json")


@ROUTER.get("/api/docs")
def documents(request: Request) -> Response:
    """The OpenAPI document as a page: every question, its parameters, what it gives."""
    described: dict[str, Any] = request.app.openapi()
    page = render(request, "api.html", None, described=described, schemas=described["components"]["schemas"])
    return Response(page, media_type="text/html")
