"""What a picture's numbers mean, and how they become those of sRGB, as Chromium shows them.

`signalling.signalled` reads what a file says that Pillow does not read: a PNG by its chunks, AVIF
and HEIC by boxes and stream, a JPEG by its segments. `conversion` does as it says, or as a profile
does: light within what a page shows by a profile (`icc.py`), brighter light through a tone map
(`tones.py`).
"""
