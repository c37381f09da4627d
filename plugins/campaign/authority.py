"""Who watches over the protection of data where the group is."""

from plugins.common.directives import no_argument
from plugins.common.site.laender import AUTHORITIES
from plugins.common.templates import environment

_templates = environment(__file__)


def render(land: str, argument: str, inline: bool) -> str:
    """Return the authority of a Land with a link to its website, as it stands in a sentence.

    While the Land is faulty, which is told elsewhere, nothing.
    """
    no_argument("Aufsichtsbehörde", argument)
    authority = AUTHORITIES.get(land)
    template = _templates.get_template("authority.html")
    return template.render(authority=authority, inline=inline) if authority else ""
