"""Where the campaign's account is found by an address of its own domain (RFC 7033)."""

import json

from plugins.common.account import Account

FILE = ".well-known/webfinger"


def actor(account: Account) -> str:
    """Return the address under which other servers know an account of Mastodon."""
    return f"https://{account.server}/users/{account.user}"


def webfinger(account: Account) -> bytes:
    """Return the JSON Resource Descriptor of an account, as UTF-8.

    A static file cannot look at the question, so every name of the domain leads to this account.
    `subject` is the account's own address: servers ask there once more and keep that one.
    """
    descriptor = {
        "subject": f"acct:{account.user}@{account.server}",
        "aliases": [account.url, actor(account)],
        "links": [
            {
                "rel": "http://webfinger.net/rel/profile-page",
                "type": "text/html",
                "href": account.url,
            },
            {"rel": "self", "type": "application/activity+json", "href": actor(account)},
        ],
    }
    return json.dumps(descriptor, indent=2).encode() + b"\n"
