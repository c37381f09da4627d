"""What picture files tell besides what they show, and the same files without it.

    stripped = routine.strip(content)
    stripped.content   # the same pixels, orientation and colour profile
    stripped.found     # a place, a name, a serial number ...

One module for each format says which parts a file needs to be shown; all others go. `exif`, `xmp`,
`iptc` and `notes` read what these say of people and places.
"""
