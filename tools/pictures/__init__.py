"""Says of pictures whether readers see what their originals show.

`judging.judged` publishes one as the site does and compares it with what somebody else makes of
the original: Chromium where it knows the format, else ImageMagick where that is installed.
`report.compare` does so for all collections in a folder and prints a table: `make audit
ARGS="--pictures FOLDER"`, where each folder in FOLDER is a collection.
"""
