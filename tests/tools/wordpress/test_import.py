"""`make import` on an export that imitates the campaign's own: files, report, addresses."""

import base64
import hashlib
import json
import subprocess
from collections.abc import Iterator
from pathlib import Path

import feedparser
import pytest

from plugins.common.header import parse
from plugins.common.source import Source
from tests.photographs import as_phone, sample
from tests.projects import small_project
from tests.support import Project
from tests.tools.wordpress.exports import SITE, item, wxr

UPLOADS = f"{SITE}/wp-content/uploads"
NEWS = ("category", "news", "News")
MEETING = ("category", "arbeitstreffen", "Arbeitstreffen")

PLENUM = f"""<!-- wp:paragraph --><p>Am Montag, 13. Oktober, trafen sich 24 Menschen in der <strong>Stadtmission</strong>.</p><!-- /wp:paragraph -->
<!-- wp:heading {{"level":3}} --><h3 class="wp-block-heading">Berichte aus den Gruppen</h3><!-- /wp:heading -->
<!-- wp:heading {{"level":5}} --><h5>Lauter Energie</h5><!-- /wp:heading -->
<!-- wp:list --><ul><!-- wp:list-item --><li>Balkonkraftwerke<!-- wp:list --><ul><li>Beratung</li></ul><!-- /wp:list --></li><!-- /wp:list-item --><li>Wärmenetz</li></ul><!-- /wp:list -->
<!-- wp:image {{"id":30}} --><figure class="wp-block-image"><a href="{UPLOADS}/2025/10/Bäume.jpg"><img src="{UPLOADS}/2025/10/Bäume-300x200.jpg" alt="Zwei Bäume" class="wp-image-30"/></a><figcaption>Am Ziel. Foto: Ada Beispiel</figcaption></figure><!-- /wp:image -->
<!-- wp:gallery --><figure class="wp-block-gallery">{"".join(f'<figure class="wp-block-image"><img src="{UPLOADS}/2025/10/g{n}-150x150.jpg" alt="Bild {n}" data-id="{100 + n}"/></figure>' for n in range(1, 13))}</figure><!-- /wp:gallery -->
<!-- wp:pullquote --><figure class="wp-block-pullquote"><blockquote><p>Wir fangen an.</p><cite>Eine Nachbarin</cite></blockquote></figure><!-- /wp:pullquote -->
<!-- wp:buttons --><div class="wp-block-buttons"><!-- wp:button --><div class="wp-block-button"><a class="wp-block-button__link" href="{SITE}/mitmachen/">Mitmachen</a></div><!-- /wp:button --></div><!-- /wp:buttons -->
<!-- wp:block {{"ref":90}} /-->
<!-- wp:latest-posts /-->
<!-- wp:paragraph --><p>Der Etat<sup data-fn="a1" class="fn"><a href="#a1" id="a1-link">1</a></sup> sinkt. Zum <a href="{SITE}/2015/03/01/alt/">alten Bericht</a>, zum <a href="{UPLOADS}/2025/10/plan.pdf">Plan</a> und <a href="{SITE}/gibt-es-nicht/">ins Nichts</a>.</p><!-- /wp:paragraph -->"""

CLASSIC = f"""Erster Absatz
in zwei Zeilen mit Bürger*innen.

[caption id="attachment_30" align="alignleft" width="300"]<img class="wp-image-30" src="{UPLOADS}/2025/10/Bäume-scaled.jpg" alt="" /> Die Bäume[/caption]

Zweiter Absatz [sic] &amp; mehr.&nbsp;&nbsp;

<ul><li>eins</li><li>zwei</li></ul>

[contact-form-7 id="12" title="Kontakt"]

[gallery ids="101,102"]

[vc_row][vc_column_text]Aus dem Baukasten.[/vc_column_text][/vc_row]

https://www.youtube.com/watch?v=abcdefghijk

<form><label>Name</label><input type="text"></form><script>alert(1)</script>
<iframe src="https://karten.example/1"></iframe>
<p style="color:red">Rot</p>"""

