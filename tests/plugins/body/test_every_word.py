"""What an author writes is what a reader reads."""

import re
from itertools import count

from hypothesis import example
from hypothesis import strategies as st

from tests.support import searched
from tools.markdown.comparing import rendered

# Before and after words; what is more than a sign holds W where a word stands.
SIGNS = """# ## ##### - * + 1. 2) 17. a) > >> | : ` `` ``` ~~~ ~~ ** * _ __ \\ < > & &amp; &#0; &x; [ ] ( )
![ ]( [^1] [^1]: <b> </b> <p> </p> <div> </div> <td> <tr> <table> </table> <li> <ul> <details>
<summary> </details> <ironie> </ironie> <body> <head> <html> <title> <script> <style> <iframe>
<textarea> <svg> <a <div <br> <!-- --> <!X <? ?> <![CDATA[ ]]> <form> <select> <option> • – — —- --- ===
{: } {% %} [[ ]] " ' = :: {.W} [W](W) ![W](/W.jpg) <W> </W> <W@x.de> <https://W.de/> ```W ~~~W
<div title="W"> <!--W--> markdown="1" |---|---| <div markdown="1"> \u00a0 \u200b""".split()  # noqa: SIM905
PIECE = st.one_of(
    st.sampled_from(SIGNS), st.just("W"), st.just("W"), st.sampled_from([" ", "\n", "\n\n", "    "])
)
# What takes everything with it that comes after.
SWALLOWS = re.compile("was folgt|Was mit|bis ans Ende der Seite|gehört nicht in einen Text")
DOCUMENT = st.lists(PIECE, min_size=1, max_size=20).map("".join)


@searched(200, 1000, DOCUMENT)
@example("``` W W\nW\n```")
@example("Das war klar </ironie>. W")
@example("## W C#\n\n<!-- W\n\nW")
@example("<table>W<tr>W</table> W")
@example("- W\n-\n- W\n---\nW")
def test_every_word_is_shown_or_told(pieces: str) -> None:
    """Each word of a random text is on its page, or a message names its line or quotes it."""
    numbers = count()
    text = re.sub("W", lambda _: f"wort{next(numbers)}z", pieces)
    html, problems = rendered(text)
    said = " ".join(f"{problem.message} {problem.remedy}" for problem in problems)
    lines = {problem.line for problem in problems}
    swallowed = min((p.line for p in problems if SWALLOWS.search(p.message)), default=len(text))
    for found in re.finditer(r"wort\d+z", text):
        line = text.count("\n", 0, found.start()) + 1
        is_told = line in lines or line >= swallowed or found[0] in said
        assert is_told or found[0] in html, (text, found[0])
