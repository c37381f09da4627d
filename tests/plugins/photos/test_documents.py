"""PDFs: what runs or is carried along stops a build, whom they name is told, none holds it up."""

import sys
import time
import zlib
from collections.abc import Callable
from io import BytesIO
from pathlib import Path
from typing import Any, cast

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Text
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    NameObject,
    NullObject,
    NumberObject,
    RectangleObject,
    StreamObject,
    TextStringObject,
)

from plugins.common.cache.store import Store
from plugins.common.pdf import bounded, stripping
from plugins.common.pdf.looking import look
from plugins.photos.documents import check_pdfs
from plugins.photos.known import Known
from tests.photographs import as_phone, sample
from tests.support import Project

Change = Callable[[PdfWriter], object]
XMP = (
    '<x:xmpmeta xmlns:x="adobe:ns:meta/"><rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#">'
    '<rdf:Description xmlns:pdf="p" xmlns:dc="d" xmlns:exif="e" {}>{}</rdf:Description></rdf:RDF></x:xmpmeta>'
)


def pdf(*changes: Change) -> bytes:
    """Return a PDF of one empty page, changed."""
    writer = PdfWriter()
    writer.add_blank_page(100, 100)
    writer.metadata = {"/Title": "Plan"}
    for change in changes:
        change(writer)
    file = BytesIO()
    writer.write(file)
    return file.getvalue()


def named(**entries: object) -> DictionaryObject:
    """Return a dictionary: texts beginning with / are names."""
    made = DictionaryObject()
    for key, value in entries.items():
        if isinstance(value, str):
            value = NameObject(value) if value.startswith("/") else TextStringObject(value)
        made[NameObject(f"/{key}")] = value
    return made


def stream(content: bytes, **entries: object) -> DecodedStreamObject:
    made = DecodedStreamObject()
    made.set_data(content)
    made.update(named(**entries))
    return made


def placed(writer: PdfWriter, value: Any) -> Any:
    """Return the value with each stream in an object of its own, as it has to be."""
    if isinstance(value, DictionaryObject):
        for key in list(value):
            value[NameObject(key)] = placed(writer, value.raw_get(key))
    if isinstance(value, ArrayObject):
        return ArrayObject(placed(writer, one) for one in value)
    return writer._add_object(value) if isinstance(value, StreamObject) else value


def in_root(key: str, value: Any) -> Change:
    return lambda writer: writer.root_object.update({NameObject(key): placed(writer, value)})


def in_page(key: str, value: Any) -> Change:
    return lambda writer: writer.pages[0].update({NameObject(key): placed(writer, value)})


def added(value: Any) -> Change:
    return lambda writer: writer._add_object(placed(writer, value))


def annotated(**entries: object) -> Change:
    made = named(Type="/Annot", Rect=RectangleObject((0, 0, 9, 9)), **entries)
    return in_page("/Annots", ArrayObject([made]))


def with_author(writer: PdfWriter) -> None:
    """Name the author in an object of its own."""
    author = writer._add_object(TextStringObject("Ada Geheim"))
    cast("DictionaryObject", writer._info)[NameObject("/Author")] = author


def xmp(attributes: str = "", within: str = "") -> Change:
    text = XMP.format(attributes, within).encode()
    return in_root("/Metadata", stream(text, Type="/Metadata", Subtype="/XML"))


def photo(content: bytes) -> Change:
    return added(stream(content, Type="/XObject", Subtype="/Image", Filter="/DCTDecode"))


@pytest.fixture
def said(tmp_path: Path) -> Callable[[bytes], list[str]]:
    """Return what is said of a PDF."""

    def say(content: bytes) -> list[str]:
        path = tmp_path / "plan.pdf"
        path.write_bytes(content)
        return [str(problem) for problem in check_pdfs([path], Known())]

    return say


def found(content: bytes) -> set[tuple[str, str]]:
    return {(finding.kind.value, finding.what) for finding in look(content)}


JS = named(S="/JavaScript", JS="app.alert(1)")


