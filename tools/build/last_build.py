"""What the last build was made of and what it made, so that the next may have nothing to do."""

import json
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path

from plugins.common.clock import present
from tools.build.inputs import Inputs, digest_of
from tools.cache import CACHE

NEWS = CACHE / "news.json"  # what a build makes besides: ANNOUNCE_LIST in publishconf.py


@dataclass(frozen=True)
class LastBuild:
    """Digests of what went in (tools/build/inputs.py) and of what came out.

    `expires` is when the same would come out differently, in seconds of the epoch; `report` the
    hints for authors.
    """

    inputs: str = ""
    output: str = ""
    expires: float | None = None
    report: str = ""

    @classmethod
    def of(cls, output: Path) -> "LastBuild":
        """Return the last build of a folder; one that fits nothing where none is known."""
        with suppress(OSError, ValueError, TypeError):
            return cls(**json.loads(_file(output).read_text(encoding="utf-8")))
        return cls()

    def keep(self, output: Path) -> None:
        """Write down what is known of the build of a folder."""
        _file(output).write_text(json.dumps(asdict(self)), encoding="utf-8")

    def is_still_good(self, inputs: Inputs, output: Path) -> bool:
        """Say whether a build would make of what is there now just what is in the folder."""
        return (
            bool(self.inputs and self.output)
            and (self.expires is None or present().timestamp() < self.expires)
            and self.inputs == inputs.everything
            and self.output == made(output)
        )


def made(output: Path) -> str:
    """Return the digest of what a build has made: a folder, and the list of news beside it."""
    return digest_of(output, NEWS)


def _file(output: Path) -> Path:
    return CACHE / f"{output.name}.json"