EVENT = {
    "_EventStartDate": "2026-12-01 18:00:00",
    "_EventEndDate": "2026-12-01 20:00:00",
    "_EventTimezone": "Europe/Berlin",
    "_EventVenueID": "61",
}
RULE = 'a:1:{s:5:"rules";a:1:{i:0;a:4:{s:4:"type";s:6:"Custom";s:8:"end-type";s:2:"On";s:3:"end";s:10:"2027-06-30";s:6:"custom";a:3:{s:8:"interval";s:1:"1";s:4:"type";s:7:"Monthly";s:5:"month";a:2:{s:6:"number";s:6:"Second";s:3:"day";s:1:"1";}}}}}'


def pictures() -> Iterator[str]:
    yield item(30, "Bäume", kind="attachment", slug="baeume", parent=10, file=f"{UPLOADS}/2025/10/Bäume-scaled.jpg",
               meta={"_wp_attached_file": "2025/10/Bäume-scaled.jpg", "_wp_attachment_image_alt": "Bäume am Ziel"},
               link=f"{SITE}/2025/10/13/plenum/baeume/", status="inherit")  # fmt: skip
    for n in range(1, 13):
        yield item(100 + n, f"g{n}", kind="attachment", slug=f"g{n}", status="inherit", parent=11, excerpt=f"Unterschrift {n}",
                   file=f"{UPLOADS}/2025/10/g{n}.jpg", meta={"_wp_attached_file": f"2025/10/g{n}.jpg", "_wp_attachment_image_alt": f"Galerie {n}"})  # fmt: skip


EXPORT = wxr(
    *pictures(),
    item(10, "Plenum 10/2025: „Viele“ &amp; mehr", PLENUM, slug="plenum", terms=[NEWS, MEETING], excerpt="Worum es ging.", comments=2,
         meta={"_thumbnail_id": "30", "_yoast_wpseo_metadesc": "Für Suchmaschinen.", "footnotes": json.dumps([{"id": "a1", "content": "Haushaltsplan, <em>S. 12</em>"}])},
         modified="2025-10-20 08:00:00"),
    item(11, "Alt", CLASSIC, slug="alt", date="2015-03-01 23:30:00", terms=[NEWS, ("post_tag", "energie", "energie")]),
    item(12, "", "<p>Ein Text ohne Titel fängt so an.</p>", slug="", date="2025-01-02 10:00:00", terms=[NEWS], link=f"{SITE}/?p=12"),
    item(13, "Fest", "<p>Erstes Fest.</p>", slug="fest", date="2025-02-02 10:00:00", terms=[NEWS, ("post_tag", "energie-2", "Energie")]),
    item(14, "Fest", "<p>Zweites Fest.</p>", slug="fest", date="2025-02-02 12:00:00", terms=[NEWS, ("post_tag", "energie-2", "Energie")], link=f"{SITE}/2025/02/02/fest-am-abend/"),
    item(15, "Viertes Arbeitstreffen", "<p>Wort für Wort. Verlorenes.</p>", slug="viertes-arbeitstreffen-html", date="2023-04-17 08:00:00", terms=[NEWS]),
    item(16, "Intern", "<p>Geheimer Text.</p>", slug="intern", status="private", terms=[NEWS]),
    item(17, "Mit Passwort", "<p>Geheimer Text.</p>", slug="pw", password="x", terms=[NEWS]),  # noqa: S106 - made up
    item(18, "Entwurf", "<p>Noch nicht.</p>", slug="entwurf", status="draft", terms=[NEWS]),
    item(40, "Mitmachen", "<p>So geht es.</p>", kind="page", slug="mitmachen"),
    item(41, "Aufgaben", "<p>Patin werden.</p>", kind="page", slug="aufgaben", parent=40, link=f"{SITE}/mitmachen/aufgaben/"),
    item(42, "Klimatag", "<p>Alte Fassung.</p>", kind="page", slug="klimatag"),
    item(43, "Nur Mitglieder", "[members_only]<p>Geheimer Text.</p>[/members_only]", kind="page", slug="mitglieder"),
    item(60, "Plenum", "<p>Alle sind willkommen.</p>", kind="tribe_events", slug="plenum", meta=EVENT),
    item(61, "Stadtmission", kind="tribe_venue", slug="stadtmission", meta={"_VenueAddress": "Brüderstraße 1", "_VenueZip": "67655", "_VenueCity": "Kaiserslautern"}),
    item(62, "Radtour", "<p>Mit Rad.</p>", kind="tribe_events", slug="radtour", meta={"_EventStartDate": "2026-12-05 00:00:00", "_EventEndDate": "2026-12-06 23:59:59", "_EventAllDay": "yes", "_tribe_events_status": "canceled"}),
    item(63, "Stammtisch", "<p>Jeden Monat.</p>", kind="tribe_events", slug="stammtisch", meta={**EVENT, "_EventStartDate": "2026-12-14 18:00:00", "_EventEndDate": "2026-12-14 20:00:00", "_EventRecurrence": RULE}),
    item(64, "Ohne Tag", "<p>Wann nur?</p>", kind="tribe_events", slug="ohne-tag"),
    item(90, "Baustein", "<!-- wp:paragraph --><p>Wiederverwendet.</p><!-- /wp:paragraph -->", kind="wp_block"),
    item(95, "Start", kind="nav_menu_item", terms=[("nav_menu", "haupt", "Hauptmenü")], meta={"_menu_item_url": f"{SITE}/"}),
    item(96, "Team", "<p>Ada und Ben.</p>", kind="team", slug="team"),
)  # fmt: skip


