"""Under which licence the texts are."""

from plugins.common.directives import no_argument
from plugins.common.site.licences import Licence
from plugins.common.templates import environment

_templates = environment(__file__)


def render(licence: Licence, argument: str, inline: bool) -> str:
    """Return the name of the licence as a link to its deed; while it is faulty, nothing."""
    no_argument("Lizenz", argument)
    template = _templates.get_template("licence.html")
    return template.render(licence=licence, inline=inline) if licence.name else ""
