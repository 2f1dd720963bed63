"""A bad address is answered in words on the pages of many worlds as on that of one, and the rest is shown."""

import pytest

from dashboards.asked.pairs import judged_from
from dashboards.asked.run import Asked
from dashboards.compare.question import both_from

BAD = "war=narnia&seed=abc&set=foo.bar%3D1&set=party.russia.trust%3D7&n=7"
SAID = (
    "There is no war “narnia” here.",
    "seed “abc”, which is not a whole number",
    "“foo.bar=1”",
    "trust = 7",
    "“7” pairs",
)


@pytest.mark.parametrize("asked", [judged_from, both_from])
def test_everything_that_is_left_out_is_said(asked):
    shown, said = asked(BAD)
    assert [one for one in SAID if one not in said] == []
    assert getattr(shown, "left", shown).asked == Asked()


def test_what_is_wrong_on_the_right_is_said_too():
    both, said = both_from("war=arden_borea&right=x.y%3D2")
    assert "sets what this page cannot set, “x.y=2”" in said
    assert both.right.asked == both.left.asked
