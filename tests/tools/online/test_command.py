"""`check --online`: other websites are asked, and what they say is told."""

from plugins.checks.outside import Mention
from tests.support import Project
from tests.tools.online.far_away import Clock, FarAway, asker, far_away
from tools.online.asking import Answer
from tools.online.command import ask_all, is_offline, verdicts

PATHS = ["/ok", "/404", "/410", "/500", "/403", "/moved#a", "/moved-to-nothing", "/found", "/busy",
         "/head-405", "/slow", "/reset", "/circle"]  # fmt: skip


def test_verdicts(others: FarAway) -> None:
    """What is gone is a Fehler, what moved or cannot be checked a Hinweis, all with a remedy."""
    mentions = [Mention(others.url + path, "a.md", n) for n, path in enumerate(PATHS)]
    problems = verdicts(mentions, ask_all(mentions, asker(Clock())))
    told = [str(problem).replace(others.url, "X") for problem in problems]
    look = "Abhilfe: Im Browser nachsehen."

    def search(path: str) -> str:
        archived = f"https://web.archive.org/web/X{path}"
        return f"Abhilfe: Die neue Adresse suchen, {archived} oder nichts verlinken."

    assert told == [
        f"a.md:1: Fehler: „X/404“ gibt es nicht mehr: Die Website antwortet mit Status 404. {search('/404')}",
        f"a.md:2: Fehler: „X/410“ gibt es nicht mehr: Die Website antwortet mit Status 410. {search('/410')}",
        f"a.md:3: Hinweis: „X/500“ ließ sich nicht prüfen: Die Website antwortet mit Status 500. {look}",
        f"a.md:4: Hinweis: „X/403“ ließ sich nicht prüfen: Die Website antwortet mit Status 403. {look}",
        "a.md:5: Hinweis: „X/moved#a“ ist dauerhaft umgezogen. Abhilfe: `X/ok#a` schreiben.",
        "a.md:6: Fehler: „X/moved-to-nothing“ gibt es nicht mehr: Die Website antwortet mit Status"
        f" 404. {search('/moved-to-nothing')}",
        f"a.md:10: Hinweis: „X/slow“ ließ sich nicht prüfen: Nach 0.2 Sekunden kam keine Antwort. {look}",
        f"a.md:11: Hinweis: „X/reset“ ließ sich nicht prüfen: Die Verbindung brach ab. {look}",
        f"a.md:12: Hinweis: „X/circle“ ließ sich nicht prüfen: Die Website leitet im Kreis weiter. {look}",
    ]  # fmt: skip


def test_each_address_is_asked_once(others: FarAway) -> None:
    """However often it is mentioned, and with whatever fragment; each mention is told."""
    urls = ["/404", "/404#a", "/404", "/ok"]
    mentions = [Mention(others.url + path, "a.md", n) for n, path in enumerate(urls)]
    problems = verdicts(mentions, ask_all(mentions, asker(Clock())))
    assert sorted(others.asked) == [("HEAD", "/404"), ("HEAD", "/ok")]
    assert [problem.line for problem in problems] == [0, 1, 2]


def test_a_host_is_never_asked_twice_at_a_time() -> None:
    """Not by two of those who ask at once, nor by redirects from elsewhere."""
    with far_away() as others:
        paths = [f"/ok-{n}" for n in range(4)] + [f"/over/127.1/ok-x{n}" for n in range(4)]
        addresses = [(host, path) for host in ("127.1", "127.0.1", "localhost") for path in paths]
        mentions = [Mention(f"http://{h}:{others.server_port}{p}", "", 1) for h, p in addresses]
        answers = ask_all(mentions, asker(Clock()))
        assert {answer.status for answer in answers.values()} == {200}
        assert (len(answers), others.overlaps) == (24, [])


def test_without_a_connection_nothing_is_gone() -> None:
    """If not one host can be found, it is not they who are gone."""
    gone = Answer(0, "x", is_gone=True)
    assert is_offline({"a": gone, "b": gone})
    assert not is_offline({"a": gone})
    assert not is_offline({"a": gone, "b": Answer(404)})
    assert not is_offline({})


def test_check_online(project: Project, others: FarAway) -> None:
    """`check --online` tells file and line, ends with 1 for what is gone, and writes nothing."""
    # Loopback by four names: no host is asked twice, so none waits its second.
    names = ("127.1", "127.0.1", "0x7f.1", "0177.1")
    one, two, three, four = (others.url.replace("127.1", name) for name in names)
    account = f"  - name: Twitter\n    url: {one}/ok\n".replace("http:", "https:")
    project.write("content/data/social.yml", f"accounts:\n{account}")
    partner = f"  - name: A\n    url: {two}/410\n".replace("http:", "https:")
    project.write("content/data/partners.yml", f"partners:\n{partner}")
    project.write("content/data/embeds.yml", "newsletter:\nservices: []\n")
    text = f"---\ntitle: x\n---\n[eins]({three}/ok)\n\n[zwei]({four}/404)\n"
    project.write("content/news/2023-01-02-x.md", text)
    result = project.run("-m", "invoke", "check", "--online")
    assert result.returncode == 1, result.stderr
    assert f"content/news/2023-01-02-x.md:6: Fehler: „{four}/404“ gibt es nicht" in result.stderr
    assert "Twitter: wird nicht bestätigt" in result.stdout
    assert "4 Adressen gefragt, 1 Fehler, " in result.stdout
    assert not (project.folder / "output").exists()
    assert "Traceback" not in result.stderr
    project.write("content/news/2023-01-02-x.md", text.replace("404", "ok"))
    result = project.run("-m", "invoke", "check", "--online", "--format", "github")
    assert result.returncode == 0, result.stderr
    assert "::notice file=content/data/social.yml,line=3,title=Hinweis::" in result.stderr


def test_no_build_asks_anybody(project: Project, others: FarAway) -> None:
    """Neither a build nor an ordinary check sends a single question."""
    text = f"---\ntitle: x\n---\n[eins]({others.url}/404)\n"
    project.write("content/news/2023-01-02-x.md", text)
    for task in ("check", "build"):
        assert project.run("-m", "invoke", task).returncode == 0
    assert others.asked == []
