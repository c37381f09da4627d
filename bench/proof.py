"""The proof that remembering changes nothing: after each edit, the same bytes as from scratch."""

from contextlib import redirect_stderr, redirect_stdout
from io import StringIO
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.edits import Edits
from tools.build.client import Builder, Task
from tools.build.command import building, update
from tools.build.inputs import digest_of, read_environment
from tools.build.running import BuildError
from tools.cache import CACHE

_SETTINGS = "publishconf.py"


def prove(count: int, seed: int) -> None:
    """Make edits in the project of the present folder; AssertionError where builds differ.

    After each, the preview is brought up to date in place, output/ is built with what is
    remembered, and both are compared with a build that remembers nothing.
    """
    CACHE.mkdir(exist_ok=True)
    edits, builder = Edits(Path("content"), seed), Builder()
    try:
        for number in range(count + 1):
            made = edits.make() if number else "nothing"
            _compare(f"edit {number} of seed {seed}: {made}", builder, edits)
    finally:
        builder.end()


def _compare(made: str, builder: Builder, edits: Edits) -> None:
    preview = CACHE / "proof"
    report, digest = _from_scratch(builder)
    reported = StringIO()
    with redirect_stdout(StringIO()), redirect_stderr(reported):
        try:
            update(_SETTINGS, preview, builder)
        except BuildError as error:
            assert digest == "", f"{made}: fails only in place: {error.report}"
            assert error.report == report, f"{made}: other faults in place"
            edits.undo()
            return
        with building(_SETTINGS, builder) as fresh:
            built = digest_of(fresh.folder)
    assert digest, f"{made}: fails only from scratch: {report}"
    assert digest_of(preview) == digest, f"{made}: in place differs"
    assert built == digest, f"{made}: output/ differs"


def _from_scratch(builder: Builder) -> tuple[str, str]:
    """Return the report and the digest of a build that remembers nothing; "" where it fails."""
    with TemporaryDirectory(dir=CACHE) as folder, (CACHE / "lock").open("w") as lock:
        output = f"{folder}/output"
        environment = read_environment(_SETTINGS)
        task = Task(_SETTINGS, output, f"{folder}/nothing", f"{folder}/cache", environment)
        answer = builder.build(task, lock.fileno())
        assert not answer.traceback, answer.traceback
        return answer.report, digest_of(Path(output)) if answer.done else ""
