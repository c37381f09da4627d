"""`make import`: a WordPress export becomes texts, pictures and addresses of this website.

command     what the task does, in order
bytes, stream, export, item    from the file to plain values; nothing of it is trusted
php, private, blocks, shortcodes, paragraphs    what WordPress itself makes of a body
markdown/   from its HTML to what a person would have typed
texts, headers, topics, events    from values to files
media       pictures and PDFs of wp-content/uploads
addresses   where old addresses lead
writing, comparing, report    what is written, whether a word is missing, what is told
"""
