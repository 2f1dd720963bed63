"""Parts of pages: Solara components that pages put together."""
