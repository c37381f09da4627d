"""PDFs: as they are, after a word on what stays in them, and linked with their size."""

from base64 import b64encode
from io import BytesIO
from pathlib import Path
from shutil import rmtree

import pytest
from playwright.sync_api import FilePayload, Page, expect
from pypdf import PdfWriter

from tests.plugins.editor.conftest import HURRY, Call, Editor
from tests.plugins.editor.test_faults import settled
from tests.plugins.editor.test_one_draft import begun, send
from tests.projects import small_project
from tools.publish.refusals import LARGEST_FILE

NEW = "content/news/2023-11-01-neues.md"
LINKED = """async ([name, content, size]) => {
  const file = new File([Uint8Array.from(atob(content), sign => sign.charCodeAt(0))], name);
  if (size) Object.defineProperty(file, "size", {value: size});
  try { return (await documents.taken(file)).words } catch (error) { return error.message }
}"""


def pdf(author: str = "") -> bytes:
    """Return a PDF of one empty page."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.metadata = {"/Author": author} if author else {}
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def choose(tab: Page, *files: FilePayload) -> None:
    """Choose PDFs, after the word on what stays in them."""
    tab.get_by_role("button", name="PDF einfügen").click()
    expect(tab.locator("#asking")).to_contain_text("bleibt darin")
    with tab.expect_file_chooser() as chooser:
        tab.get_by_role("button", name="PDF wählen").click()
    chooser.value.set_files([*files])


def test_a_pdf(editor: Editor, tab: Page, tmp_path: Path) -> None:
    """It arrives byte for byte, with a fitting name, in one commit with the text that leads to it."""
    content = pdf(author="Erika Muster")
    tab.add_init_script(HURRY)
    editor.open(tab)
    begun(tab)
    choose(
        tab,
        FilePayload(name="Flyer_für Bürger*innen.PDF", mimeType="application/pdf", buffer=content),
    )
    expect(tab.get_by_label("Was der Link sagt")).to_have_value(
        "Flyer für Bürger*innen (PDF, 1 KB)"
    )
    tab.get_by_label("Was der Link sagt").fill("Unser [Flyer] (PDF, 1 KB)")
    before = editor.bare.head()
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert editor.bare.git("rev-list", "--count", f"{before}..main") == "1"
    assert editor.bare.content("content/images/flyer-fuer-buerger-innen.pdf") == content
    assert editor.bare.text(NEW).endswith(
        "Ein Satz.\n\n[Unser \\[Flyer\\] (PDF, 1 KB)](/images/flyer-fuer-buerger-innen.pdf)\n"
    )
    tmp_path.joinpath("site").mkdir()
    project = small_project(tmp_path / "site")
    rmtree(project.folder / "content")
    for path in editor.bare.paths():
        project.write(path, editor.bare.content(path))
    found = project.run("-m", "tools.program", "check")
    assert found.returncode == 1
    told = [line for line in found.stderr.splitlines() if ": Fehler: " in line]
    assert len(told) == 1
    assert "Erika Muster" in told[0]


def test_two_of_one_name_and_one_left_out(editor: Editor, tab: Page) -> None:
    """Each has its own name; one that is left out of the text is not sent."""
    tab.add_init_script(HURRY)
    editor.open(tab)
    begun(tab)
    one = FilePayload(name="con.pdf", mimeType="application/pdf", buffer=pdf())
    choose(tab, one, one)
    expect(tab.get_by_label("Was der Link sagt")).to_have_count(2)
    assert "(/images/con-2.pdf)" in tab.get_by_label("Text", exact=True).input_value()
    tab.get_by_role("button", name="PDF weglassen").first.click()
    expect(tab.get_by_label("Was der Link sagt")).to_have_count(1)
    tab.get_by_label("Was der Link sagt").fill("")
    send(tab)
    expect(tab.locator("#alt-0-fault")).to_contain_text("Der Link sagt nichts")
    tab.get_by_label("Was der Link sagt").fill("Plan")
    send(tab)
    assert "Gespeichert" in settled(tab)
    assert [path for path in editor.bare.paths() if path.endswith(".pdf")] == ["content/images/con-2.pdf"]  # fmt: skip
    assert editor.bare.text(NEW).endswith("Ein Satz.\n\n[Plan](/images/con-2.pdf)\n")


@pytest.mark.parametrize(
    ("name", "content", "size", "said"),
    [
        ("Plan.pdf", b"%PDF-1.7\n", 999_499, "Plan (PDF, 1000 KB)"),
        ("Plan.PDF", b"x%PDF-1.7\n", 999_500, "Plan (PDF, 1 MB)"),
        ("Plan", b"%PDF-1.7\n", 1_250_000, "Plan (PDF, 1,3 MB)"),
        (".pdf", b"%PDF-1.7\n", LARGEST_FILE, "Dokument (PDF, 100 MB)"),
        ("Plan.pdf", b"%PDF-1.7\n", LARGEST_FILE + 50_001, "Plan.pdf hat 100,1 MB, GitHub nimmt höchstens 100 MB. Das PDF verkleinern oder anderswo ablegen."),
        ("Plan.pdf", b"<html>", 0, "Plan.pdf ist kein PDF, oder noch nicht auf diesem Gerät. Es erst öffnen oder noch einmal herunterladen."),
        ("Plan.pdf", b"", 0, "Plan.pdf ist kein PDF, oder noch nicht auf diesem Gerät. Es erst öffnen oder noch einmal herunterladen."),
    ],
)  # fmt: skip
def test_what_a_link_says(modules: Call, name: str, content: bytes, size: int, said: str) -> None:
    """Its name and size; what is no PDF, or too large for GitHub, is refused with a remedy."""
    modules("async () => { globalThis.documents = await import('/theme/static/js/redaktion/documents.js') }")  # fmt: skip
    assert modules(LINKED, [name, b64encode(content).decode(), size]) == said
