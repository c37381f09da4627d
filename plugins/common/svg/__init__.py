"""SVG files as they come: read with line numbers whatever their encoding, and measured."""
