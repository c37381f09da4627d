"""What makes builds quick: results kept under the fingerprint of all they hang on.

`fingerprint` says what a value is, `database` keeps plain data by it, `store` finished files,
and `processes` shares among cores what is left to do.
"""
