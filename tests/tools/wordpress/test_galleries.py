"""Pictures that a plugin laid out in boxes or lists of its own stand beside one another."""

import pytest

from tests.tools.wordpress.test_round_trip import markdown

A, B = '<img src="a.jpg" alt="A">', '<img src="b.jpg" alt="B">'
BESIDE = "![A](/images/a.jpg)\n*Eins*\n![B](/images/b.jpg)"


@pytest.mark.parametrize(
    "html",
    [
        f"<ul><li><figure>{A}<figcaption>Eins</figcaption></figure></li><li>{B}</li></ul>",
        f'<div class="wp-block-jetpack-tiled-gallery"><div><div><figure>{A}<figcaption>Eins</figcaption></figure></div>'
        f"<div><figure>{B}</figure></div></div></div>",
        f'<div class="wp-block-jetpack-slideshow"><div><ul><li><figure>{A}<figcaption>Eins</figcaption></figure></li>'
        f'<li><figure><a href="b.jpg">{B}</a></figure></li></ul><a role="button"></a></div></div>',
    ],
)  # fmt: skip
def test_a_gallery_of_boxes(html: str) -> None:
    """It is a gallery: pictures right below one another, each with its caption."""
    assert markdown(html) == BESIDE


@pytest.mark.parametrize(
    ("html", "meant"),
    [
        (f"<ul><li>{A} Ada</li><li>{B}</li></ul>", "* ![A](/images/a.jpg)\n\n    Ada\n\n* ![B](/images/b.jpg)"),
        (f"<ul><li>{A}</li></ul>", "* ![A](/images/a.jpg)"),
        (f'<div class="gallery"><figure>{A}</figure><figure>{B}</figure><p>Wort</p></div>', "![A](/images/a.jpg)\n\n![B](/images/b.jpg)\n\nWort"),
    ],
)  # fmt: skip
def test_words_among_pictures_stay(html: str, meant: str) -> None:
    """What says more than captions is no gallery; no word of it goes."""
    assert markdown(html) == meant


def test_a_sign_for_the_eye_goes() -> None:
    """The plus of what opens is no part of a heading; hidden words and pictures stay."""
    assert markdown('<h2>Wer?<span aria-hidden="true">+</span></h2>') == "## Wer?"
    assert markdown('<p>A <span aria-hidden="true">und B</span></p>') == "A und B"
    assert markdown(f'<p aria-hidden="true">{A}</p>') == "![A](/images/a.jpg)"


def test_code_holds_no_control_character() -> None:
    """One would stop the build of the whole site."""
    assert markdown("<pre>a&#x1F;b&#8;</pre>") == "```\nab\n```"
