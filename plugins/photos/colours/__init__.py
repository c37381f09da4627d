"""What a picture's numbers mean, and how they become those of sRGB, as Chromium shows them.

`signalling.signalled` reads what a file says where it has no profile that Pillow would know of:
PNG by its chunks, AVIF and HEIC by their boxes. `conversion.in_srgb` does as it says: light within
what a screen shows by a profile (`icc.py`), brighter light through a tone map (`tones.py`).
"""
