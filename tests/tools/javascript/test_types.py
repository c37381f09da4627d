"""What `make lint` says of the types of scripts."""

import tarfile
from base64 import b64encode
from hashlib import sha512
from pathlib import Path

import pytest

from tools.javascript import types


@pytest.fixture
def npm(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An npm that hands out what a test puts into its folder."""
    tools, shelf = tmp_path / "bin", tmp_path / "shelf"
    tools.mkdir()
    shelf.mkdir()
    npm = tools / "npm"
    npm.write_text(f'#!/bin/sh\ncp {shelf}/* "$5"\n')
    npm.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tools}:/usr/bin:/bin")
    return shelf


def packed(shelf: Path, script: str) -> str:
    """Put a compiler on the shelf; return the hash of its package."""
    compiler = shelf.parent / "package/lib/tsgo"
    compiler.parent.mkdir(parents=True)
    compiler.write_text(script)
    compiler.chmod(0o755)
    with tarfile.open(shelf / "compiler.tgz", "w:gz") as archive:
        archive.add(shelf.parent / "package", "package")
    return b64encode(sha512((shelf / "compiler.tgz").read_bytes()).digest()).decode()


def known(monkeypatch: pytest.MonkeyPatch, digest: str) -> None:
    monkeypatch.setattr(types, "_PACKAGES", {("Linux", "x86_64"): ("linux-x64", digest)})
    monkeypatch.setattr("platform.system", lambda: "Linux")
    monkeypatch.setattr("platform.machine", lambda: "x86_64")


@pytest.mark.parametrize(("code", "ends"), [(0, False), (2, True)])
def test_what_the_compiler_says_counts(
    npm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, code: int, ends: bool
) -> None:
    """A fault in a type ends `make lint`; the compiler is fetched once."""
    known(monkeypatch, packed(npm, f"#!/bin/sh\nexit {code}\n"))
    for _ in range(2):
        if ends:
            with pytest.raises(SystemExit) as ended:
                types.check(tmp_path, tmp_path / "cache")
            assert ended.value.code == code
        else:
            types.check(tmp_path, tmp_path / "cache")
        (npm / "compiler.tgz").unlink(missing_ok=True)


def test_another_compiler_than_the_known_one_is_not_run(
    npm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its hash is looked at before anything of it is unpacked."""
    packed(npm, "#!/bin/sh\ntouch ran\n")
    known(monkeypatch, "anders")
    with pytest.raises(SystemExit, match="Prüfsumme"):
        types.check(tmp_path, tmp_path / "cache")
    assert not list((tmp_path / "cache").rglob("tsgo"))


def test_without_npm_it_says_so_and_goes_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """One sentence; nothing fails."""
    known(monkeypatch, "")
    monkeypatch.setenv("PATH", str(tmp_path))
    types.check(tmp_path, tmp_path / "cache")
    assert (
        capsys.readouterr().err
        == "Hinweis: Die Typen der Skripte sind nicht geprüft, denn npm fehlt.\n"
    )


def test_without_a_network_it_says_so_and_goes_on(
    npm: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The same where npm gets nothing."""
    known(monkeypatch, "")
    (npm.parent / "bin/npm").write_text("#!/bin/sh\nexit 1\n")
    types.check(tmp_path, tmp_path / "cache")
    assert "npm hat den Übersetzer nicht bekommen" in capsys.readouterr().err
