"""What becomes of each file below content/: a page, a file of the site, or a message."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from unicodedata import normalize

from plugins.common.file_names import is_carried
from plugins.common.kinds import Kind
from plugins.common.picture_files import is_picture
from plugins.common.problem import UNFIT, Level, Problem
from plugins.common.source import display_path
from plugins.files import wording
from plugins.files.folders import Folders
from plugins.files.proofs import is_proof
from plugins.files.survey import Found, State
from plugins.files.telling import telling_files

_UNENTERED = (State.LINK_TO_FOLDER, State.UNREADABLE_FOLDER)


@dataclass
class Verdict:
    """What a build reads, publishes and says; paths are those below content/.

    `refused` are files that would be read or go out, were they not faulty. `is_partial` tells that
    a folder could not be entered, so that whatever else is said would be said of half a site.
    """

    texts: list[str] = field(default_factory=list)
    published: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    is_partial: bool = False


def judge(
    content: Path, files: Iterable[Found], folders: Folders, of_traces: Level = Level.HINWEIS
) -> Verdict:
    """Return what becomes of the files below `content`.

    What is left out can be read in the repository all the same: what leads from it to people and
    places is told as `of_traces` says.
    """
    verdict = Verdict()
    known: dict[str, Found] = {}
    for found in files:
        if found.kind.is_left_out:
            verdict.problems += _of_left_out(content, found, folders, of_traces)
            continue
        fault = _fault(content, found, folders, known)
        if fault:
            verdict.problems.append(_problem(content, found, fault))
            verdict.refused.append(found.path)
            verdict.is_partial |= _is_unentered(content, found)
        elif folders.is_text(found):
            verdict.texts.append(found.path)
        elif not folders.is_data(found):
            verdict.published.append(found.path)
    return verdict


def _of_left_out(
    content: Path, found: Found, folders: Folders, of_traces: Level
) -> Iterator[Problem]:
    """Yield what is said of a file that is left out, or of what tells something in a folder."""
    message, remedy, level = wording.of_leftovers(found, folders)
    tracing = list(telling_files(content, found)) if level is Level.HINWEIS else []
    for one, what in tracing:
        yield _problem(content, one, wording.of_traces(one, what), of_traces)
    if not tracing:
        yield _problem(content, found, (message, remedy), level)


def _fault(
    content: Path, found: Found, folders: Folders, known: dict[str, Found]
) -> wording.Sentence | None:
    """Return what is wrong with a file; `known` are those that go out, by what tells them apart."""
    if folders.is_data(found) and found.state is not State.LINK_OUT:
        return None  # whoever reads it tells what is wrong with it
    if found.state is not State.FILE:
        return wording.of_a_state(found)
    if not is_carried(found.name):
        return wording.of_a_name(found)
    if folders.is_text(found):
        return None  # its reader tells what an address asks of its name besides
    if not (folders.goes_out(found) or _goes_out_by_content(content / found.path, found, folders)):
        return wording.of_a_place(found, folders)
    twin = known.setdefault(normalize("NFC", found.path).casefold(), found)
    if twin is not found:
        return wording.of_twins(found, twin)
    return _fault_of_text(content / found.path) if found.kind is Kind.DOWNLOAD else None


def _fault_of_text(path: Path) -> wording.Sentence | None:
    """Return what is wrong where a file is not what its ending promises: text, all of it seen."""
    raw = path.read_bytes()
    try:
        text, encoded = raw.decode("utf-8-sig"), True
    except UnicodeDecodeError:
        text, encoded = raw.decode("cp1252", errors="replace"), False
    if UNFIT.search(text):
        return wording.of_no_text()
    return None if encoded else wording.of_another_encoding()


def _goes_out_by_content(file: Path, found: Found, folders: Folders) -> bool:
    """Say whether a file goes out for what is in it: a proof, or a picture that `photos` takes."""
    if folders.is_extra(found):
        return found.folder == "extra/" and is_proof(found.name, file.read_bytes())
    at_home = found.top in folders.texts | folders.pictures
    return at_home and found.kind is Kind.UNKNOWN and is_picture(file)


def _is_unentered(content: Path, found: Found) -> bool:
    """Say whether a folder of texts or pictures could not be entered."""
    leads_out = found.state is State.LINK_OUT and (content / found.path).is_dir()
    return leads_out or found.state in _UNENTERED


def _problem(
    content: Path, found: Found, fault: wording.Sentence, level: Level = Level.FEHLER
) -> Problem:
    path = wording.shown(display_path(content / found.path))
    return Problem(path, 1, *fault, level)
