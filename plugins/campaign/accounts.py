"""The campaign's social accounts (content/data/social.yml)."""

from collections.abc import Iterator, Sequence
from pathlib import Path
from urllib.parse import urlsplit

from plugins.common import data, data_checks
from plugins.common.account import PROFILE, Account
from plugins.common.data import Record
from plugins.common.directives import no_argument
from plugins.common.problem import Problem, WrongInputError, choice
from plugins.common.templates import environment

KIND = "Kanal"

# These never say that a website belongs to an account; nor does anybody ask whether it does.
_VERIFY_NOTHING = ("facebook.com", "instagram.com", "tiktok.com", "twitter.com", "x.com")

_templates = environment(__file__)


def load(path: Path) -> tuple[list[Account], list[Problem]]:
    """Return the accounts in the order of the file and what is wrong with them."""
    root, problems = data.load(path)
    if problems:
        return [], problems
    entries = root.entries("accounts")
    problems += data_checks.check_keys(root, ["accounts"])
    problems += data_checks.check_list(root, "accounts", KIND, of=Record, may_be_empty=True)
    for entry in entries:
        problems += _check(entry)
    problems += data_checks.check_unique(entries, KIND, "name", "url")
    return [_account(entry) for entry in entries], problems


def render(accounts: Sequence[Account], argument: str, inline: bool) -> str:
    """Return the German enumeration of links; a paragraph of its own outside a sentence."""
    no_argument("Kanäle", argument)
    if not accounts:
        message = "Für diese Anweisung steht in content/data/social.yml kein Kanal."
        raise WrongInputError(message, "Dort einen eintragen oder die Anweisung löschen.")
    return _templates.get_template("accounts.html").render(accounts=accounts, inline=inline)


def render_one(accounts: Sequence[Account], argument: str, inline: bool) -> str:
    """Return a link to the account of this name, labelled as people mention it there."""
    account = next((one for one in accounts if one.name.casefold() == argument.casefold()), None)
    if account is None:
        names = [one.name for one in accounts]
        remedy = choice(argument, names, otherwise=_enter(argument))
        raise WrongInputError(f"Den Kanal „{argument}“ gibt es nicht.", remedy)
    return _templates.get_template("account.html").render(account=account, inline=inline)


def _enter(name: str) -> str:
    """Return what to do while there is no account."""
    return (
        "Die Anweisung löschen, oder ihn in content/data/social.yml unter `accounts:` eintragen:"
        f" `- name: {name or 'Mastodon'}`, darunter `url: https://…`."
    )


def _account(entry: Record) -> Account:
    return Account(
        name=entry.text("name"),
        url=entry.text("url"),
        handle=entry.text("handle"),
        rel_me=entry.text("rel_me") == "true",
        path=entry.path,
        line=entry.lines.get("url", entry.line),
    )


def _check(entry: Record) -> Iterator[Problem]:
    yield from data_checks.check_shape(entry, KIND, ("name", "url"), ("handle", "rel_me"))
    yield from data_checks.check_https(entry, KIND)
    if entry.text("rel_me") not in {"", "true", "false"}:
        message = f"Kanal „{entry.text('name')}“: `rel_me` ist true oder false."
        yield entry.problem("rel_me", message, "`rel_me: true` oder `rel_me: false` schreiben.")
    elif entry.text("rel_me") == "true" and _verifies_nothing(entry.text("url")):
        message = f"Kanal „{entry.text('name')}“: Dieser Dienst bestätigt keine Websites."
        yield entry.problem("rel_me", message, "Die Zeile `rel_me: true` löschen.")
    if _is_mastodon(entry) and data_checks.is_https(entry.text("url")):
        yield from _check_mastodon(entry)


def _is_mastodon(entry: Record) -> bool:
    """Say whether an account is meant to be in the fediverse: by name, @user@host, or address."""
    name, handle, url = (entry.text(key) for key in ("name", "handle", "url"))
    verified = entry.text("rel_me") == "true" and "/@" in url
    return verified or "mastodon" in name.casefold() or handle.count("@") > 1


def _verifies_nothing(url: str) -> bool:
    host = urlsplit(url).hostname if data_checks.is_https(url) else None
    return f".{host}".endswith(tuple(f".{name}" for name in _VERIFY_NOTHING))


def _check_mastodon(entry: Record) -> Iterator[Problem]:
    url, handle = entry.text("url"), entry.text("handle")
    profile = PROFILE.fullmatch(url)
    if profile is None:
        message = f"Kanal „{entry.text('name')}“: „{url}“ hat nicht die Form https://rechner/@name."
        remedy = "Die Adresse des Profils schreiben: klein, ohne Schrägstrich am Ende."
        yield entry.problem("url", message, remedy)
    elif handle and handle != (expected := f"@{profile['name']}@{profile['host']}"):
        message = f"Kanal „{entry.text('name')}“: „{handle}“ gehört nicht zur Adresse {url}."
        yield entry.problem("handle", message, f'`handle: "{expected}"` schreiben.')
