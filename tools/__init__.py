"""What the tasks do: a folder for each that takes more than one module."""
