"""Whether others find what `make strip` should have taken out: exiftool, and mat2 beside it.

https://exiftool.org, https://0xacab.org/jvoisin/mat2. Where neither is installed, nothing is asked.
"""

import json
import shutil
import subprocess
import tempfile
from pathlib import Path

from plugins.common.traces import routine
from plugins.common.traces.trace import CannotStripError
from tools.strip.targets import targets

# Groups of exiftool that tell of the file and of the picture itself; and the tags that may be left.
_OF_THE_PICTURE = frozenset(
    """
    ExifTool System File Composite JFIF RIFF GIF PNG Meta PNG-pHYs PNG-cICP Animation ICC_Profile
    QuickTime Adobe
    """.split()  # noqa: SIM905 - shorter to read
)
_LEFT = frozenset({"IFD0:Orientation", "XMP-tiff:Orientation"})


def compare(folder: Path) -> None:
    """Print how many files of a folder were stripped, and what others find in them afterwards."""
    with tempfile.TemporaryDirectory() as name:
        ours, theirs = Path(name, "ours"), Path(name, "mat2")
        counts = _stripped(folder, ours, theirs)
        print(", ".join(f"{count} {what}" for what, count in counts.items()))
        if shutil.which("exiftool"):
            _report("make strip", _read(ours))
        if shutil.which("mat2") and shutil.which("exiftool"):
            _with_mat2(theirs)
            _report("mat2 --lightweight", _read(theirs))


def _stripped(folder: Path, ours: Path, theirs: Path) -> dict[str, int]:
    counts = dict.fromkeys(("files", "stripped", "refused"), 0)
    for path in (ours, theirs):
        path.mkdir()
    for number, path in enumerate(targets(folder, [])):
        content = path.read_bytes()
        counts["files"] += 1
        try:
            made = routine.strip(content).content
        except CannotStripError:
            counts["refused"] += 1
            continue
        if made != content:
            counts["stripped"] += 1
            (ours / f"{number}{path.suffix}").write_bytes(made)
            (theirs / f"{number}{path.suffix}").write_bytes(content)
    return counts


def _with_mat2(folder: Path) -> None:
    """Let mat2 do the same, in place; what it cannot read it leaves, and that does not count."""
    for path in sorted(folder.iterdir()):
        done = subprocess.run(
            ["mat2", "--lightweight", "--inplace", str(path)], capture_output=True, check=False
        )
        if done.returncode:
            path.unlink()


def _read(folder: Path) -> list[dict[str, object]]:
    done = subprocess.run(
        ["exiftool", "-json", "-all", "-a", "-G1", "-ee", "-charset", "utf8", str(folder)],
        capture_output=True, check=False,
    )  # fmt: skip
    files: list[dict[str, object]] = json.loads(done.stdout.decode("utf-8", "replace") or "[]")
    return files


def _report(who: str, files: list[dict[str, object]]) -> None:
    left = {
        str(file["SourceFile"]).rpartition("/")[2]: tags for file in files if (tags := _tags(file))
    }
    print(f"{who}: exiftool finds more than the picture in {len(left)} of {len(files)}")
    for name, tags in sorted(left.items()):
        print(f"  {name}: {', '.join(tags[:6])}")


def _tags(file: dict[str, object]) -> list[str]:
    tags = [tag for tag in file if ":" in tag and tag not in _LEFT]
    return [tag for tag in tags if not _is_of_the_picture(tag.partition(":")[0])]


def _is_of_the_picture(group: str) -> bool:
    return group in _OF_THE_PICTURE or group.startswith(("ICC", "Track"))
