"""Settings of the site; publishconf.py holds only what differs in production.

What a group says of itself stands in content/data/site.yml; here it becomes settings.

https://docs.getpelican.com/en/stable/settings.html
"""

import os
import sys
from pathlib import Path
from typing import Any

# Pelican runs this file by its path, so the project's folder is not yet known to Python.
sys.path.append(os.curdir)

from plugins.common.addresses import root_of
from plugins.common.site import read_site
from plugins.common.site.address import known_addresses

# --- The group: its facts ---------------------------------------------------------------------
DATA_PATH = "content/data"
# What is wrong with them is told with all other faults; what is missing has a stand-in till then.
_site, SITE_PROBLEMS = read_site(Path(DATA_PATH, "site.yml"))
SITENAME = AUTHOR = _site.name
SITESUBTITLE = _site.claim
WORD_MARK = _site.word_mark
LONG_NAME, GOAL, PLACE, LAND = _site.long_name, _site.goal, _site.place, _site.land
ACCENT, INK = _site.accent, _site.ink
# The licence of all texts; the footer and the feeds name it.
LICENCE_NAME, LICENCE_URL = _site.licence
REPOSITORY = _site.repository
JOIN = _site.join
# Services that a group has or has not, "" for none (docs/betrieb.md): the first day whose news are
# announced on Mastodon, and a hub that tells subscribers of feeds at once.
ANNOUNCE_SINCE, WEBSUB_HUB = _site.announce_since, _site.websub_hub
# Menus: the file a link leads to, and its label.
MENU, LEGAL_MENU = list(_site.menu), list(_site.footer)
# Where the site is published; links that authors write to its addresses are links within the site.
ADDRESS = _site.address
OWN_ADDRESSES = known_addresses(ADDRESS, *_site.former_addresses)
# With a path if the site lies below one, as at https://NAME.github.io/REPOSITORY. Authors write
# "/blog.html" all the same; the address of the site itself stands in feeds, the sitemap, canonical
# links and JSON-LD only.
PREVIEW_PORT = os.environ.get("PREVIEW_PORT", "8000")  # set by `make serve`
SITEURL = f"http://localhost:{PREVIEW_PORT}{root_of(ADDRESS)}"
DEFAULT_LANG = "de"
TIMEZONE = "Europe/Berlin"
LOCALE = "C"  # German dates come from a filter: a machine may lack the locale

# --- Where things are -------------------------------------------------------------------------
PATH = "content"
OUTPUT_PATH = "output"
THEME = "theme"
NEWS_PATHS = ["news"]
EVENT_PATHS = ["termine"]  # events that are not news
TEXT_PATHS = ["pages"]  # standing pages
PICTURE_PATHS = ["images"]  # besides, pictures may lie beside a text
# Pelican walks no folder: plugins.files names every file that it may read or copy.
ARTICLE_PATHS: list[str] = []
PAGE_PATHS: list[str] = []
STATIC_PATHS: list[str] = []
PHOTO_CACHE = ".cache/photos"
FINDINGS_CACHE = ".cache/findings"  # what is in drawings and PDFs
PREVIEWS = True  # False: links are passed on without a picture
PREVIEW_CACHE = ".cache/previews"
ICON_CACHE = ".cache/icons"
THEME_STATIC_PATHS = ["static/fonts/inter-tight.woff2"]  # the rest is part of every page
THEME_STATIC_DIR = "schrift"
CONTENT_SECURITY_POLICY = False  # the preview adds a script of its own to every page
# Of content/extra/ only these go out, in the place of what the build itself would write there.
EXTRA_PATH_METADATA = {
    "extra/CNAME": {"path": "CNAME"},
    "extra/favicon.ico": {"path": "favicon.ico"},
    "extra/favicon.svg": {"path": "favicon.svg"},
    # Asked for by this name, without a link: https://developer.apple.com/design/human-interface-guidelines/app-icons
    "extra/apple-touch-icon.png": {"path": "apple-touch-icon.png"},
    "extra/feed-icon.png": {"path": "feed-icon.png"},
    "extra/feed-logo.png": {"path": "feed-logo.png"},
    "extra/robots.txt": {"path": "robots.txt"},
    "extra/humans.txt": {"path": "humans.txt"},
    "extra/security.txt": {"path": ".well-known/security.txt"},  # RFC 9116
    # Pelican ignores dot files, so this one gets its dot here. It keeps GitHub from running Jekyll.
    "extra/nojekyll": {"path": ".nojekyll"},
    "pages/index.md": {"template": "home"},
    "pages/404.md": {"template": "not_found", "status": "hidden"},
    "pages/abonnieren.md": {"template": "subscribe"},
}

