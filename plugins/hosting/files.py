"""Which files an address asks for."""

from urllib.parse import urlsplit

from plugins.common.addresses import is_this_machine, root_of
from plugins.common.site.address import domain_of


def files_at(site_url: str, sitemap: str) -> dict[str, bytes]:
    """Return the files for a site at this address, by name; `sitemap` is a file's name.

    https://docs.github.com/en/pages/configuring-a-custom-domain-for-your-github-pages-site,
    RFC 9309, 2.3: robots.txt is asked for at the top of a host.
    """
    files = {".nojekyll": b""}
    if is_this_machine(urlsplit(site_url).hostname):
        return files
    if root_of(site_url):
        return files  # what is at the top of the host belongs to another site
    if domain := domain_of(site_url):
        files["CNAME"] = f"{domain}\n".encode()
    robots = f"User-agent: *\nAllow: /\n\nSitemap: {site_url}/{sitemap}\n"
    return files | {"robots.txt": robots.encode()}
