"""Our calendars in khal, a calendar program: an event is updated there and never doubled."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from plugins.events.event import Event
from plugins.events.ical import calendar
from tests.plugins.events.support import PLACE, entry, event_of
from tests.support import Project, started

CONFIG = """\
[calendars]
[[klima]]
path = {folder}/klima
[locale]
local_timezone = Europe/Berlin
default_timezone = Europe/Berlin
timeformat = %H:%M
dateformat = %Y-%m-%d
longdateformat = %Y-%m-%d
datetimeformat = %Y-%m-%d %H:%M
longdatetimeformat = %Y-%m-%d %H:%M
[sqlite]
path = {folder}/khal.db
"""
SHOWN = "{start-long} - {end-long}|{title}|{location}|{status}"

# Reads a home and arguments, a list in each line; answers with the code and what was said.
AGAIN_AND_AGAIN = """
import json, sys
from click.testing import CliRunner
from khal.cli import main_khal
for line in sys.stdin:
    home, *arguments = json.loads(line)
    result = CliRunner(env={"HOME": home, "LC_ALL": "C.UTF-8"}).invoke(main_khal, arguments)
    print(json.dumps([result.exit_code, result.stdout or result.output]), flush=True)
"""


class Khal:
    """A reader's calendar in a folder of its own."""

    def __init__(self, folder: Path, process: "subprocess.Popen[str]") -> None:
        self.folder, self.process = folder, process
        (folder / "klima").mkdir()
        (folder / "config").write_text(CONFIG.format(folder=folder))

    def run(self, *command: str) -> str:
        """Run khal and return what it says."""
        assert self.process.stdin and self.process.stdout
        asked = [str(self.folder), "-c", str(self.folder / "config"), *command]
        self.process.stdin.write(json.dumps(asked) + "\n")
        self.process.stdin.flush()
        code, said = json.loads(self.process.stdout.readline())
        assert code == 0, said
        return str(said)

    def take(
        self, *events: Event, title: str = "Plenum", revision: int = 1, url: str = "x"
    ) -> None:
        """Import a calendar with these events, as a subscriber does."""
        entries = [entry(event, title=title, revision=revision, url=url) for event in events]
        file = self.folder / "termine.ics"
        file.write_bytes(calendar("Gruppe", "Termine", entries))
        self.take_file(file)

    def take_file(self, file: Path) -> None:
        """Import a file."""
        self.run("import", "--batch", "-a", "klima", str(file))

    def shown(self, start: str = "2026-11-01", days: int = 400) -> list[str]:
        """Return a line for each day of each event."""
        listed = self.run("list", "--format", SHOWN, "--day-format", "", start, f"{days}d")
        return [line.strip() for line in listed.splitlines() if line.strip()]

    def entries(self) -> int:
        """Return how many entries khal keeps."""
        return len(list((self.folder / "klima").glob("*.ics")))


@pytest.fixture(scope="module")
def process() -> "Iterator[subprocess.Popen[str]]":
    """A process that runs khal again and again; not ours, as khal changes icalendar for good."""
    pipes = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE}
    with started(sys.executable, "-c", AGAIN_AND_AGAIN, **pipes) as process:
        yield process


@pytest.fixture
def khal(tmp_path: Path, process: "subprocess.Popen[str]") -> Khal:
    return Khal(tmp_path, process)


def test_import(khal: Khal) -> None:
    """Time, title and place arrive."""
    khal.take(event_of("start: 2026-12-01 18:00\nend: 20:00\n"))
    assert khal.shown() == [
        "2026-12-01 18:00 - 2026-12-01 20:00|Plenum|Stadtmission, Brüderstraße 1, Kaiserslautern|CONFIRMED"
    ]


def test_a_changed_event_updates_its_entry(khal: Khal) -> None:
    """New day, title and address: one entry, the new one."""
    khal.take(event_of("start: 2026-12-01 18:00\nend: 20:00\n"))
    khal.take(
        event_of("start: 2026-12-02 19:00\nend: 21:00\nstatus: moved\n"),
        title="Großes Plenum", revision=2, url="https://klimalautern.de/termine/gross.html",
    )  # fmt: skip
    [line] = khal.shown()
    assert line.startswith("2026-12-02 19:00 - 2026-12-02 21:00|Verlegt: Großes Plenum|")
    assert khal.entries() == 1


def test_a_cancelled_event_is_cancelled_there(khal: Khal) -> None:
    """The entry stays and says that it is cancelled."""
    khal.take(event_of("start: 2026-12-01 18:00\nend: 20:00\n"))
    khal.take(event_of("start: 2026-12-01 18:00\nend: 20:00\nstatus: cancelled\n"), revision=2)
    [line] = khal.shown()
    assert "|Abgesagt: Plenum|" in line
    assert line.endswith("|CANCELLED")
    assert khal.entries() == 1


