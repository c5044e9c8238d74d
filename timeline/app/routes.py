"""What the server answers beside the pages.

The events of a view have an address in every format, which a calendar or a script can subscribe to; and the faces of
scripts that a reader's system may lack are served from here, since no other host is ever asked. The page that loads the
others is Streamlit's, which is told where its server is: else it asks below each page's own address first.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import streamlit as st
from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles

from timeline.app.downloads import data_of
from timeline.app.library import open_library
from timeline.app.parts import STATIC
from timeline.app.sections import PATHS
from timeline.export import FORMATS
from timeline.store import StoreError, from_address


async def feed(request: Request) -> Response:
    """Answer with the events of the view that the address asks for; 400 where a part of it can't be read."""
    ending = request.url.path.removeprefix("/events")
    return await run_in_threadpool(_answer, request, ending)


def _answer(request: Request, ending: str) -> Response:
    try:
        store = open_library().store
    except StoreError as error:
        return PlainTextResponse(f"{error}\n", 503)
    view, unread = from_address({name: request.query_params.getlist(name) for name in request.query_params})
    view, unknown = store.known(view)
    if unread or unknown:  # a script that asks wrongly must not take more events than it asked for
        return PlainTextResponse("\n".join([*unread, *unknown]) + "\n", 400)
    name = f'inline; filename="diplomatic-timeline{ending}"'
    return Response(
        data_of(store, view, ending), media_type=FORMATS[ending].media_type, headers={"Content-Disposition": name}
    )


async def page(_: Request) -> Response:
    """Answer with the page that loads all else."""
    return HTMLResponse(_page(), headers={"Cache-Control": "no-cache"})


@cache
def _page() -> str:
    """Return Streamlit's page with the address of its server: the folder that the pages stand in."""
    own = (Path(st.__file__).parent / "static" / "index.html").read_text(encoding="utf-8")
    told = "<script>window.__streamlit = {BACKEND_BASE_URL: new URL('.', location.href).href}</script>"
    return own.replace("<head>", f"<head>{told}", 1).replace("<title>Streamlit<", "<title>Diplomatic Timeline<", 1)


ROUTES = [
    *(Route(f"/{path}", page) for path in PATHS.values()),
    *(Route(f"/events{ending}", feed) for ending in FORMATS),
    Mount("/faces", StaticFiles(directory=STATIC / "faces")),
]
