"""Pelican plugins, one package for each capability; what several need is in plugins.common."""