def test_one_date_of_a_series_moves(khal: Khal) -> None:
    """A moved date stands where it moved to, and not where it was; what is left out is gone."""
    series = "start: 2026-12-01 18:00\nend: 20:00\nrepeat: weekly\nuntil: 2026-12-29\n"
    khal.take(event_of(series))
    assert len(khal.shown()) == 5
    khal.take(
        event_of(series + "except: 2026-12-22\nmoved: 2026-12-08 -> 2026-12-09 18:30\n"), revision=2
    )
    assert [line.partition("|")[0] for line in khal.shown()] == [
        "2026-12-01 18:00 - 2026-12-01 20:00",
        "2026-12-09 18:30 - 2026-12-09 20:30",
        "2026-12-15 18:00 - 2026-12-15 20:00",
        "2026-12-29 18:00 - 2026-12-29 20:00",
    ]
    assert khal.entries() == 1


@pytest.mark.parametrize(
    ("header", "shown"),
    [
        ("start: 2026-12-31 22:00\nend: 2027-01-01 02:00\n", "2026-12-31 22:00 - 2027-01-01 02:00"),
        ("start: 2027-03-27 22:00\nend: 2027-03-28 06:00\n", "2027-03-27 22:00 - 2027-03-28 06:00"),
        ("start: 2027-10-30 22:00\nend: 2027-10-31 06:00\n", "2027-10-30 22:00 - 2027-10-31 06:00"),
        ("start: 2026-12-04\nend: 2026-12-06\n", "2026-12-04 - 2026-12-06"),
        ("start: 2026-12-04\n", "2026-12-04 - 2026-12-04"),
    ],
)
def test_days_and_nights(khal: Khal, header: str, shown: str) -> None:
    """Across midnight, New Year and changed clocks, and whole days, khal shows what we mean."""
    khal.take(event_of(header))
    assert {line.partition("|")[0] for line in khal.shown()} == {shown}


def test_a_series_over_changed_clocks(khal: Khal) -> None:
    """Six o'clock stays six o'clock."""
    khal.take(event_of("start: 2027-03-23 18:00\nend: 20:00\nrepeat: weekly\nuntil: 2027-11-09\n"))
    listed = khal.shown("2027-03-01", 365)
    assert len(listed) == 34
    assert {line[11:16] for line in listed} == {"18:00"}


def publish(project: Project, day: int) -> Any:
    """Commit everything on that day of November, build, and return the event in the calendar."""
    when = f"2026-11-{day:02d}T12:00:00+01:00"
    for command in (("init", "-q"), ("add", "-A", "content"), ("commit", "-qm", "x")):
        subprocess.run(
            ["git", "-c", "user.name=t", "-c", "user.email=t@example.org", *command],
            cwd=project.folder, check=True, capture_output=True,
            env={**os.environ, "GIT_COMMITTER_DATE": when, "GIT_AUTHOR_DATE": when},
        )  # fmt: skip
    project.build_well()
    found: Any = Calendar.from_ical((project.folder / "output/termine.ics").read_bytes())
    [event] = found.walk("VEVENT")
    return event


def test_a_file_that_is_renamed_and_rewritten(
    project: Project,
    tmp_path_factory: pytest.TempPathFactory,
    process: "subprocess.Popen[str]",
) -> None:
    """Another name, title, day and folder: with `id:` it is the same event, one change further."""
    khal = Khal(tmp_path_factory.mktemp("khal"), process)
    file = project.write(
        "content/termine/plenum.md",
        f"---\ntitle: Plenum\nstart: 2026-12-01 18:00\n{PLACE}---\nJa\n",
    )
    first = publish(project, 1)
    khal.take_file(project.folder / "output/termine.ics")
    file.write_text(file.read_text().replace("Ja", "Doch"))
    second = publish(project, 2)
    file.unlink()
    project.write(
        "content/news/2023-11-03-ganz-anders.md",
        f"---\ntitle: Anders\nid: plenum\nBeginn: 24.12.2026\nstatus: abgesagt\n{PLACE}---\nGanz neu.\n",
    )
    third = publish(project, 3)
    khal.take_file(project.folder / "output/termine.ics")
    assert first["UID"] == second["UID"] == third["UID"]
    assert first["SEQUENCE"] < second["SEQUENCE"] < third["SEQUENCE"]
    assert first.decoded("DTSTAMP") < second.decoded("DTSTAMP") < third.decoded("DTSTAMP")
    assert second.decoded("LAST-MODIFIED").isoformat() == "2026-11-02T11:00:00+00:00"
    [line] = khal.shown()
    assert line.startswith("2026-12-24 - 2026-12-24|Abgesagt: Anders|")
    assert khal.entries() == 1
