"""A page for authors: /redaktion.html writes texts and photos to the repository, by GitHub's API.

It is there where a repository is named (content/data/site.yml), with a link in each footer. What
it knows of the site stands in redaktion.json, made of the code's own lists, with the commit that
was built; who leads to which text, in redaktion-links.json; what pictures there are, in
redaktion-bilder.json. What it does is in theme/static/js/redaktion/, published as js/redaktion/.

    [[Redaktion]]   what it stores on the device and whom it asks, for the privacy notice

Templates get `editor`, where its texts lie, None where there is no such page.

Settings: EDITOR_REPOSITORY, EDITOR_BRANCH, EDITOR_API, which publishconf.py may override;
DIRECT_TEMPLATES, EDITOR_SAVE_AS, THEME, SITEURL, LEGAL_MENU.
"""

from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals
from pelican.contents import Content
from pelican.generators import PagesGenerator

from plugins.common.addresses import root_of
from plugins.common.build import build_of
from plugins.common.output import write_file
from plugins.common.problem import Problem
from plugins.common.source import settings_file
from plugins.common.unexpected import guarded
from plugins.editor.listing import all_texts, as_json, listing, listing_of_pictures
from plugins.editor.mentions import mentions
from plugins.editor.place import DATA, MENTIONS, MODULES, PAGE, PICTURES, Place, faults, place_of
from plugins.editor.privacy import render, unmentioned


def offer(pelican: Pelican) -> None:
    """Have the page written where there is a repository; offer the directive in any case."""
    settings = pelican.settings
    place, build = place_of(settings), build_of(settings)
    found = list(faults(place, settings_file()))
    build.problems.extend(found)
    known = place if place.repository and not found else None
    settings["JINJA_GLOBALS"]["editor"] = known
    settings["EDITOR_SAVE_AS"] = PAGE
    address = root_of(settings["SITEURL"]) + "/" + PAGE
    build.directives["Redaktion"] = partial(render, known, address)
    if known:
        settings["DIRECT_TEMPLATES"] = [*settings["DIRECT_TEMPLATES"], "editor"]
        modules = _modules(Path(settings["THEME"]))
        build.files.further.extend([DATA, MENTIONS, PICTURES, *modules])
        build.finishers["editor"] = partial(_mentioned, settings["LEGAL_MENU"])


def write(generator: PagesGenerator, **_: Any) -> None:
    """Write what the page needs besides itself."""
    settings, build = generator.settings, build_of(generator.settings)
    place: Place | None = settings["JINJA_GLOBALS"]["editor"]
    if place is None:
        return
    said = listing(place, settings, generator.context, build.directives)
    write_file(DATA, as_json(said), settings)
    found = mentions(all_texts(generator.context), settings, generator.context["static_content"])
    write_file(MENTIONS, as_json({"commit": said["commit"], **found}), settings)
    pictures = listing_of_pictures(build.pictures, said["commit"], generator.context)
    write_file(PICTURES, as_json(pictures), settings)
    for name, path in _modules(Path(settings["THEME"])).items():
        write_file(name, path.read_bytes(), settings)


def _modules(theme: Path) -> dict[str, Path]:
    """Return the modules by their output files."""
    folder = theme / "static/js/redaktion"
    return {f"{MODULES}/{path.name}": path for path in sorted(folder.glob("*.js"))}


def _mentioned(menu: list[tuple[str, str]], contents: list[Content]) -> list[Problem]:
    """Report a privacy notice that is silent about the page."""
    texts = {content.save_as: content.source for content in contents}
    return list(unmentioned(menu, texts))


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(offer))
    signals.page_writer_finalized.connect(guarded(write))
