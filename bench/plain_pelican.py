"""Settings of plain Pelican for the comparison: its simple theme, typogrify, the feeds we write."""

AUTHOR = "KlimaLautern"
SITENAME = "KlimaLautern"
SITEURL = "https://example.org"
TIMEZONE = "Europe/Berlin"
DEFAULT_LANG = "de"
PATH = "content"
ARTICLE_PATHS = ["news"]
PAGE_PATHS = ["pages"]
THEME = "simple"
TYPOGRIFY = True
FEED_ALL_ATOM = "feed.xml"
FEED_ALL_RSS = "rss.xml"
FEED_MAX_ITEMS = 20
CATEGORY_FEED_ATOM = TRANSLATION_FEED_ATOM = AUTHOR_FEED_ATOM = AUTHOR_FEED_RSS = None
SLUGIFY_SOURCE = "basename"  # two posts may bear one title
ARTICLE_URL = ARTICLE_SAVE_AS = "{date:%Y}/{date:%m}/{date:%d}/{slug}.html"