@pytest.mark.parametrize(
    "change",
    [
        in_root("/Names", named(JavaScript=named(Names=ArrayObject([TextStringObject("x"), JS])))),
        in_root("/OpenAction", JS),
        in_root("/OpenAction", named(S="/GoTo", Next=ArrayObject([named(S="/JavaScript", JS=stream(b"x()"))]))),
        in_root("/AA", named(WC=JS)),
        in_page("/AA", named(O=JS)),
        annotated(Subtype="/Link", A=JS),
        annotated(Subtype="/Widget", T="Feld", AA=named(K=JS)),
        annotated(Subtype="/Screen", A=named(S="/Rendition", JS="x()")),
        annotated(Subtype="/Link", A=named(S="/URI", URI=" JavaScript:x()")),
        in_root("/AcroForm", named(XFA=ArrayObject([TextStringObject("template"), stream(b"<template><script contentType='application/x-javascript'>x</script>")]))),
        added(named(Type="/3D", OnInstantiate=stream(b"x()"))),
    ],
)  # fmt: skip
def test_scripts_are_faults(change: Change) -> None:
    """JavaScript is found wherever it hangs: document, page, note, field, form, medium."""
    assert ("script", "") in found(pdf(change))


@pytest.mark.parametrize(
    ("change", "what"),
    [
        (lambda writer: writer.add_attachment("liste.ods", b"x"), "liste.ods"),
        (annotated(Subtype="/FileAttachment", FS=named(F="a.doc", EF=named(F=stream(b"x")))), "a.doc"),
        (in_root("/AF", ArrayObject([named(Type="/Filespec", UF="ü.xml", EF=named(F=stream(b"x")))])), "ü.xml"),
        (added(stream(b"x", Type="/EmbeddedFile")), ""),
        (annotated(Subtype="/RichMedia", RichMediaContent=named(Assets=named(Names=ArrayObject([TextStringObject("x"), named(F="x.swf", EF=named(F=stream(b"x")))])))), "x.swf"),
        (in_root("/OpenAction", named(S="/GoToE", F="x.pdf")), "GoToE"),
    ],
)  # fmt: skip
def test_attachments_are_faults(change: Change, what: str) -> None:
    """Files within a PDF are found with their names, however they are attached."""
    assert ("files", what) in found(pdf(change))


@pytest.mark.parametrize("action", ["Launch", "SubmitForm", "ImportData"])
def test_what_acts_is_a_fault(action: str) -> None:
    """Starting programs, sending forms and taking in data are found."""
    content = pdf(annotated(Subtype="/Link", A=named(S=f"/{action}", F="x")))
    assert ("starts", action) in found(content)


@pytest.mark.parametrize(
    ("change", "finding"),
    [
        (with_author, ("author", "Ada Geheim")),
        (lambda writer: writer.add_metadata({"/Author": "Ada Geheim"}), ("author", "Ada Geheim")),
        (lambda writer: writer.add_metadata({"/Manager": "Ada Geheim"}), ("author", "Ada Geheim")),
        (added(named(Author="Ada Geheim")), ("author", "Ada Geheim")),
        (xmp('pdf:Author="Ada Geheim"'), ("author", "Ada Geheim")),
        (xmp(within="<dc:creator><rdf:Seq><rdf:li>Ada</rdf:li> <rdf:li>Bob</rdf:li></rdf:Seq></dc:creator>"), ("author", "Ada Bob")),
        (xmp(within="<dc:contributor>Ada</dc:contributor>"), ("author", "Ada")),
        (xmp('exif:GPSLatitude="49,26N"'), ("place", "")),
        (lambda writer: writer.add_annotation(0, Text(rect=(0, 0, 9, 9), text="Hm", title_bar="Ada")), ("comments", "Ada")),
        (annotated(Subtype="/Highlight", T="Ada Geheim"), ("comments", "Ada Geheim")),
        (added(named(Type="/Sig", ByteRange=ArrayObject([NumberObject(0)]), Name="Ada")), ("signed", "Ada")),
        (lambda writer: writer.add_metadata({"/Title": "Word - C:\\Users\\ada\\Desktop\\x.docx"}), ("path", "C:\\Users\\ada")),
        (added(named(Type="/StructElem", Alt="file:///home/ada/x.jpg")), ("path", "/home/ada")),
        (annotated(Subtype="/Link", A=named(S="/GoToR", F="../geheim.pdf")), ("local", "../geheim.pdf")),
        (annotated(Subtype="/Link", A=named(S="/URI", URI="file:///x.docx")), ("local", "file:///x.docx")),
        (photo(as_phone(sample(size=(40, 30)))), ("place", "")),
        (photo(as_phone(sample(size=(40, 30)))), ("photo", "Erika Muster")),
    ],
)  # fmt: skip
def test_names_are_found(change: Change, finding: tuple[str, str]) -> None:
    """Names of people, places and paths are found in every part that may hold them."""
    assert finding in found(pdf(change))


