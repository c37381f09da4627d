"""What holds for all modules: who imports whom, how other servers are asked, where markup stands."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from tests.support import ROOT

SITE = sorted(path.relative_to(ROOT) for path in (ROOT / "plugins").rglob("*.py"))
TOOLS = sorted(path.relative_to(ROOT) for path in (ROOT / "tools").rglob("*.py"))


# Other ways to ask a server than requests; its errors may be those of urllib3.
OTHER_CLIENTS = re.compile(
    r"urllib\.request|http\.client|httpx|aiohttp|pycurl|urllib3(?!\.exceptions)"
)
MARKUP = re.compile(r"\s*<[a-z][^<>]*>(?:.*</?[a-z][^<>]*>)?\s*", re.S)
# Tags that are none of a page's markup: each with its reason.
NO_PAGE = {
    Path("plugins/body/outline.py"): "a heading that an author wrote, one level lower",
    Path("plugins/common/tree.py"): "where a parser begins",
    Path("plugins/common/traces/turning.py"): "XMP of a picture file",
    Path("plugins/common/traces/iso_items.py"): "XMP of a picture file",
    Path("plugins/markdown/kramdown_html.py"): "tags that an author wrote, as Markdown",
}
WORDS = {"message", "remedy"}  # what people read
LOOKS = {"startswith", "endswith", "find", "index", "count", "partition", "split", "removesuffix"}


@cache
def nodes(path: Path) -> list[ast.AST]:
    """Return all that a module consists of."""
    return [*ast.walk(ast.parse((ROOT / path).read_text(encoding="utf-8")))]


def imports(path: Path) -> Iterator[str]:
    """Yield the modules that a file imports, with what it takes from them."""
    for node in statements(ast.parse((ROOT / path).read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            yield from (f"{node.module}.{name.name}" for name in node.names)
        elif isinstance(node, ast.Import):
            yield from (name.name for name in node.names)


def statements(node: ast.AST) -> Iterator[ast.AST]:
    """Yield all statements within one; nothing is imported in an expression, of which most are."""
    for field in ("body", "handlers", "orelse", "finalbody", "cases"):
        for inner in getattr(node, field, ()):
            yield inner
            yield from statements(inner)


def test_imports_are_found_wherever_they_stand() -> None:
    """In functions, branches, loops and cases as well."""
    for path in (*SITE, *TOOLS)[::40]:
        tree = ast.parse((ROOT / path).read_text(encoding="utf-8"))
        every = [one for one in ast.walk(tree) if isinstance(one, ast.stmt)]
        assert {*every} <= {*statements(tree)}, path


@pytest.mark.parametrize("path", SITE, ids=str)
def test_plugins_know_none_of_the_others(path: Path) -> None:
    """A plugin imports plugins.common and itself, never another one, and nothing of the tools."""
    for found in imports(path):
        package, *within = found.split(".")
        assert package not in {"tools", "bench", "tests", "tasks"}
        if package == "plugins":
            assert within[0] in {"common", path.parts[1]}
        if path.parts[1] == "common":
            assert package != "pelican"


@pytest.mark.parametrize("path", TOOLS, ids=str)
def test_nothing_hangs_on_the_bench(path: Path) -> None:
    """Measuring stands beside what is measured: no tool imports it."""
    assert not [found for found in imports(path) if found.split(".")[0] in {"bench", "tests"}]


def test_each_task_has_a_folder() -> None:
    """At most eight modules lie flat in tools/: what takes more than one has a folder."""
    flat = [path for path in TOOLS if len(path.parts) == 2 and path.name != "__init__.py"]
    assert len(flat) <= 8


def test_other_servers_are_asked_in_one_way() -> None:
    """Whoever asks the web does it by requests, and nothing that makes the site asks it at all."""
    for path in [*SITE, *TOOLS]:
        asking = {name for name in imports(path) if OTHER_CLIENTS.match(name)}
        assert not asking, path
        assert path.parts[0] == "tools" or not {*imports(path)} & {"requests"}, path


def test_markup_stands_in_templates() -> None:
    """No plugin holds a tag in a string, but for those that are no page's."""
    found = {path for path in SITE if any(MARKUP.fullmatch(text) for text in strings(path))}
    assert found == {*NO_PAGE}


def strings(path: Path) -> Iterator[str]:
    """Yield the texts of a module that are neither patterns nor what is said of the code."""
    patterns = set()
    for node in nodes(path):
        if isinstance(node, ast.Call) and ast.unparse(node.func).startswith("re."):
            patterns |= {id(inner) for inner in ast.walk(node)}
        elif isinstance(node, ast.JoinedStr):
            patterns |= {id(inner) for inner in node.values}
            yield "".join(
                str(part.value) if isinstance(part, ast.Constant) else "x" for part in node.values
            )
        elif isinstance(node, ast.Constant) and id(node) not in patterns:
            text = node.value.decode("latin-1") if isinstance(node.value, bytes) else node.value
            if isinstance(text, str):
                yield text


def test_nothing_hangs_on_the_words_of_a_message() -> None:
    """What people read is written, never looked into: exceptions and enums say what happened."""
    for path in [*SITE, *TOOLS]:
        for node in nodes(path):
            read: list[ast.expr] = []
            if isinstance(node, ast.Compare):
                read = [node.left, *node.comparators]
            elif isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
                looks = node.func.attr in LOOKS or ast.unparse(node.func.value) == "re"
                read = [node.func.value, *node.args] if looks else []
            names = {getattr(one, "attr", getattr(one, "id", "")) for one in read}
            assert not names & WORDS, f"{path}: {ast.unparse(node)}"
