"""`make publish`: the built site as one commit on the branch that GitHub Pages serves."""
