"""Solara's settings, which it reads from the environment when it is imported: set them before that."""

from __future__ import annotations

import mimetypes
import os
import sys
import warnings

from dashboards.server.vendored import NPM

TITLE = "Small deals in a long war"

SETTINGS = {
    # Pages must not tell others that they are used.
    "SOLARA_TELEMETRY_MIXPANEL_ENABLE": "False",
    "SOLARA_TELEMETRY_SERVER_USER_ID": "nobody",
    # Empty, not unset: else the first request's X-Script-Name says where all browsers load scripts from.
    "SOLARA_ROOT_PATH": "",
    "SOLARA_MODE": "production",
    "SOLARA_SESSION_HTTP_ONLY": "True",
    # A closed laptop gives its memory back after ten minutes, not after a day.
    "SOLARA_KERNEL_CULL_TIMEOUT": "10m",
    # Drawing again walks only the parts of a page that changed: a fifth of the time that walking all takes.
    "REACTON_FAST": "1",
    # After a restart the page reloads by itself instead of asking for it.
    "SOLARA_THEME_FORCE_REFRESH": "True",
    "SOLARA_THEME_SHOW_BANNER": "False",
    "SOLARA_THEME_LOADER": "plain",
    # Not "auto", for which this version of Solara leaves the page empty; assets/web/theme.js does that.
    "SOLARA_THEME_VARIANT": "light",
    "SOLARA_THEME_TITLE": TITLE,
    # Scripts come from our own folder; Solara would fetch them from a content network.
    "SOLARA_ASSETS_PROXY": "True",
    "SOLARA_ASSETS_PROXY_CACHE_DIR": str(NPM),
}

MIME_TYPES = {
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".css": "text/css",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


def prepare(page: str) -> None:
    """Set up this process to serve the module `page` (its `Page` component) with Solara.

    Raises RuntimeError when Solara's server was imported before, because it would have missed the settings.
    """
    if "solara.server.settings" in sys.modules and os.environ.get("SOLARA_APP") != page:
        raise RuntimeError("solara was imported before dashboards.server.environment.prepare()")
    os.environ.update(SETTINGS, SOLARA_APP=page)
    for suffix, kind in MIME_TYPES.items():
        mimetypes.add_type(kind, suffix)  # the system's own table may say text/plain, which browsers refuse
    # Cookies for other sites' frames want https; we serve no frames of others.
    warnings.filterwarnings("ignore", message="Cookies with samesite=none require https")