@pytest.fixture(scope="module")
def moved(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A project after the import, with what was printed in printed.txt."""
    folder = tmp_path_factory.mktemp("moved")
    (folder / "site").mkdir()
    project = small_project(folder / "site")
    project.write(
        "content/news/2023-04-17-viertes-arbeitstreffen.md",
        "---\ntitle: Viertes Arbeitstreffen\n---\nWort für Wort.\n",
    )
    (folder / "export.xml").write_text(EXPORT, encoding="utf-8")
    uploads = folder / "uploads/2025/10"
    uploads.mkdir(parents=True)
    (uploads / "Bäume.jpg").write_bytes(as_phone(sample(size=(320, 240))))
    (uploads / "Bäume-300x200.jpg").write_bytes(b"kleiner")
    alike = as_phone(sample(size=(200, 153)))
    for n in range(1, 12):  # the twelfth is missing
        content = as_phone(sample(size=(200, 150 + n))) if n < 3 else alike
        (uploads / f"g{n}.jpg").write_bytes(content)
    result = run(project, "--media", str(folder / "uploads"))
    project.write("printed.txt", result.stdout + result.stderr)
    assert result.returncode == 0, result.stdout + result.stderr
    return project


def run(project: Project, *more: str) -> "subprocess.CompletedProcess[str]":
    return project.run("-m", "tools.program", "import", "--file", str(project.folder.parent / "export.xml"), *more,
                       environment={"SOURCE_DATE_EPOCH": "1793000000"})  # fmt: skip


def text(project: Project, path: str) -> str:
    return (project.folder / "content" / path).read_text(encoding="utf-8")


def header(project: Project, path: str) -> dict[str, object]:
    return dict(parse(Source(path, text(project, path))).header)


def test_a_report_of_the_plenum(moved: Project) -> None:
    """A post of the block editor becomes the Markdown a person would have typed."""
    assert header(moved, "news/2025-10-13-plenum.md") == {
        "title": "Plenum 10/2025: „Viele“ & mehr", "description": "Worum es ging.", "tags": "Arbeitstreffen",
        "modified": "2025-10-20", "thumbnail": "/images/2025/10/Baeume.jpg", "frueher": "/2025/10/13/plenum/", "imported": "2026-10-26",
    }  # fmt: skip
    body = text(moved, "news/2025-10-13-plenum.md").split("---\n", 2)[2]
    assert (
        "in der **Stadtmission**.\n\n## Berichte aus den Gruppen\n\n### Lauter Energie\n\n* Balkonkraftwerke\n    * Beratung\n* Wärmenetz\n"
        in body
    )
    assert "![Zwei Bäume](/images/2025/10/Baeume.jpg)\n*Am Ziel. Foto: Ada Beispiel*\n" in body
    assert body.count("![Bild ") == 11
    assert "\n[[Zitat: Wir fangen an. | Eine Nachbarin]]\n" in body
    assert "\n[[Knopf: Mitmachen | /mitmachen.html]]\n\nWiederverwendet.\n" in body
    assert (
        "Der Etat[^1] sinkt. Zum [alten Bericht](/2015/03/01/alt.html), zum Plan und ins Nichts."
        in body
    )
    assert body.endswith("\n[^1]: Haushaltsplan, *S. 12*\n")


def test_a_post_of_the_classic_editor(moved: Project) -> None:
    """Paragraphs come from blank lines; shortcodes are galleries and captions, or are named."""
    body = text(moved, "news/2015-03-01-alt.md")
    assert "Erster Absatz\\\nin zwei Zeilen mit Bürger*innen.\n" in body
    assert "![Bäume am Ziel](/images/2025/10/Baeume.jpg)\n*Die Bäume*\n" in body
    assert "Zweiter Absatz [sic] & mehr.\n\n* eins\n* zwei\n" in body
    assert (
        "![Galerie 1](/images/2025/10/g1.jpg)\n*Unterschrift 1*\n![Galerie 2](/images/2025/10/g2.jpg)\n*Unterschrift 2*\n"
        in body
    )
    assert "\nAus dem Baukasten.\n\nhttps://www.youtube.com/watch?v=abcdefghijk\n\nName\n" in body
    assert "\nRot\n" in body
    report = (moved.folder / "import.md").read_text(encoding="utf-8")
    for said in ('[contact-form-7 id="12" title="Kontakt"]', "Ein Skript ist weggelassen", "Ein Formular ist weggelassen",
                 "Eingebettetes von karten.example ist nun ein Link"):  # fmt: skip
        assert said in report


def test_names_titles_topics_and_drafts(moved: Project) -> None:
    """Equal names are told apart, a missing title is found, a topic has one spelling, a draft stays one."""
    assert (
        header(moved, "news/2025-02-02-fest.md")["tags"]
        == header(moved, "news/2025-02-02-fest-2.md")["tags"]
        == "Energie"
    )
    assert header(moved, "news/2025-02-02-fest-2.md")["date"] == "2025-02-02 12:00"
    assert header(moved, "news/2015-03-01-alt.md")["tags"] == "Energie"
    assert (
        header(moved, "news/2025-01-02-post-12.md")["title"] == "Ein Text ohne Titel fängt so an."
    )
    assert header(moved, "news/2025-10-13-entwurf.md")["status"] == "draft"
    assert header(moved, "pages/aufgaben.md")["frueher"] == "/mitmachen/aufgaben/"


def test_events(moved: Project) -> None:
    """Events have day, place, rhythm; one that was cancelled says so; one without a day is only named."""
    plenum = header(moved, "termine/plenum.md")
    assert (plenum["start"], plenum["end"]) == ("2026-12-01 18:00", "20:00")
    assert plenum["location"] == "Stadtmission, Brüderstraße 1, 67655 Kaiserslautern"
    tour = header(moved, "termine/radtour.md")
    assert (tour["start"], tour["end"], tour["status"]) == ("2026-12-05", "2026-12-06", "abgesagt")
    often = header(moved, "termine/stammtisch.md")
    assert (often["repeat"], often["until"]) == ("monthly on second Monday", "2027-06-30")
    assert not (moved.folder / "content/termine/ohne-tag.md").exists()
    assert "Wann nur?" in (moved.folder / "import.md").read_text(encoding="utf-8")


def test_what_stands_here_stays_and_what_was_private_too(moved: Project) -> None:
    """Texts of ours are left alone; what not everybody could read is in no file, not even the report."""
    assert text(moved, "news/2023-04-17-viertes-arbeitstreffen.md").endswith("Wort für Wort.\n")
    assert text(moved, "pages/klimatag.md").endswith("Text\n\n\n")
    report = (moved.folder / "import.md").read_text(encoding="utf-8")
    assert "Verlorenes" in report
    assert "Alte Fassung" in report
    for title in ("Intern", "Mit Passwort", "Nur Mitglieder"):
        assert f"**{title}**: nicht übernommen" in report
    everything = [
        p
        for p in (moved.folder).rglob("*")
        if p.is_file()
        and p.suffix in {".md", ".html", ".xml", ".json", ".yml"}
        and ".cache" not in p.parts
        and "plugins" not in p.parts
        and "tests" not in p.parts
    ]
    assert not [
        p for p in everything if "Geheimer Text" in p.read_text(encoding="utf-8", errors="replace")
    ]
    assert not [
        p
        for p in everything
        if "geheim@example.org" in p.read_text(encoding="utf-8", errors="replace")
    ]


def test_pictures_are_originals_stripped_and_once(moved: Project) -> None:
    """The original stands for every size, without place and names; what is alike is there once."""
    folder = moved.folder / "content/images/2025/10"
    assert sorted(p.name for p in folder.iterdir()) == ["Baeume.jpg", "g1.jpg", "g2.jpg", "g3.jpg"]
    assert b"GPS" not in (folder / "Baeume.jpg").read_bytes()
    report = (moved.folder / "import.md").read_text(encoding="utf-8")
    assert f"Nicht gefunden: {UPLOADS}/2025/10/g12-150x150.jpg" in report
    assert f"Nicht gefunden: {UPLOADS}/2025/10/plan.pdf" in report


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("2025/10/13/plenum/index.html", "/2025/10/13/plenum.html"),
        ("mitmachen/aufgaben/index.html", "/aufgaben.html"),
        (
            "2023/04/17/viertes-arbeitstreffen-html/index.html",
            "/2023/04/17/viertes-arbeitstreffen.html",
        ),
        ("klimatag/index.html", "/klimatag.html"),
        ("category/news/arbeitstreffen/index.html", "/thema/arbeitstreffen.html"),
        ("category/news/index.html", "/blog.html"),
        ("category/news/page/2/index.html", "/blog.html"),
        ("author/ada/index.html", "/blog.html"),
        ("page/2/index.html", "/blog.html"),
        ("2025/10/13/plenum/baeume/index.html", "/2025/10/13/plenum.html"),
        ("2025/10/index.html", "/2025/"),
        ("nummer/10.html", "/2025/10/13/plenum.html"),
        ("nummer/40.html", "/mitmachen.html"),
        ("nummer/30.html", "/2025/10/13/plenum.html"),
        ("nummer/cat-6.html", "/thema/arbeitstreffen.html"),
        ("nummer/tag-energie.html", "/thema/energie.html"),
        ("nummer/author-3.html", "/blog.html"),
        ("nummer/m-201503.html", "/2015/"),
        ("event/plenum/index.html", "/termine/plenum.html"),
        ("events/index.html", "/termine.html"),
        ("events/list/index.html", "/termine.html"),
    ],
)
def test_every_old_address_answers(moved: Project, old: str, new: str) -> None:
    """Each address the old site published leads to what stands there now."""
    assert moved.page(old).css_first("link[rel=canonical]").attributes["href"] == f"{SITE}{new}"


def test_feeds_go_on_with_their_ids(moved: Project) -> None:
    """Whoever reads the old feed gets the same entries under the same ids, and nothing twice."""
    for path in ("feed/index.xml", "category/news/arbeitstreffen/feed/index.xml"):
        feed = feedparser.parse(moved.text(path))
        ids = {entry.link: entry.id for entry in feed.entries}
        assert ids[f"{SITE}/2025/10/13/plenum.html"] == f"{SITE}/?p=10"
        assert len(set(ids.values())) == len(feed.entries)


def test_the_home_page_knows_the_numbers(moved: Project) -> None:
    """A short script leads from "/?p=123" on, and the policy knows its hash."""
    page = moved.page("index.html")
    policy = page.css_first("meta[http-equiv=Content-Security-Policy]").attributes["content"]
    script = next(one.text() for one in page.css("script") if "page_id" in one.text())
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in str(policy)
    assert len(script) < 600


def test_the_report_has_what_is_to_be_done_by_hand(moved: Project) -> None:
    """Menus, comments as a number, unknown kinds of texts: told, and no name of a commenter."""
    report = (moved.folder / "import.md").read_text(encoding="utf-8")
    assert "Kommentare: 2." in report
    assert f"Menü „Hauptmenü“: Start ({SITE}/)" in report
    assert "Ada und Ben." in report
    assert "Geheim Name" not in report
    printed = (moved.folder / "printed.txt").read_text(encoding="utf-8")
    assert "Jedes Wort der alten Texte" in printed
    assert "; `make check` nennt sie." in printed
    assert ": Hinweis: " not in printed
    assert len(printed.splitlines()) < 20


def test_again_changes_nothing_and_edited_texts_stay(moved: Project) -> None:
    """A second import writes nothing; a text that people changed since stays, and is named."""
    file = moved.folder / "content/pages/mitmachen.md"
    before = file.read_text(encoding="utf-8")
    file.write_text(before + "\nEin Satz mehr.\n", encoding="utf-8")
    stamps = stamped(moved)
    again = run(moved, "--media", str(moved.folder.parent / "uploads"), "--dry-run")
    really = run(moved, "--media", str(moved.folder.parent / "uploads"))
    assert again.returncode == really.returncode == 0, again.stderr + really.stderr
    assert "Nichts übernommen" in again.stdout
    assert "Jedes Wort" not in again.stdout  # nothing was built to compare with
    assert stamped(moved) == stamps
    assert "1 Text seit dem Import geändert" in again.stdout
    report = (moved.folder / "import.md").read_text(encoding="utf-8")
    assert "**Mitmachen**: `content/pages/mitmachen.md` seit dem Import geändert" in report
    file.write_text(before, encoding="utf-8")


def stamped(project: Project) -> dict[Path, tuple[int, bytes]]:
    files = [p for p in (project.folder / "content").rglob("*") if p.is_file()]
    return {p: (p.stat().st_mtime_ns, p.read_bytes()) for p in files}


def test_an_export_in_the_work_tree_is_refused(tmp_path: Path) -> None:
    """What git would take along is refused, for it holds addresses of people; what it ignores is not."""
    project = small_project(tmp_path)
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    project.write("export.xml", EXPORT)
    result = project.run("-m", "tools.program", "import", "--file", "export.xml")
    assert result.returncode == 1
    assert "enthält Mail- und IP-Adressen" in result.stderr
    project.write(".gitignore", "/export.xml\n")
    assert (
        project.run("-m", "tools.program", "import", "--file", "export.xml", "--dry-run").returncode
        == 0
    )


@pytest.mark.parametrize(
    ("options", "said"),
    [([], "Es fehlt, was übernommen"), (["--file", "gibts.xml"], "ist keine Datei"),
     (["--file", "../export.xml", "--media", "nirgends"], "ist kein Ordner")],
)  # fmt: skip
def test_what_is_missing_is_said(tmp_path: Path, options: list[str], said: str) -> None:
    """A wrong call is one sentence."""
    (tmp_path / "export.xml").write_text(wxr(), encoding="utf-8")
    (tmp_path / "site").mkdir()
    result = small_project(tmp_path / "site").run("-m", "tools.program", "import", *options)
    assert result.returncode == 1
    assert said in result.stderr
