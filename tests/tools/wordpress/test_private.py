"""What not everybody could read stays out, whichever plugin kept it."""

from collections.abc import Mapping

import pytest

from tools.wordpress.item import Item, Term
from tools.wordpress.private import reason


def entry(content: str = "<p>Text.</p>", meta: Mapping[str, str] | None = None, **more: object) -> Item:  # fmt: skip
    return Item(1, "page", "Titel", content=content, meta=meta or {}, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "content",
    [
        "[members_only]x[/members_only]", "[mmbrs_logged_in]x[/mmbrs_logged_in]", "[ms-protect-content id='1']x[/ms-protect-content]",
        '[membership level="1"]x[/membership]', "[wpmem_logged_in]x[/wpmem_logged_in]", "[um_loggedin]x[/um_loggedin]", "[rcp_restrict]x",
        "[restrict paid='true']x[/restrict]", "[groups_member group='A']x[/groups_member]", "[private]x[/private]", "[loggedin]x[/loggedin]",
        "[swpm_protected for='1']x[/swpm_protected]", "[pms-restrict]x[/pms-restrict]", "[ihc-hide-content]x[/ihc-hide-content]",
        "[user_role role='editor']x[/user_role]", "[mitgliederbereich]x[/mitgliederbereich]", "[arm_restrict_content]x[/arm_restrict_content]",
        "<!-- wp:pmpro/membership --><p>x</p><!-- /wp:pmpro/membership -->", "<!-- wp:jetpack/premium-content/subscriber-view --><p>x</p>",
        '<!-- wp:paragraph {"blockVisibility":{"controlSets":[{"controls":{"userRole":{"visibilityByRole":"logged-in"}}}]}} --><p>x</p>',
        '<!-- wp:group {"otterConditions":[[{"type":"loggedInUser"}]]} --><p>x</p>', "<!-- wp:memberpress/protected-content --><p>x</p>",
        "<!-- wp:content-control/container --><p>x</p><!-- wp:restrict-content/x /-->",
    ],
)  # fmt: skip
def test_marks_in_a_body(content: str) -> None:
    """A shortcode or block that showed something to some keeps the whole text out."""
    assert reason(entry(content)) == "enthält etwas, das nur Mitglieder sahen"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("_members_access_role", "editor"), ("_wpmem_block", "1"), ("rcp_access_level", "2"), ("_jetpack_newsletter_access", "subscribers"),
        ("um_content_restriction", 'a:2:{s:26:"_um_custom_access_settings";b:1;s:14:"_um_accessible";s:1:"2";}'),
        ("pms-content-restrict-subscription-plan", "7"), ("groups-read", "3"), ("content_control_settings", 'a:1:{s:3:"who";s:9:"logged_in";}'),
        ("_restrict_to_roles", 'a:1:{i:0;s:6:"editor";}'), ("_members_only", "yes"),
    ],
)  # fmt: skip
def test_settings(key: str, value: str) -> None:
    """A setting that restricts who may read keeps a text out."""
    assert reason(entry(meta={key: value})) == "war nur für Mitglieder"


@pytest.mark.parametrize(
    ("key", "value"),
    [
        ("_jetpack_newsletter_access", "everybody"), ("_wpmem_block", "0"), ("_wc_memberships_force_public", "yes"), ("_members_access_error", "Nein"),
        ("um_content_restriction", 'a:2:{s:26:"_um_custom_access_settings";b:0;s:14:"_um_accessible";s:1:"2";}'),
        ("um_content_restriction", 'a:2:{s:26:"_um_custom_access_settings";s:1:"1";s:14:"_um_accessible";s:1:"0";}'),
        ("_thumbnail_id", "5"), ("_yoast_wpseo_metadesc", "Mitglieder"), ("_edit_last", "1"), ("_restrict_to_roles", "a:0:{}"),
    ],
)  # fmt: skip
def test_settings_that_restrict_nothing(key: str, value: str) -> None:
    """What every text bears, or says no, keeps none out."""
    assert reason(entry(meta={key: value})) == ""


@pytest.mark.parametrize(
    "content",
    [
        "Unsere [team-member]Ada[/team-member]", "[vc_row]x[/vc_row]", "[caption]x[/caption]", "[gallery ids='1']", "Mitglied werden! [sic]",
        '<!-- wp:paragraph {"className":"team-members"} --><p>Mitglieder</p>', "<!-- wp:loginout /-->", "[et_pb_section]x[/et_pb_section]",
        "<!-- wp:coblocks/team-member --><p>Ada</p>", "[wpmem_form login]", "[contact-form-7 id='1' title='Mitgliederantrag']",
    ],
)  # fmt: skip
def test_what_only_sounds_like_it(content: str) -> None:
    """Texts about members, forms to sign in, and what builders only arrange stay public."""
    assert reason(entry(content)) == ""


def test_places_and_states() -> None:
    """Whatever lies below "Intern", or stands on a status of a plugin's, stays out."""
    above = Item(7, "page", "Intern", slug="intern", status="publish")
    assert "Intern" in reason(Item(1, "page", "Liste", parent=7), {7: above})
    circle = {
        1: Item(1, "page", "A", slug="a", parent=2),
        2: Item(2, "page", "B", slug="b", parent=1),
    }
    assert reason(circle[1], circle) == ""
    assert "Mitglieder" in reason(
        entry(terms=(Term("category", "mitgliederbereich", "Mitglieder"),))
    )
    assert "„archive“" in reason(entry(status="archive"))
    assert reason(entry(status="private")) == "war nur für Angemeldete"
