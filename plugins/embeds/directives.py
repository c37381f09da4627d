"""[[Newsletter]] and [[Eingebettet]]."""

from plugins.common.directives import no_argument
from plugins.common.problem import WrongInputError
from plugins.common.templates import environment
from plugins.embeds.embed import embed_of
from plugins.embeds.permitted import Permitted

_templates = environment(__file__)


def render_newsletter(permitted: Permitted, argument: str, inline: bool) -> str:
    """Return the placeholder of the newsletter's form; a link within a sentence."""
    no_argument("Newsletter", argument)
    if not permitted.newsletter:
        message = "Für [[Newsletter]] ist kein Formular bekannt."
        remedy = "In content/data/embeds.yml `newsletter: https://…` eintragen."
        raise WrongInputError(message, remedy)
    embed = embed_of(permitted.newsletter)
    return embed.link(inline=True) if inline else embed.placeholder()


def render_hosts(permitted: Permitted, argument: str, inline: bool) -> str:
    """Return who may be embedded and who runs it, for the privacy page."""
    no_argument("Eingebettet", argument)
    template = _templates.get_template("hosts.html")
    return template.render(hosts=permitted.hosts, inline=inline)