@pytest.mark.parametrize(
    "change",
    [
        lambda _: None,
        annotated(Subtype="/Widget", T="Name der Person"),
        annotated(Subtype="/Link", A=named(S="/URI", URI="https://example.org/home/x")),
        annotated(Subtype="/Link", A=named(S="/GoTo", D="x")),
        in_root("/AcroForm", named(XFA=NullObject(), Fields=ArrayObject())),
        xmp('pdf:Producer="Word"', "<dc:title>Plan</dc:title><dc:creator></dc:creator>"),
        photo(b"\xff\xd8\xff\xd9"),
    ],
)
def test_what_is_harmless(change: Change) -> None:
    """Links, fields, titles and pictures without metadata are nothing to speak of."""
    assert found(pdf(change)) == set()


def packed(content: bytes) -> bytes:
    """Return the same PDF with its objects in a compressed stream (ISO 32000-2, 7.5.7)."""
    reader = PdfReader(BytesIO(content))
    numbers = [n for n in sorted(reader.xref[0]) if not hasattr(reader.get_object(n), "get_data")]
    texts = []
    for number in numbers:
        file = BytesIO()
        reader.get_object(number).write_to_stream(file)
        texts.append(file.getvalue() + b" ")
    offsets = [sum(map(len, texts[:place])) for place in range(len(texts))]
    head = b" ".join(b"%d %d" % pair for pair in zip(numbers, offsets, strict=True)) + b" "
    data = zlib.compress(head + b"".join(texts))
    own, xref = max(numbers) + 1, max(numbers) + 2
    body = b"%%PDF-1.7\n%d 0 obj <</Type/ObjStm/N %d/First %d/Filter/FlateDecode/Length %d>> stream\n%s\nendstream endobj\n"
    body %= (own, len(numbers), len(head), len(data), data)
    rows = {number: (2, own, place) for place, number in enumerate(numbers)}
    rows |= {own: (1, 9, 0), xref: (1, len(body), 0)}
    table = b"".join(
        bytes([kind]) + a.to_bytes(4, "big") + bytes([b])
        for kind, a, b in (rows.get(n, (0, 0, 0)) for n in range(xref + 1))
    )
    trailer = reader.trailer
    body += b"%d 0 obj <</Type/XRef/W[1 4 1]/Size %d/Root %d 0 R/Info %d 0 R/Length %d>> stream\n" % (
        xref, xref + 1, trailer.raw_get("/Root").idnum, trailer.raw_get("/Info").idnum, len(table),
    )  # fmt: skip
    offset = body.index(b"%d 0 obj <</Type/XRef" % xref)
    return body + table + b"\nendstream endobj\nstartxref\n%d\n%%%%EOF" % offset


def test_packed_objects_are_looked_at() -> None:
    """What is compressed is found like all else."""
    content = packed(pdf(with_author, in_root("/OpenAction", JS)))
    assert b"JavaScript" not in content
    assert found(content) == {("script", ""), ("author", "Ada Geheim")}


def test_earlier_versions_are_told() -> None:
    """A PDF that was saved on top of itself still holds what was deleted."""
    content = pdf()
    start = content[content.rindex(b"startxref") :]
    assert ("earlier", "") in found(content + start)
    linear = content.replace(b"%PDF-", b"%PDF-1.3 /Linearized 1\n%PDF-", 1)
    assert ("earlier", "") not in found(linear + start)


def test_encrypted_and_damaged_files() -> None:
    """What cannot be read is told; what can be seen from without is found."""
    locked = pdf(lambda writer: writer.encrypt("geheim", algorithm="RC4-128"))
    assert found(locked) == {("encrypted", "")}
    script = pdf(in_root("/OpenAction", JS), lambda w: w.encrypt("geheim", algorithm="RC4-128"))
    assert ("script", "") in found(script)
    open_to_all = pdf(with_author, lambda writer: writer.encrypt("", "x", algorithm="RC4-128"))
    assert found(open_to_all) == {("author", "Ada Geheim"), ("stuck", "es ist verschlüsselt")}
    assert ("script", "") in found(b"%PDF-1.7\n1 0 obj <</S/J#61vaScript/JS(x)>>")
    assert ("damaged", "") in found(b"%PDF-1.7\nkaputt")


