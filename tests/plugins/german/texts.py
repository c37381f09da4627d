"""Texts of authors as nobody would think of them."""

from hypothesis import strategies as st

WORDS = """
    " ' “ ” „ ‘ ’ ‚ ´ » « › ‹ - -- --- – — ... … . , ; : ! ? ( ) [ ] / & % € § ° \n \t
    Klima Hans s 's 'ne geht 68er Bürger*innen O Uhr kg km t °C m² CO2 N2O ₂ z. B. z.B. d.h. u. a. i.d.R.
    o. Ä. Nr. S. Dr. Tel. 0 3 5 10 16 2023 2035 0631 1,5 1.000 10:00 3. 9. Mai September Mo Fr
    https://x.de/a-b 'b@x.de @x #y plan.pdf Hauptstr. str. \u00a0 \u202f \u2028 \u2029 \ufffc
"""
TEXTS = st.lists(
    st.sampled_from([*WORDS.split(), *" \n\t\u00a0\u202f\u2028\u2029"]) | st.just(" ") | st.text(max_size=2),
    max_size=20,
).map("".join)  # fmt: skip