# --- Plugins, by their full name: a bare one can be hijacked by an installed package ----------
PLUGINS = [
    "plugins.files",  # what may go out
    "plugins.front_matter",  # headers, dates and addresses of posts
    "plugins.history",  # identity and last change
    "plugins.redirects",  # former addresses
    "plugins.campaign",  # accounts, partners, contact
    "plugins.body",  # the content tree
    "plugins.compositions",  # numbers, quotations, buttons and boxes in texts
    "plugins.embeds",  # placeholders for what lies on other websites
    "plugins.photos",  # small, safe, upright pictures
    "plugins.events",  # what takes place, on pages and in calendars
    "plugins.german",  # quotation marks, dashes, spaces that do not break
    "plugins.neighbours",  # previous and next
    "plugins.theme",  # filters and the stylesheet
    "plugins.policy",  # what a page may load
    "plugins.previews",  # what services show of a link
    "plugins.icons",  # for tabs, home screens and feed programs
    "plugins.hosting",  # what GitHub Pages and crawlers look for
    "plugins.qr_code",  # leads from paper to a page
    "plugins.json_ld",  # what search engines read
    "plugins.editor",  # a page to write texts in the browser
    "plugins.feeds",  # Atom, RSS, JSON Feed; pages that help to subscribe
    "plugins.fediverse",  # a verified name, credit for articles, an address to be found by
    "plugins.announcements",  # notes what may be told on Mastodon
    "plugins.pages",  # writes pages, and knows those of the last build
    "plugins.checks",  # stops a faulty build
]
# What happens to a body after Markdown, in this order.
BODY_STEPS = [
    "elements", "attributes", "compositions",  # what authors wrote
    "autolinks", "wording", "outside", "tables", "directives", "embeds", "outline",
    "typography",  # all text stands where it will be read
    "headings", "links", "photos",
    "typogrify",  # puts spans into the text, so nothing may read it afterwards
    "root",  # the same for addresses: they lead below the path of SITEURL
]  # fmt: skip
# And then to the copy of it that goes into feeds.
FEED_STEPS = ["embeds_in_feeds", "photos_in_feeds", "strip_presentation", "absolute_links"]
# And to titles, descriptions and summaries, which are plain text.
TEXT_STEPS = ["typography"]
MARKDOWN: dict[str, Any] = {
    # Not "extra": its attr_list and abbr take words away that an author only put in brackets.
    "extensions": [
        "plugins.markdown.forgiving_tables:ForgivingTables",
        "plugins.markdown.inline:Inline",
        "plugins.markdown.footnotes:Footnotes",
        "plugins.markdown.blocks:Blocks",
    ],
    "extension_configs": {
        "plugins.markdown.forgiving_tables:ForgivingTables": {"use_align_attribute": True},
    },
    "output_format": "html",
}
# Authors write Markdown; plugins.checks names files of other kinds.
READERS = {"rst": None, "htm": None, "html": None}
# A decorative picture has alt="" on purpose; Pelican warns of it, and warnings stop the build.
LOG_FILTER = [(30, "Empty alt attribute for image %s in %s")]
FORMATTED_FIELDS: list[str] = []  # metadata are plain text
# plugins.body resolves links in the tree; Pelican's own search through finished text finds nothing.
INTRASITE_LINK_REGEX = "(?!)(?P<what>)"
JINJA_ENVIRONMENT = {
    "autoescape": True, "trim_blocks": True, "lstrip_blocks": True,
    "auto_reload": False,  # no template changes during a build; no need to look before each use
}  # fmt: skip

