"""Who may import whom, over all modules (the plan of the house: data flow one way)."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import ROOT

SITE = sorted(path.relative_to(ROOT) for path in (ROOT / "plugins").rglob("*.py"))
TOOLS = sorted(path.relative_to(ROOT) for path in (ROOT / "tools").rglob("*.py"))


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
