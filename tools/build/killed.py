"""What is told of a build that the system ended: which file it was at."""

from plugins.common.at_work import AtWork
from tools.cache import CACHE

NOTES = CACHE / "at-work"


def killed_at(at_work: AtWork) -> str:
    """Return a sentence with the file that was worked on, "" where none was."""
    path = at_work.likeliest()
    if not path:
        return ""
    return (
        f"{path}:1: Fehler: Bei dieser Datei hat das System den Bau beendet, wohl weil der Speicher"
        " nicht reichte. Abhilfe: Sie verkleinern (bei Bildern genügen 4000 Punkte Breite), oder"
        " andere Programme schließen.\n"
    )
