"""The header of a text, by the words and rules of plugins/common/header.py."""

from collections.abc import Iterable

from plugins.common.header_values import Value


def header(pairs: Iterable[tuple[str, str | list[str]]]) -> str:
    """Return a header; what says nothing is left out."""
    lines = ["---"]
    for key, content in pairs:
        if isinstance(content, str) and content:
            lines.append(f"{key}: {value(content)}")
        elif isinstance(content, list) and content:
            lines += _listed(key, content)
    return "\n".join([*lines, "---", ""])


def value(text: str) -> str:
    """Return a text so that it is read as it is: quotes around all of it would be an editor's."""
    text = " ".join(text.split())
    entities = text.replace("&", "&amp;")
    quoted = (f"'{one.replace(chr(39), chr(39) * 2)}'" for one in (text, entities))
    candidates = (text, entities, *quoted)
    return next((one for one in candidates if Value.begun(one).read() == text), text)


def _listed(key: str, names: list[str]) -> list[str]:
    """Return a list: in one line, unless a name has what parts names there."""
    if any(set(name) & set(",;[]'\"") for name in names):
        return [f"{key}:", *(f"  - {value(name)}" for name in names)]
    return [f"{key}: {', '.join(names)}"]
