"""How the site's tools introduce themselves to other servers."""

from plugins.common.file_names import portable


def agent(name: str, purpose: str) -> str:
    """Return a product's name in ASCII, as User-Agent wants it (RFC 9110, 10.1.5).

    `name` is the group's, `purpose` one word.
    """
    return f"{portable(name)}-{purpose}"
