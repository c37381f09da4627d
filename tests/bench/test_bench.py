"""`make bench`, at a size that takes no time."""

import re
from pathlib import Path
from pkgutil import resolve_name

import pytest

from bench import builds, hostile, layers, memory, pictures, run, screens
from bench.hostile_texts import CASES, ordinary
from bench.texts import Kind, posts
from bench.usage import Usage
from tests.photographs import as_phone, sample
from tests.support import matrix


@pytest.fixture
def small(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bench that measures next to nothing, but in the same way."""
    monkeypatch.setattr(pictures, "PHONE", (400, 300))
    monkeypatch.setattr(pictures, "HUGE", (600, 400))
    monkeypatch.setattr(pictures, "WIDTH", 100)
    for count in ("PICTURES", "PREVIEWS"):
        monkeypatch.setattr(pictures, count, 1)
    case = memory.Case("small.jpg", 400, 300, "picture.save(path)")
    monkeypatch.setattr(memory, "CASES", (case,))
    monkeypatch.setattr(screens, "SHOWN", ((720, 702),))
    monkeypatch.setattr(screens, "SCREENS", ((390, 3.0),))


@pytest.fixture
def no_builds(monkeypatch: pytest.MonkeyPatch) -> None:
    """A bench whose builds are none: each takes a process of its own, and a second."""
    monkeypatch.setattr(builds, "measured", lambda _command, _folder: Usage(0.5, 0.4))
    monkeypatch.setattr(builds, "peak", lambda _command, _folder: 1.0)
    monkeypatch.setattr(builds.Bench, "_serve", lambda _bench: Usage(0.5))
    monkeypatch.setattr(layers, "_edited", lambda _site, _without, _number: (0.5, 0.4))


@pytest.mark.parametrize("real", [False, *matrix(True)])
@pytest.mark.usefixtures("small")
def test_bench_prints_its_tables(
    real: bool, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every case of builds, of pictures and of memory is measured."""
    if not real:
        request.getfixturevalue("no_builds")
    run.bench([2], 1, 0, "", kinds=[Kind.SHORT])
    out = capsys.readouterr().out
    for case in ("cold", "nothing changed", "one post changed", "make serve, one post saved"):
        assert len(re.findall(rf"^\| {case} \| \d+\.\d\d ", out, re.M)) == 1
    assert "3 of 50 MP, all made already" in out
    assert "small.jpg" in out


@pytest.mark.matrix
@pytest.mark.usefixtures("small")
def test_bench_with_photographs(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Edits at random come out as from scratch; qualities and screens are compared."""
    (tmp_path / "x.jpg").write_bytes(as_phone(sample(size=(1080, 810))))
    run.bench([12], 1, 1, str(tmp_path), kinds=[Kind.PHOTOS])
    out = capsys.readouterr().out
    assert "12 posts" in out
    assert "1 edits at random" in out
    assert re.search(r"^\| 720 \| 702 \| webp 45 \| \d+\.\d \|", out, re.M)
    for is_list, wide in (("no", 720), ("yes", 360)):
        assert re.search(rf"^\| 390 × 3.0 \| {is_list} \| {wide} \| \d+\.\d \|", out, re.M)


def test_profile(capfd: pytest.CaptureFixture[str]) -> None:
    """`--profile` tells where the time goes."""
    run.bench([2], 1, 0, "", profile=True)
    assert re.search(r"cumtime .*\n.*jinja2", capfd.readouterr().out, re.S)


def test_hostile_texts(capsys: pytest.CaptureFixture[str]) -> None:
    """`--hostile` prints a row for each kind of text with three times and how they grow."""
    hostile.bench("numbered points")
    out = capsys.readouterr().out
    assert re.search(r"^\| `numbered points` \| 10000( \| \d+\.\d\d){3} \| ", out, re.M)
    assert all(case.text(8) for case in CASES)
    assert 10_000 < len(ordinary(10_000)) < 20_000


@pytest.mark.parametrize("real", [False, *matrix(True)])
def test_layers(
    real: bool, request: pytest.FixtureRequest, capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """`--layers` prints what an edit takes with all caches, without each, and without any."""
    if not real:
        request.getfixturevalue("no_builds")
    functions = [resolve_name(path) for paths in layers.LAYERS.values() for path in paths]
    assert all(map(callable, functions))
    monkeypatch.setattr(layers, "LAYERS", {"bodies": layers.LAYERS["bodies"]})
    layers.bench([2], 1)
    rows = re.findall(
        r"^\| 2 \| (.+?) \| \d+\.\d\d \| \d+\.\d\d \|$", capsys.readouterr().out, re.M
    )
    assert rows == ["nothing", *layers.LAYERS, "all of them"]


def test_texts_are_the_same_each_time() -> None:
    """The same seed writes the same posts, each of 2.5 to 7 KB with two tags."""
    for kind in Kind:
        assert list(posts(5, kind)) == list(posts(5, kind))
    written = [post.markdown() for post in posts(50)]
    assert written == [post.markdown() for post in posts(50)]
    assert all(2500 < len(text.encode()) < 7000 for text in written)
    assert all(len(post.tags) == 2 for post in posts(5))
