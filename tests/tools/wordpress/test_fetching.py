"""`--fetch`: what is missing is asked of the old site alone."""

from pathlib import Path

import pytest

from tools.online.asking import Answer, Asker
from tools.wordpress import fetching


class Recorded(Asker):
    """An asker that knows one original and notes whom it asks."""

    def __init__(self) -> None:
        super().__init__("Probe")
        self.asked: list[str] = []

    def read(self, url: str, *_: object, **__: object) -> Answer:
        """Return the one picture there is."""
        self.asked.append(url)
        return Answer(200, body=b"bild") if url.endswith("/2025/a.jpg") else Answer(404)


def test_only_the_old_site_is_asked_for_originals(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The original is asked for first, on the old site only, and what is fetched is kept."""
    monkeypatch.chdir(tmp_path)
    missing = {
        "2025/a-300x200.jpg": "https://www.alt.de/wp-content/uploads/2025/a-300x200.jpg",
        "2025/b.jpg": "https://fremd.example/wp-content/uploads/2025/b.jpg",
        "2025/c.php": "https://alt.de/wp-content/uploads/2025/c.php",
    }
    asker = Recorded()
    found = dict(fetching.fetched(missing, frozenset({"alt.de"}), "https://alt.de", asker))
    assert {name: file.read_bytes() for name, file in found.items()} == {"2025/a.jpg": b"bild"}
    assert asker.asked[0] == "https://www.alt.de/wp-content/uploads/2025/a.jpg"
    assert all("alt.de/wp-content/uploads/" in url for url in asker.asked)
    assert not any(url.endswith(".php") for url in asker.asked)
    again = Recorded()
    assert dict(fetching.fetched(missing, frozenset({"alt.de"}), "https://alt.de", again)) == found
    assert not any("a.jpg" in url for url in again.asked)
