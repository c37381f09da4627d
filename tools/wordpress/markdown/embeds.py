"""Buttons, files, films, and what other services show."""

import re
from html import escape
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from plugins.common.addresses import split_url
from tools.wordpress.markdown import signs
from tools.wordpress.markdown.inline import written
from tools.wordpress.markdown.nodes import attribute, descendants, is_block, kids
from tools.wordpress.plain import shortened

if TYPE_CHECKING:
    from tools.wordpress.markdown.blocks import Writer


def below(writer: "Writer", caption: LexborNode | None) -> list[str]:
    """Return a caption as the emphasis below a figure."""
    if caption is None:
        return []
    pieces = signs.wrapped(writer.inline.pieces(kids(caption)), signs.EMPHASIS)
    return list(filter(None, [signs.finished(pieces, one_line=True)]))


def button(writer: "Writer", node: LexborNode) -> list[str]:
    """Return a button that leads somewhere; one that does not is its text."""
    link = next(descendants(node, "a"), None)
    if link is None:
        return writer.blocks(list(kids(node)))
    text = signs.one_line(link.text()).strip()
    url = writer.context.link(attribute(link, "href")) if attribute(link, "href") else ""
    if not text or not url or re.search(r"[|\[\]*_`\\<>]", text) or re.search(r"[|\[\]\s]", url):
        return writer.blocks([link])
    return [f"[[Knopf: {text} | {written(url)}]]"]


def buttons(writer: "Writer", node: LexborNode) -> list[str]:
    """Return buttons that stand beside one another."""
    made: list[str] = []
    for block in writer.blocks(kids(node)):
        if made and _is_button(made[-1]) and _is_button(block):
            made[-1] += f"\n{block}"
        else:
            made.append(block)
    return made


def _is_button(block: str) -> bool:
    return block.startswith("[[Knopf: ")


def file(writer: "Writer", node: LexborNode) -> list[str]:
    """Return a link to a file; the button beside it, which leads there as well, is told of."""
    for button in node.css("a.wp-block-file__button"):
        if node.css_first("a:not(.wp-block-file__button)") is not None:
            label = signs.one_line(button.text()).strip()
            writer.context.note(f"Der Knopf „{label}“ ist weggelassen; der Link daneben genügt.")
            button.decompose()
    for shown in node.css("object"):  # the file itself, framed: the link is enough
        shown.decompose()
    return writer.blocks(kids(node))


def embedded(writer: "Writer", node: LexborNode) -> list[str]:
    """Return what another service shows: WordPress keeps its address as text."""
    caption = next((one for one in descendants(node, "figcaption")), None)
    frame = next(descendants(node, "iframe"), None)
    text = " ".join(one.text().strip() for one in kids(node) if one.tag != "figcaption")
    found = re.search(r"https?://\S+", text)
    url = attribute(frame, "src") if frame else found[0] if found else ""
    rest = [one for one in kids(node) if one.tag != "figcaption"]
    made = framed(writer, url, "") if url else writer.blocks(rest)
    named = below(writer, caption)
    if made == [written(url)] and named and not re.search(r"[\[\]<>]", named[0]):
        return [f"[{named[0].strip('*')}]({written(url)})"]  # the link is named by its caption
    return [*made, *named]


def framed(writer: "Writer", url: str, title: str) -> list[str]:
    """Return the frame of a service that may be embedded, else a link to it."""
    url = f"https:{url}" if url.startswith("//") else url
    if not url.startswith(("http://", "https://")):
        if url:
            writer.context.note(f"Ein eingebetteter Inhalt ist weggelassen: {_short(url)}")
        return []
    if address := writer.context.frame(url):
        named = f' title="{escape(signs.one_line(title))}"' if title else ""
        return [f'<iframe src="{escape(address)}"{named}></iframe>']
    host = split_url(url).hostname or url
    writer.context.note(f"Eingebettetes von {host} ist nun ein Link.", url)
    target = writer.context.link(url)
    name = signs.one_line(title).strip()
    if target and not name:
        return [written(target)]
    label = signs.escaped(name or url, in_brackets=True)
    return [f"[{label}]({written(target)})"] if target else [label]


def media(writer: "Writer", node: LexborNode) -> list[str]:
    """Return a link to a film or recording elsewhere; one of the old site cannot be taken along."""
    source = next(descendants(node, "source", "a"), None)
    url = attribute(node, "src") or (
        attribute(source, "src") or attribute(source, "href") if source else ""
    )
    name = split_url(url).path.rpartition("/")[2]
    what = "Ein Film" if node.tag == "video" else "Eine Aufnahme"
    writer.context.note(f"{what} ist weggelassen: {_short(url) or 'ohne Adresse'}", name)
    target = writer.context.link(url) if url else ""
    made = (
        [f"[{signs.escaped(name or url, in_brackets=True)}]({written(target)})"] if target else []
    )
    rest = [k for k in kids(node) if k.tag not in {"source", "track", "a"} and not is_block(k)]
    return [*made, *writer.blocks(rest)]


def _short(url: str) -> str:
    """Return an address as the report can show it: one may hold a whole film."""
    return shortened(url, 300)
