"""What page builders wrote into attributes comes along: words, links, pictures, films."""

from base64 import b64encode
from typing import Any
from urllib.parse import quote

import pytest

from tests.tools.wordpress.exports import SITE, item
from tests.tools.wordpress.imports import body, texts
from tests.tools.wordpress.test_round_trip import markdown
from tools.wordpress import comparing
from tools.wordpress.body import Bodies, Html
from tools.wordpress.item import Item

PICTURES = {n: Item(n, "attachment", file=f"{SITE}/{n}.jpg") for n in (12, 21, 22)}
RAW = b64encode(quote("<b>Rohes</b> HTML").encode()).decode()
SCRIPT = b64encode(quote("<script>alert(1)</script>").encode()).decode()
MAP = b64encode(quote('<iframe src="https://karten.example/1"></iframe>').encode()).decode()


def html(content: str) -> Html:
    return Bodies(PICTURES, {}).html(Item(1, "page", content=content))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('[vc_btn title="Spenden" link="url:https%3A%2F%2Fe.org%2Fa|title:x"]', "[Spenden](https://e.org/a)"),
        ('[et_pb_button button_url="https://e.org" button_text="Los"][/et_pb_button]', "[Los](https://e.org)"),
        ('[av_button label="Mit" link="manually,https://e.org"]', "[Mit](https://e.org)"),
        ('<p>Zum [su_button url="https://e.org"]Formular[/su_button] hier</p>', "Zum [Formular](https://e.org) hier"),
        ('[vc_custom_heading text="Ein ``Titel``" font_container="tag:h2"]', '## Ein "Titel"'),
        ('[vc_toggle title="Frage"]Antwort[/vc_toggle]', "## Frage\n\nAntwort"),
        ('[vc_single_image image="12" title="off"]', "![Bild 12](/images/12.jpg)"),
        ('[et_pb_image src="https://e.org/r.jpg" alt="Rad"][/et_pb_image]', "![Rad](/images/r.jpg)"),
        ('[fusion_imageframe image_id="12|full"]https://e.org/12.jpg[/fusion_imageframe]', "![Bild 12](/images/12.jpg)"),
        ('[vc_gallery images="21,22"]', "![Bild 21](/images/21.jpg)\n![Bild 22](/images/22.jpg)"),
        ('[vc_video link="https://vimeo.com/7"]', "https://vimeo.com/7"),
        ('[fusion_youtube id="abcdefghijk"]', '<iframe src="https://www.youtube.com/watch?v=abcdefghijk"></iframe>'),
        (f'[vc_gmaps link="#E-8_{MAP}"]', "https://karten.example/1"),
        (f"[vc_raw_html]{RAW}[/vc_raw_html]", "**Rohes** HTML"),
        (f"[vc_raw_js]{SCRIPT}[/vc_raw_js]", ""),
        ('[et_pb_team_member name="Ada" position="Vorstand"]Text[/et_pb_team_member]', "Ada\n\nVorstand\n\nText"),
        ("[dropcap]W[/dropcap]ir", "Wir"),
        ("[youtube https://youtu.be/a] [vimeo=https://vimeo.com/7]", "https://youtu.be/a\n\nhttps://vimeo.com/7"),
    ],
)  # fmt: skip
def test_what_attributes_show(written: str, meant: str) -> None:
    """Each becomes what a person would have typed, and the comparison finds each of its words."""
    made = html(written)
    assert markdown(made.html) == meant
    assert made.notes == []
    assert not comparing.missing(comparing.of_body(written), comparing.words(meant))


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ('[pdf-embedder url="https://e.org/a%20b.pdf"]', "[a b.pdf](https://e.org/a%20b.pdf)"),
        ('[gview file="https://e.org/p.pdf" title="Protokoll"]', "[Protokoll](https://e.org/p.pdf)"),
        ('[accordion-item title="Frage?"]Antwort[/accordion-item]', "## Frage?\n\nAntwort"),
        ('[button link="https://e.org"]Los[/button]', "[Los](https://e.org)"),
        ("[foo]eins[/foo][bar]zwei[/bar], drei", "eins zwei, drei"),
        ('[contact-form-7 id="1" title="Kontakt"]', ""),
    ],
)  # fmt: skip
def test_what_stays_of_one_that_nobody_knows(written: str, meant: str) -> None:
    """Its text, its link and the files that it showed; the report tells of each shortcode."""
    made = html(written)
    assert markdown(made.html) == meant
    told = comparing.words(" ".join(made.notes))
    assert made.notes
    assert not comparing.missing(comparing.of_body(written), comparing.words(meant), told)


def test_a_word_in_an_attribute_counts() -> None:
    """The label of a button that is on no page is missed."""
    assert comparing.of_body('[et_pb_button button_text="Divi-Knopf"]')["knopf"] == 1


def test_a_picture_that_the_export_lacks_is_named(settings: dict[str, Any]) -> None:
    """An export of the posts alone has no pictures; a gallery does not vanish without a word."""
    text = texts(settings, item(1, "Galerie", '<p>Text</p>[gallery ids="99"]', slug="g"))[1]
    assert body(text) == "Text"
    assert [note.message for note in text.notes] == ["Das Bild fehlt: Nummer 99, auch im Export"]