# --- Addresses, as the present site publishes them --------------------------------------------
ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/{slug}.html"
DRAFT_URL = DRAFT_SAVE_AS = "entwurf/{date:%Y-%m-%d}-{slug}.html"
EVENT_SAVE_AS = "termine/{slug}.html"
PAGE_URL = PAGE_SAVE_AS = "{slug}.html"
DRAFT_PAGE_URL = DRAFT_PAGE_SAVE_AS = "entwurf/{slug}.html"
TAG_URL = TAG_SAVE_AS = "thema/{slug}.html"
YEAR_ARCHIVE_URL = "{date:%Y}/"
YEAR_ARCHIVE_SAVE_AS = "{date:%Y}/index.html"
FILENAME_METADATA = ""  # plugins.front_matter reads date and slug out of the file name
CATEGORY_SAVE_AS = AUTHOR_SAVE_AS = AUTHORS_SAVE_AS = CATEGORIES_SAVE_AS = ""
# Two posts may bear the same slug on different days; they are not translations of each other.
ARTICLE_TRANSLATION_ID = PAGE_TRANSLATION_ID = ""
SLUGIFY_USE_UNICODE = True
SLUG_REGEX_SUBSTITUTIONS = [
    ("ä", "ae"), ("ö", "oe"), ("ü", "ue"), ("ß", "ss"),
    (r"[^\w\s-]", ""), (r"[-\s]+", "-"),
]  # fmt: skip

# What templates put around every page, and a link may lead to.
THEME_IDS = ["inhalt", "kanaele", "neues"]


# --- Listings ---------------------------------------------------------------------------------
def newest_first(article: Any) -> tuple[float, str]:
    """Order articles by date, those of one moment by file: two builds are alike to the byte."""
    return (-article.date.timestamp(), article.source_path)


ARTICLE_ORDER_BY = newest_first
DIRECT_TEMPLATES = ["blog", "events", "archives", "tags", "sitemap", "feed_style"]
EVENTS_SAVE_AS = "termine.html"
EVENTS_CALENDAR = "termine.ics"
ARCHIVES_SAVE_AS = "archiv.html"
TAGS_SAVE_AS = "themen.html"
SITEMAP_SAVE_AS = "sitemap.xml"
PAGINATED_TEMPLATES = {"blog": 10}
PAGINATION_PATTERNS = [
    (1, "{url}", "{save_as}"),
    (2, "{base_name}-{number}{extension}", "{base_name}-{number}{extension}"),
]

# --- Feeds --------------------------------------------------------------------------------------
FEED_ATOM_SAVE_AS = "feed.xml"
FEED_RSS_SAVE_AS = "rss.xml"
FEED_JSON_SAVE_AS = "feed.json"
TAG_FEED_SAVE_AS = "thema/{slug}.xml"
FEED_STYLE_SAVE_AS = "feed.css"  # a feed that is opened in a browser is readable
FEED_MAX_ITEMS = 20
FEED_ICON = "feed-icon.png"
FEED_LOGO = "feed-logo.png"
# plugins.feeds writes them all, Pelican none.
FEED_ALL_ATOM = CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = None
AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None

# --- Announcements on Mastodon (docs/betrieb.md) --------------------------------------------------
ANNOUNCE_LIST = ""  # only what goes live may be announced: publishconf.py

# --- The editor (docs/betrieb.md) -----------------------------------------------------------------
EDITOR_REPOSITORY = REPOSITORY  # "" for none: no page
EDITOR_BRANCH = "main"
EDITOR_API = "https://api.github.com"
