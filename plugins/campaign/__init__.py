"""The campaign's accounts, partners and contact: each fact in one data file, shown everywhere.

Authors get directives, templates the variables of the same facts:

    [[Kanäle]]             "Twitter, Mastodon, Facebook und Instagram", each a link
    [[Kanal: Mastodon]]    "@KlimaLautern@climatejustice.social", a link
    [[Partner]]            the logos of partners without a group
    [[Partner: klimatag]]  the logos of a group
    [[Verantwortlich]]     name and postal address for Impressum and Datenschutzerklärung
    [[EMail]]              the mail address, a link
    [[Lizenz]]             the licence of the texts, with a link
    [[Aufsichtsbehörde]]   who watches over the protection of data in the Land, with a link

    {{ accounts }}, {{ contact }} in templates

What is wrong with content/data/site.yml is told here as well; its facts are settings already.

Settings: DATA_PATH (the folder with social.yml, partners.yml and contact.yml), SITE_PROBLEMS,
LONG_NAME, LAND, LICENCE_NAME, LICENCE_URL, ANNOUNCE_SINCE, WEBSUB_HUB, PATH, OWN_ADDRESSES,
SITEURL.
"""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from pelican import Pelican, signals

from plugins.campaign import accounts, authority, contact, licence, moved, partners
from plugins.common.addresses import own_addresses
from plugins.common.build import build_of
from plugins.common.directives import Render
from plugins.common.problem import Problem
from plugins.common.site.licences import Licence
from plugins.common.source import settings_file, source_of
from plugins.common.unexpected import guarded


def load(pelican: Pelican) -> None:
    """Read the data files, report what is wrong in them, offer directives and variables."""
    settings = pelican.settings
    data, content = Path(settings["DATA_PATH"]), Path(settings["PATH"])
    the_accounts, account_problems = accounts.load(data / "social.yml")
    the_partners, partner_problems = partners.load(
        data / "partners.yml", content, own_addresses(settings)
    )
    the_contact, contact_problems = contact.load(data / "contact.yml", settings["LONG_NAME"])
    the_licence = Licence(settings["LICENCE_NAME"], settings["LICENCE_URL"])
    build_of(settings).problems.extend(
        [*settings["SITE_PROBLEMS"], *_check_moved(settings), *account_problems,
         *partner_problems, *contact_problems]
    )  # fmt: skip
    build_of(settings).accounts.extend(the_accounts)
    build_of(settings).directives.update(
        {
            "Kanäle": _unless(account_problems, partial(accounts.render, the_accounts)),
            "Kanal": _unless(account_problems, partial(accounts.render_one, the_accounts)),
            "Partner": _unless(partner_problems, partial(partners.render, the_partners)),
            "Verantwortlich": partial(contact.render_responsible, the_contact),
            "EMail": partial(contact.render_mail, the_contact),
            "Lizenz": partial(licence.render, the_licence),
            "Aufsichtsbehörde": partial(authority.render, settings["LAND"]),
        }
    )
    settings["JINJA_GLOBALS"] |= {"accounts": the_accounts, "contact": the_contact}


def _check_moved(settings: dict[str, Any]) -> Iterator[Problem]:
    """Yield what is wrong with facts that are settings still; a faulty one counts as none."""
    ours = settings_file()
    for setting, problem in moved.faulty(settings, (source_of(Path("publishconf.py")), ours)):
        settings[setting] = ""
        yield problem
    yield from moved.left_behind(ours)


def _unless(problems: list[Problem], render: Render) -> Render:
    """Return a directive that shows nothing while its data file is faulty.

    The fault is told where it is; the posts that use the directive are not to blame.
    """
    return (lambda _argument, _inline: "") if problems else render


def register() -> None:
    """Connect to Pelican."""
    signals.initialized.connect(guarded(load))
