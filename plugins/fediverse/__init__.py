"""The campaign's name in the fediverse: verified, credited, found.

Each account of content/data/social.yml with `rel_me: true` can be verified by its server, because
every page links to it with rel="me". The finished home page is judged by Mastodon's own rules
(verification.py); where it would not do, the build stops and says why.

The first of them that is an account of Mastodon is the author of articles: templates get it as
`{{ creator }}`, "@KlimaLautern@climatejustice.social", "" for none. It is also what
/.well-known/webfinger leads to, so that @info@klimalautern.de finds it; only at the root of a
domain, for nobody asks below a path (RFC 8615, 3).
"""

from typing import Any

from pelican import signals
from pelican.generators import PagesGenerator

from plugins.common.account import Account
from plugins.common.addresses import root_of
from plugins.common.build import build_of
from plugins.common.output import finished, write_file
from plugins.common.problem import Problem
from plugins.common.unexpected import guarded
from plugins.fediverse.verification import why_not
from plugins.fediverse.webfinger import FILE, webfinger

_HOME = "index.html"
_REMEDY = (
    "In theme/templates/partials/head_links.html für jeden Kanal mit `rel_me` einen Link mit"
    " rel=me und genau dieser Adresse schreiben."
)


def provide(generator: PagesGenerator) -> None:
    """Tell templates who is credited, and everybody that there will be one more file."""
    settings = generator.settings
    account = _first(build_of(settings).accounts)
    generator.context["creator"] = f"@{account.user}@{account.server}" if account else ""
    is_found = account and not root_of(settings["SITEURL"])
    build_of(settings).files.further.extend([FILE] if is_found else [])


def judge_home(generator: PagesGenerator, **_: Any) -> None:
    """Report each account that Mastodon would not verify by the finished home page."""
    page = finished(_HOME, generator.settings).read_bytes()
    for account in build_of(generator.settings).accounts:
        if account.rel_me and (reason := why_not(page, 200, account.url)):
            message = f"Mit dieser Startseite würde „{account.name}“ nicht bestätigt: {reason}"
            problem = Problem(account.path, account.line, message, _REMEDY)
            build_of(generator.settings).problems.append(problem)


def write_webfinger(generator: PagesGenerator, **_: Any) -> None:
    """Write the file, where there is an account to find; dot files of authors are ignored."""
    account = _first(build_of(generator.settings).accounts)
    if account and not root_of(generator.settings["SITEURL"]):
        write_file(FILE, webfinger(account), generator.settings)


def _first(accounts: list[Account]) -> Account | None:
    return next((account for account in accounts if account.in_fediverse), None)


def register() -> None:
    """Connect to Pelican."""
    signals.page_generator_init.connect(guarded(provide))
    signals.page_writer_finalized.connect(guarded(judge_home))
    signals.page_writer_finalized.connect(guarded(write_webfinger))
