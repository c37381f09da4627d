"""German typography, so that authors may type what a keyboard has."""

from plugins.german.rules import text

__all__ = ["text"]