def test_messages(said: Callable[[bytes], list[str]]) -> None:
    """Each kind is one sentence with a remedy: Fehler for what acts, one Hinweis for all names."""
    content = pdf(
        with_author,
        in_root("/OpenAction", JS),
        lambda writer: writer.add_attachment("a.ods", b"x"),
        annotated(Subtype="/Highlight", T="Bob"),
    )
    script, files, names = said(content)
    assert "plan.pdf:1: Fehler: Das PDF enthält ein Skript" in script
    assert "Fehler: Das PDF trägt weitere Dateien in sich („a.ods“). Abhilfe: " in files
    assert "Hinweis: Das PDF nennt als Autor „Ada Geheim“ und in Kommentaren „Bob“, und" in names
    [page] = said(b"<!DOCTYPE html><title>404</title>")
    assert "Fehler: Die Datei ist kein PDF, sondern eine Webseite. Abhilfe: " in page


def test_no_pdf_holds_a_build(tmp_path: Path) -> None:
    """Looking ends in time and memory, what was found until then is told, and others are looked at."""
    bomb = stream(zlib.compress(zlib.compress(bytes(60_000_000))), Type="/Metadata", Subtype="/XML")
    bomb[NameObject("/Filter")] = ArrayObject([NameObject("/FlateDecode")] * 2)
    deep = b"%PDF-1.7\n1 0 obj\n" + b"[" * 1_000_000 + b"\nendobj\ntrailer <</Root 1 0 R>>\n%%EOF"
    many = b"%PDF-1.7\n" + b"".join(b"%d 0 obj<</A 1>>endobj\n" % n for n in range(1, 200_000))
    contents = [
        pdf(with_author),
        pdf(with_author, *[added(bomb)] * 20),
        deep,
        many,
        pdf(with_author),
    ]
    paths = [tmp_path / f"{n}.pdf" for n in range(len(contents))]
    for path, content in zip(paths, contents, strict=True):
        path.write_bytes(content)
    begin = time.monotonic()
    results = bounded.look_into(paths, seconds=0.5)
    assert time.monotonic() - begin < 60
    assert results[0] == results[-1] == [("author", "Ada Geheim")]
    assert set(results[1]) == {("author", "Ada Geheim"), ("too much", "")}
    assert [result[-1].kind.value for result in results[2:4]] == ["damaged", "too much"]


@pytest.mark.skipif(sys.platform != "linux", reason="macOS does not bound address space")
def test_memory_is_bounded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What does not fit into memory is told, and the next file is looked into."""
    monkeypatch.setattr(bounded, "MEGABYTES", 150)
    filters = ArrayObject([NameObject("/FlateDecode"), NameObject("/DCTDecode")])
    large = stream(zlib.compress(bytes(70_000_000)), Subtype="/Image", Filter=filters)
    paths = [tmp_path / "a.pdf", tmp_path / "b.pdf"]
    paths[0].write_bytes(pdf(with_author, *[added(large)] * 3))
    paths[1].write_bytes(pdf(with_author))
    assert bounded.look_into(paths) == [
        [("author", "Ada Geheim"), ("too much", "")],
        [("author", "Ada Geheim")],
    ]


def test_findings_are_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is looked into once for its content, and told of every time."""
    path = tmp_path / "a.pdf"
    path.write_bytes(pdf(with_author))
    known = Known(Store(tmp_path / "store"))
    first = check_pdfs([path], known)
    monkeypatch.setattr(bounded, "_until_it_ends", None)
    assert check_pdfs([path], known) == first != []
    assert check_pdfs([path], Known(known.store, reads_only=True)) == first


def test_a_pdf_that_names_its_author(project: Project) -> None:
    """A PDF is copied as it is; an author in it is a Hinweis, a script in it a Fehler."""
    content = pdf(lambda writer: writer.add_metadata({"/Author": "Erika Muster"}))
    project.write("content/images/plan.pdf", content)
    result = project.build()
    assert result.returncode == 0
    assert "images/plan.pdf:1: Hinweis: Das PDF nennt als Autor „Erika Muster“" in result.stderr
    assert (project.folder / "output/images/plan.pdf").read_bytes() == content
    project.write("content/images/plan.pdf", pdf(in_root("/OpenAction", JS)))
    result = project.build()
    assert result.returncode == 1
    assert "images/plan.pdf:1: Fehler: Das PDF enthält ein Skript" in result.stderr


def test_xmp_that_says_no_type() -> None:
    """What a PDF calls its metadata is read and goes, whatever type that says to be."""
    untyped = pdf(in_root("/Metadata", stream(XMP.format("pdf:Author='Ada Geheim'", "").encode())))
    assert found(untyped) == {("author", "Ada Geheim")}
    made = stripping.strip(untyped)
    assert [trace.what for trace in made.found] == ["Ada Geheim"]
    assert b"Geheim" not in made.content
    assert found(made.content) == set()
