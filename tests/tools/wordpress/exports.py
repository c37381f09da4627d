"""Exports of WordPress, written as it writes them."""

from collections.abc import Iterable, Mapping
from html import escape

SITE = "https://klimalautern.de"
_HEAD = """<?xml version="1.0" encoding="UTF-8" ?>
<rss version="2.0" xmlns:excerpt="http://wordpress.org/export/{v}/excerpt/"
 xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/"
 xmlns:wp="http://wordpress.org/export/{v}/">
<channel><title>KlimaLautern</title><link>{site}</link><description>klimaneutral</description>
<wp:wxr_version>{v}</wp:wxr_version><wp:base_site_url>{site}</wp:base_site_url><wp:base_blog_url>{site}</wp:base_blog_url>
<wp:author><wp:author_id>3</wp:author_id><wp:author_login>ada</wp:author_login><wp:author_display_name><![CDATA[Ada Beispiel]]></wp:author_display_name></wp:author>
<wp:category><wp:term_id>5</wp:term_id><wp:category_nicename>news</wp:category_nicename><wp:category_parent></wp:category_parent><wp:cat_name><![CDATA[News]]></wp:cat_name></wp:category>
<wp:category><wp:term_id>6</wp:term_id><wp:category_nicename>arbeitstreffen</wp:category_nicename><wp:category_parent>news</wp:category_parent><wp:cat_name><![CDATA[Arbeitstreffen]]></wp:cat_name></wp:category>
"""
COMMENT = (
    "<wp:comment><wp:comment_id>1</wp:comment_id><wp:comment_author>Geheim Name</wp:comment_author>"
    "<wp:comment_author_email>geheim@example.org</wp:comment_author_email>"
    "<wp:comment_author_IP>192.0.2.7</wp:comment_author_IP></wp:comment>"
)


def cdata(text: str) -> str:
    """Return text as WordPress puts it into an export."""
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def item(
    number: int, title: str, body: str = "", *, kind: str = "post", slug: str = "", date: str = "2025-10-13 14:30:00",
    status: str = "publish", link: str = "", parent: int = 0, password: str = "", excerpt: str = "",
    terms: Iterable[tuple[str, str, str]] = (), meta: Mapping[str, str] | None = None, file: str = "",
    modified: str = "", comments: int = 0, more: str = "",
) -> str:  # fmt: skip
    """Return one entry; a post's address has its day, as the campaign's had."""
    day = date[:10].replace("-", "/")
    folder = {"post": f"{day}/", "tribe_events": "event/"}.get(kind, "")
    path = link or f"{SITE}/{folder}{slug}/"
    said = "".join(
        f"<wp:postmeta><wp:meta_key>{cdata(k)}</wp:meta_key><wp:meta_value>{cdata(v)}</wp:meta_value></wp:postmeta>"
        for k, v in (meta or {}).items()
    )
    classes = "".join(
        f'<category domain="{domain}" nicename="{nice}">{cdata(name)}</category>'
        for domain, nice, name in terms
    )
    return (
        f"<item><title>{cdata(title)}</title><link>{escape(path)}</link><dc:creator>ada</dc:creator>"
        f'<guid isPermaLink="false">{SITE}/?p={number}</guid><content:encoded>{cdata(body)}</content:encoded>'
        f"<excerpt:encoded>{cdata(excerpt)}</excerpt:encoded><wp:post_id>{number}</wp:post_id>"
        f"<wp:post_date>{date}</wp:post_date><wp:post_modified>{modified or date}</wp:post_modified>"
        f"<wp:post_name>{slug}</wp:post_name><wp:status>{status}</wp:status><wp:post_parent>{parent}</wp:post_parent>"
        f"<wp:menu_order>0</wp:menu_order><wp:post_type>{kind}</wp:post_type><wp:post_password>{password}</wp:post_password>"
        + (f"<wp:attachment_url>{file}</wp:attachment_url>" if file else "")
        + classes + said + COMMENT * comments + more + "</item>\n"
    )  # fmt: skip


def wxr(*items: str, version: str = "1.2") -> str:
    """Return an export of these entries."""
    return _HEAD.format(v=version, site=SITE) + "".join(items) + "</channel></rss>"
