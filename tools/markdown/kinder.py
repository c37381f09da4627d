"""Examples that come out otherwise on purpose, by name, each with its reason."""

ON_PURPOSE: dict[str, str] = {}
