"""Texts of authors as nobody would think of them."""

from hypothesis import strategies as st

WORDS = """
    " ' “ ” „ ‘ ’ ‚ ´ ` » « › ‹ - -- --- – — − ... … . , ; : ! ? ( ) [ ] / & % € § ° \n \t x ×
    '' ,, `` ´´ ''' >> << > < + 0
    Klima Hans s 's 'ne geht 68er Bürger*innen O Uhr kg km t h m W V °C C m² CO2 N2O ₂ z. B. z.B. d.h. u. a. i.d.R.
    o. Ä. v.l.n.r. Nr. S. f. ff. Dr. Tel. Fax: Az. Raum RE DIN Drucksache 3 5 10 16 35 104 2023 2035 0631 4567
    1,5 1.000 10:00 18.30 3. 9. 30. 01.09. 9.9.2023 Mai Juni April Jan. Jan Dez. Mo Fr Mo. Montag und ca. von
    1920x1080 5,- 41.0 5'10 7" 26' Leute Mio. EUR J. A. abs Grad Prozent 20%
    https://x.de/a-b 'b@x.de @x #y plan.pdf Hauptstr. str. Am Markt \u00a0 \u202f \u2028 \u2029 \ufffc
"""
TEXTS = st.lists(
    st.sampled_from([*WORDS.split(), *" \n\t\u00a0\u202f\u2028\u2029"]) | st.just(" ") | st.text(max_size=2),
    max_size=20,
).map("".join)  # fmt: skip
