"""Addresses of output files."""


def published(save_as: str) -> str:
    """Return the path that an output file answers at: an index.html answers as its folder."""
    if save_as == "index.html" or save_as.endswith("/index.html"):
        return "/" + save_as.removesuffix("index.html")
    return "/" + save_as
