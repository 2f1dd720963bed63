"""The web application: our own routes, the vendored files, and Solara's pages behind the guard."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from dashboards.browser.kept import KEPT, PLACE
from dashboards.server.guard import NOT_PAGES, Guard, Names
from dashboards.server.no_page import no_page
from dashboards.server.vendored import ASSETS, NPM
from microdeals.rooms import OpenRooms

if TYPE_CHECKING:
    from starlette.applications import Starlette

DROPPED = ("/readyz", "/resourcez", "/_solara/cdn", "/_solara/api/evict/{kernel_id}")
"""Routes of Solara that we replace or do not want: inner workings are nobody's business."""

FOR_GOOD = {"cache-control": "public, max-age=31536000, immutable", "content-encoding": "gzip"}
"""Of a file whose name says what is in it: a browser need not ask again."""

CHARTS = Path(__file__).parents[1] / "charts" / "js"
STAGE = Path(__file__).parents[1] / "stage" / "js"


def application(names: Names, seats: int, address: str = "") -> Starlette:
    """The ASGI application. ``address``: how phones in the network reach it.

    Call `environment.prepare` first: this imports Solara's server.

    pandas is imported before anybody is served: Solara asks each element whether it is a table, and would
    find half a module while a page that needs pandas is being imported by another thread.
    """
    import pandas  # type: ignore[import-untyped] # noqa: F401 - see above
    import solara.server.settings
    import solara.server.starlette as theirs
    from starlette.applications import Starlette
    from starlette.middleware import Middleware
    from starlette.requests import Request
    from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, Response
    from starlette.routing import Mount, Route
    from starlette.staticfiles import StaticFiles

    from dashboards.rooms.places import room_routes

    class VendoredFiles(theirs.StaticCdn):
        """Solara's proxy to a content network, but it never leaves our folder."""

        def lookup_path(self, path: str) -> tuple[str, os.stat_result | None]:
            return StaticFiles.lookup_path(self, path)

    async def ready(_: Request) -> JSONResponse:
        return JSONResponse({"status": "ok"})

    async def missing(request: Request, _: Exception) -> Response:
        path = request.url.path
        if path.startswith(NOT_PAGES):
            return PlainTextResponse("Not Found", status_code=404)
        return HTMLResponse(no_page(path), status_code=404)

    async def kept(request: Request) -> Response:
        file = KEPT.get(request.path_params["name"])
        if file is None:
            return PlainTextResponse("Not Found", status_code=404)
        return Response(file.content, media_type=file.media_type, headers=FOR_GOOD)

    solara.server.settings.assets.extra_locations = [str(ASSETS / "web")]
    routes = [
        Route("/readyz", ready),
        Route("/healthz", ready),
        Mount("/assets/charts", StaticFiles(directory=CHARTS)),
        Route(f"{PLACE}{{name}}", kept),
        Mount("/assets/stage", StaticFiles(directory=STAGE)),
        *room_routes(OpenRooms(), address),
        Mount("/_solara/cdn", VendoredFiles(directory=NPM)),
        *(route for route in theirs.routes if getattr(route, "path", "") not in DROPPED),
    ]
    middleware = [Middleware(Guard, names=names, seats=seats, address=address), *theirs.middleware]
    return Starlette(
        routes=routes, middleware=middleware, lifespan=theirs.lifespan, exception_handlers={404: missing}
    )
