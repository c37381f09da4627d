"""The campaign's account, in a real build: verified, credited, found."""

import json
import shutil

import pytest
from selectolax.lexbor import LexborHTMLParser

from plugins.common.account import Account
from plugins.fediverse.webfinger import webfinger
from tests.support import ROOT, Project

P = "https://climatejustice.social/@KlimaLautern"
CREATOR = "@KlimaLautern@climatejustice.social"
TWITTER = "accounts:\n  - name: Twitter\n    url: https://twitter.com/k\n"


def own_theme(project: Project) -> None:
    """Give the project a theme that a test may change."""
    (project.folder / "theme").unlink()
    shutil.copytree(ROOT / "theme", project.folder / "theme")


def change(project: Project, path: str, old: str, new: str) -> None:
    text = (project.folder / path).read_text(encoding="utf-8")
    assert old in text
    project.write(path, text.replace(old, new))


def without_rel(project: Project) -> None:
    """Take rel="me" out of a copy of the theme."""
    own_theme(project)
    rel = '<link rel="{{ account.rel }}" href='
    change(project, "theme/templates/partials/head_links.html", rel, '<link rel="author" href=')
    footer = '{% if account.rel %} rel="{{ account.rel }}"{% endif %}'
    change(project, "theme/templates/partials/site_footer.html", footer, "")


def test_a_home_page_that_would_not_verify_stops_the_build(project: Project) -> None:
    """A theme that lost rel=me is told with file, line, reason and remedy; the old site stays."""
    project.run("-m", "invoke", "build")
    before = project.text("index.html")
    without_rel(project)
    result = project.run("-m", "invoke", "build")
    assert result.returncode == 1
    [line] = [line for line in result.stderr.splitlines() if ": Fehler: " in line]
    assert line.startswith(
        "content/data/social.yml:6: Fehler: Mit dieser Startseite würde „Mastodon“ nicht bestätigt:"
        f" Kein Link der Seite trägt rel=me; der zu „{P}“ muss es."
        " Abhilfe: In theme/templates/partials/head_links.html"
    )
    assert project.text("index.html") == before


def test_one_link_is_enough(project: Project) -> None:
    """The link in the footer alone would do, and then the build goes on."""
    own_theme(project)
    head = "theme/templates/partials/head_links.html"
    change(project, head, '<link rel="{{ account.rel }}" href=', '<link rel="author" href=')
    project.build_well()


def test_check_asks_for_no_page(project: Project) -> None:
    """`check` writes no page, so it judges none and says so by its silence."""
    without_rel(project)
    result = project.run("-m", "invoke", "check")
    assert (result.returncode, result.stderr.count("Fehler")) == (0, 0)
    assert not (project.folder / "output").exists()


def test_faults_at_the_end_are_shown_once(project: Project) -> None:
    """A Hinweis of the beginning is not said again when the last page is written."""
    project.write("content/pages/x.md", "---\ntitle: x\n---\n[hier](/)\n")
    without_rel(project)
    result = project.build()
    assert (result.stderr.count("Hinweis: Der Linktext"), result.returncode) == (1, 1)


def test_accounts_that_verify_nothing_are_left_alone(project: Project) -> None:
    """Without an account to verify nothing is asked of the page, credited or found."""
    project.write("content/data/social.yml", TWITTER)
    project.write("content/news/2023-01-02-x.md", "---\ntitle: x\n---\nText\n")
    project.build_well()
    assert project.page("2023/01/02/x.html").css("meta[name='fediverse:creator']") == []
    assert not (project.folder / "output/.well-known").exists()


def test_texts_name_their_author(pages: dict[str, LexborHTMLParser]) -> None:
    """Articles and pages, the home page too, credit the account; lists of texts do not."""
    for path, page in pages.items():
        creators = page.css("meta[name='fediverse:creator']")
        is_article = page.css_first("article.h-entry, article.h-event") is not None
        is_text = is_article or path in {"/index.html", "/impressum.html", "/klimatag.html"}
        if is_text or path in {"/blog.html", "/archiv.html", "/404.html"}:
            assert [meta.attributes["content"] for meta in creators] == [CREATOR] * is_text, path
        if is_article:
            canonical = page.css_first("link[rel=canonical]").attributes["href"]
            assert canonical == f"https://klimalautern.de{path}"


def test_drafts_credit_nobody(project: Project) -> None:
    """A draft has no canonical address, so it names no author."""
    project.write("content/news/2023-01-02-x.md", "---\ntitle: x\nstatus: draft\n---\nText\n")
    project.build_well()
    assert project.page("entwurf/2023-01-02-x.html").css("meta[name='fediverse:creator']") == []


def test_every_page_verifies(pages: dict[str, LexborHTMLParser]) -> None:
    """Not the home page alone but each may stand in a profile."""
    for path, page in pages.items():
        if page.css_first("main") is None:  # a former address that leads on
            continue
        links = page.css("link[rel=me], a[rel=me]")
        assert {link.attributes["href"] for link in links} == {P}, path


def test_an_address_of_our_own_finds_the_account(project: Project) -> None:
    """/.well-known/webfinger is a JSON Resource Descriptor (RFC 7033, 4.4) of the account."""
    project.write("content/pages/x.md", "---\ntitle: x\n---\n[Finger](/.well-known/webfinger)\n")
    project.build_well()
    assert json.loads(project.text(".well-known/webfinger")) == {
        "subject": "acct:KlimaLautern@climatejustice.social",
        "aliases": [P, "https://climatejustice.social/users/KlimaLautern"],
        "links": [
            {"rel": "http://webfinger.net/rel/profile-page", "type": "text/html", "href": P},
            {
                "rel": "self",
                "type": "application/activity+json",
                "href": "https://climatejustice.social/users/KlimaLautern",
            },
        ],
    }


def test_the_first_account_counts(project: Project) -> None:
    """Of two accounts the first of the file is credited and found; both are verified."""
    more = TWITTER + "".join(
        f"  - name: {name}\n    url: https://{name}.social/@k\n    rel_me: true\n" for name in "ab"
    )
    project.write("content/data/social.yml", more)
    project.build_well()
    assert '"acct:k@a.social"' in project.text(".well-known/webfinger")


@pytest.mark.parametrize(
    ("url", "rel_me", "user", "server"),
    [
        (P, True, "KlimaLautern", "climatejustice.social"),
        (P, False, "", ""),
        ("https://github.com/klimalautern", True, "", ""),
    ],
)
def test_who_is_in_the_fediverse(url: str, rel_me: bool, user: str, server: str) -> None:
    """Only an account that is to be verified and has Mastodon's form has a user and a server."""
    account = Account("x", url, "", rel_me)
    assert (account.user, account.server, account.in_fediverse) == (user, server, bool(user))


def test_the_file_is_the_same_each_time() -> None:
    """Two builds write the same bytes, with a line's end at the end."""
    account = Account("x", P, "", True)
    assert webfinger(account) == webfinger(account)
    assert webfinger(account).endswith(b"}\n")
