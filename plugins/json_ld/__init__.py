"""What search engines read of a page, as schema.org data in JSON-LD.

Templates ask for the graph of what they show and write it as data, never as a script:

    <script type="application/ld+json">{{ news_article_graph(article)|json_ld }}</script>

Settings: SITEURL, SITENAME, SITESUBTITLE (Pelican's own).
"""

from functools import partial

from jinja2.utils import htmlsafe_json_dumps
from pelican import Pelican, signals

from plugins.common.unexpected import guarded
from plugins.json_ld.events import event_graph, event_node
from plugins.json_ld.graphs import Site, home_graph, news_article_graph, page_graph


def provide(pelican: Pelican) -> None:
    """Hand the graphs to Jinja, bound to the site."""
    settings = pelican.settings
    site = Site(settings["SITEURL"], settings["SITENAME"], settings["SITESUBTITLE"])
    settings["JINJA_GLOBALS"] |= {
        graph.__name__: partial(graph, site)
        for graph in (event_graph, event_node, home_graph, news_article_graph, page_graph)
    }
    settings["JINJA_FILTERS"]["json_ld"] = partial(
        htmlsafe_json_dumps, ensure_ascii=False, separators=(",", ":")
    )


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(provide))
