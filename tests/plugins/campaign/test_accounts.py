"""Social accounts: content/data/social.yml."""

from pathlib import Path

import pytest

from plugins.campaign import accounts
from plugins.common.account import Account
from plugins.common.problem import WrongInputError
from plugins.common.tree import Tree
from tests.support import FIXTURES

P = "https://climatejustice.social/@KlimaLautern"
GOOD = "accounts:\n  - name: Mastodon\n    url: https://a.social/@k\n    rel_me: true\n"


def load(tmp_path: Path, text: str) -> tuple[list[Account], list[str]]:
    file = tmp_path / "social.yml"
    file.write_text(text, encoding="utf-8")
    found, problems = accounts.load(file)
    return found, [str(problem).partition("social.yml:")[2] for problem in problems]


def test_enumeration() -> None:
    """[[Kanäle]] is a German enumeration of links, the address untouched."""
    found, _ = accounts.load(FIXTURES / "data/social.yml")
    tree = Tree(f"<p>{accounts.render(found, '', True)}</p>")
    assert tree.root.text() == "Twitter, Mastodon, Facebook und Instagram"
    links = tree.root.css("a")
    assert [a.attributes["href"] for a in links] == [a.url for a in found]
    assert [a.attributes.get("rel") for a in links] == [None, "me", None, None]


def test_alone_it_is_a_paragraph() -> None:
    """On a line of its own the enumeration is a paragraph."""
    html = accounts.render([Account("a", "https://a.de/", "", False)], "", False)
    assert html.strip() == '<p><a href="https://a.de/">a</a></p>'


@pytest.mark.parametrize("text", ["", "accounts:\n", "accounts: []\n", "# keine\n"])
def test_no_account(tmp_path: Path, text: str) -> None:
    """A group may have none; a text that shows them all the same is told."""
    (tmp_path / "social.yml").write_text(text, encoding="utf-8")
    assert accounts.load(tmp_path / "social.yml") == ([], [])
    with pytest.raises(WrongInputError, match="kein Kanal"):
        accounts.render([], "", True)


def test_argument_is_refused() -> None:
    """[[Kanäle: x]] means nothing."""
    with pytest.raises(WrongInputError):
        accounts.render([], "x", True)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            GOOD.replace("https://a", "http://a"),
            "3: Fehler: Kanal „Mastodon“: „http://a.social/@k“",
        ),
        (
            GOOD.replace("https://", ""),
            "3: Fehler: Kanal „Mastodon“: „a.social/@k“ ist keine Adresse",
        ),
        (
            GOOD.replace("/@k", "/@k/"),
            "3: Fehler: Kanal „Mastodon“: „https://a.social/@k/“ hat nicht",
        ),
        (
            GOOD.replace("/@k", "/users/k"),
            "3: Fehler: Kanal „Mastodon“: „https://a.social/users/k“",
        ),
        (
            GOOD.replace("a.social", "A.social"),
            "3: Fehler: Kanal „Mastodon“: „https://A.social/@k“",
        ),
        (GOOD + '    handle: "@k@b.social"\n', "5: Fehler: Kanal „Mastodon“: „@k@b.social“ gehört"),
        (GOOD.replace("name: Mastodon", "name:"), "2: Fehler: Kanal: die Angabe `name` fehlt"),
        (
            GOOD.replace("    url: https://a.social/@k\n", ""),
            "2: Fehler: Kanal „Mastodon“: die Angabe",
        ),
        (
            GOOD.replace("rel_me", "relme"),
            "4: Fehler: Kanal „Mastodon“: die Angabe `relme` ist unb",
        ),
        (
            GOOD.replace("Mastodon", "Mastodon (Klima)").replace("@k", "users/k"),
            "3: Fehler: Kanal „M",
        ),
        (
            GOOD.replace("Mastodon", "Fediverse").replace("@k", "@k/"),
            "3: Fehler: Kanal „Fediverse“:",
        ),
        (
            GOOD.replace("name: Mastodon", "? [a]\n    : b\n    name: x"),
            "2: Fehler: Hier wird der Name",
        ),
        (GOOD.replace("Mastodon", '"a\\x01b"'), "2: Fehler: Der Wert enthält ein unsichtbares"),
        ("accounts: text\n", "1: Fehler: Unter `accounts` steht keine Liste."),
        ("accounts: {name: x}\n", "1: Fehler: Unter `accounts` steht keine Liste."),
        (GOOD + "  - twitter\n", "5: Fehler: Kanal „twitter“: der Eintrag hat nicht die"),
        (GOOD + "  - - name: x\n", "1: Fehler: Kanal „[{"),
        (GOOD + "foo: x\n", "5: Fehler: Die Angabe `foo` ist unbekannt."),
        (
            GOOD + "    handle: [x]\n",
            "5: Fehler: Kanal „Mastodon“: die Angabe `handle` ist kein einf",
        ),
        (
            GOOD.replace("name: Mastodon", "nme: Mastodon"),
            "2: Fehler: Kanal: die Angabe `nme` ist unb",
        ),
        ("a: &x [*x]\n", "1: Fehler: Ein Eintrag enthält sich selbst."),
        (GOOD.replace("true", "ja"), "4: Fehler: Kanal „Mastodon“: `rel_me` ist true oder false."),
        (
            GOOD + "  - name: mastodon\n    url: https://b.social/@k\n",
            "5: Fehler: Kanal „mastodon“: `n",
        ),
        (
            GOOD + "  - name: B\n    url: https://a.social/@k\n",
            "6: Fehler: Kanal „B“: `url: https://a",
        ),
        (
            GOOD + "  - name: X\n    url: https://x.com/k\n    rel_me: true\n",
            "7: Fehler: Kanal „X“: Dieser Dienst bestätigt keine Websites. Abhilfe: Die Zeile",
        ),
        (
            GOOD + "  - name: X\n    url: https://www.tiktok.com/@k\n    rel_me: true\n",
            "7: Fehler: Kanal „X“: Dieser Dienst bestätigt",
        ),
        ("accounts: [1\n", "2: Fehler: Hier oder in der Zeile davor"),
    ],
)
def test_faults(tmp_path: Path, text: str, expected: str) -> None:
    """A fault is named with line and entry."""
    _, [problem] = load(tmp_path, text)
    assert problem.startswith(expected)
    assert "Abhilfe: " in problem


def test_one_account() -> None:
    """[[Kanal: name]] is a link that bears the name by which people find the account."""
    found, _ = accounts.load(FIXTURES / "data/social.yml")
    html = accounts.render_one(found, "mastodon", True)
    [link] = Tree(html).root.css("a")
    assert (link.text(), link.attributes["rel"]) == ("@KlimaLautern@climatejustice.social", "me")
    assert accounts.render_one(found, "Facebook", False).startswith('<p class="more"><a href=')
    with pytest.raises(WrongInputError, match="Den Kanal „Mastodn“ gibt es nicht"):
        accounts.render_one(found, "Mastodn", True)
    with pytest.raises(WrongInputError) as none:
        accounts.render_one([], "Mastodon", True)
    assert "content/data/social.yml unter `accounts:`" in none.value.remedy
    assert "`- name: Mastodon`, darunter `url: https://…`" in none.value.remedy
