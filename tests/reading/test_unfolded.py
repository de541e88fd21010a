from __future__ import annotations

import pytest

from newsclean.reading.html import read_html

ARTICLE = "<p>The town has waited for its bridge for more than a year.</p>"  # so that hidden text is not most of the page


def _texts(page: str) -> list[str]:
    return [block.text for block in read_html(ARTICLE + page).blocks][1:]


@pytest.mark.parametrize(
    "page",
    [
        "<h3><button aria-expanded=false>Why?</button></h3><div hidden><p>Because.</p></div>",
        "<button aria-expanded=false>Why?</button><div aria-hidden=true>Because.</div>",
        "<div><div><a role=button aria-expanded=false>Why?</a></div></div>\n<!-- answer --><div style='display: none'>Because.</div>",
        "<h3>Why?</h3><div role=region hidden=until-found>Because.</div>",
        "<h3>Why?</h3><div role=tabpanel aria-hidden=true style='display:none'>Because.</div>",
    ],
)
def test_what_a_control_opens_is_read_and_so_is_the_control(page: str) -> None:
    assert _texts(page) == ["Why?", "Because."]


@pytest.mark.parametrize(
    "page",
    [
        "<nav><button aria-expanded=false>Why?</button><div hidden>Because.</div></nav>",
        "<header><div><div role=region hidden>Because.</div></div></header>",
        "<button aria-expanded=false aria-haspopup=true>Why?</button><div hidden>Because.</div>",
        "<button>Why?</button><div hidden>Because.</div>",
        "<button aria-expanded=true>Why?</button><div hidden>Because.</div>",
        "<div hidden><button aria-expanded=false>Why?</button><div hidden>Because.</div></div>",
        "<button aria-expanded=false>Why?</button><div><div hidden>Because.</div></div>",
    ],
)
def test_menus_and_what_is_hidden_for_good_are_not(page: str) -> None:
    assert _texts(page) == []


def test_a_button_that_opens_nothing_stays_a_button() -> None:
    assert _texts("<button aria-expanded=false>More</button><p>After.</p>") == ["After."]


def test_many_controls_are_looked_at_in_linear_time() -> None:
    assert _texts("<button aria-expanded=false>More</button>" * 20_000 + "<p>After.</p>") == ["After."]
