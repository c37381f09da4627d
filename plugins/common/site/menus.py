"""Where in content/data/site.yml something that leads to a page stands."""

from itertools import chain
from pathlib import Path

from plugins.common import data
from plugins.common.problem import Problem
from plugins.common.site.checks import MENUS
from plugins.common.source import settings_file


def menu_problem(site_file: Path, target: str, label: str, message: str, remedy: str) -> Problem:
    """Return a problem at the line of the menu's entry that leads to the file `target`.

    Where none does, a setting took its place, and the problem is at that of pelicanconf.py.
    """
    root, _ = data.load(site_file)
    for entry in chain.from_iterable(map(root.entries, MENUS)):
        if (entry.text("file"), entry.text("label")) == (target, label):
            return entry.problem("file", message, remedy)
    return settings_file().problem(f'"{target}"', message, remedy)


def join_problem(site_file: Path, target: str, _label: str, message: str, remedy: str) -> Problem:
    """Return a problem at the line of `join`, or at the setting that took its place."""
    root, _ = data.load(site_file)
    if root.text("join") == target:
        return root.problem("join", message, remedy)
    return settings_file().problem(f'"{target}"', message, remedy)
