"""The plugins' own templates: all markup they emit, escaped by Jinja."""

from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

from plugins.common import german


def environment(plugin_file: str) -> Environment:
    """Return the Jinja environment for the folder templates/ beside `plugin_file`."""
    env = Environment(
        loader=FileSystemLoader(Path(plugin_file).parent / "templates"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    env.filters["separators"] = german.separators
    return env
