"""`make import`: a WordPress export becomes texts, pictures and addresses of this website.

command, importing, wanted    what the task does, in order
decoding, stream, export, item    from the file to plain values; nothing of it is trusted
private    what not everybody could read
body, blocks, shortcodes, core_shortcodes, paragraphs, php    what WordPress makes of a body
markdown/   from its HTML to what a person would have typed; answers, notes: what it asks and tells
targets, texts, headers, topics    from values to files
events, event_times, series, rhythms    The Events Calendar
media, upload_files, fetching    pictures and PDFs of wp-content/uploads
links, lists, permalinks, formers, forwarding, redirect_list    where old addresses lead
existing, writing, comparing, report, summing    what stands here, what is written, what is told
"""
