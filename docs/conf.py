"""How Sphinx builds the documentation site from this folder: make site.

Nothing is fetched while it is built, and a built page asks nothing of any other place.
"""

from microdeals._version import __version__

project = "microdeals"
author = "The microdeals developers"
copyright = author  # noqa: A001 - Sphinx's own name
version = release = __version__

extensions = ["myst_nb", "sphinx.ext.autodoc"]
exclude_patterns = ["conf.py"]
default_role = "code"

html_theme = "furo"
html_title = f"microdeals {__version__}"
html_copy_source = False
html_show_sphinx = False

nb_execution_mode = "off"
myst_heading_anchors = 4
myst_links_external_new_tab = False
suppress_warnings = ["myst.header"]

autodoc_member_order = "bysource"
autodoc_typehints = "signature"
