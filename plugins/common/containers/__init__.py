"""What picture files are put together of, told without decoding: one walker for each format.

`segments` of JPEG, `chunks` of PNG, `boxes` of AVIF and HEIC, `riff` of WebP, `blocks` of GIF. They
read what is there; DamagedError says where a file cannot be followed.
"""


class DamagedError(ValueError):
    """A file that does not go on where it says it does."""
