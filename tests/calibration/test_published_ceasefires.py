"""A download of ceasefires in its published layout is taken as the record of one war over one time."""

from pathlib import Path

import pytest

from evidence.test_a_users_own_ceasefires import written
from microdeals.calibration.own_war.command import FitWish, fit_in_words
from microdeals.calibration.own_war.measures import compared, figures_of
from microdeals.calibration.own_war.published import Excerpt, is_published, read_published
from microdeals.calibration.own_war.record import CEASEFIRE, SETTLEMENT, RecordedEnding, WarRecord
from microdeals.calibration.own_war.table import read_table
from microdeals.calibration.own_war.worlds import observer_of
from microdeals.conflicts import load
from microdeals.errors import RecordError

TIME = Excerpt("7", "2001-01-01", "2001-12-31")


def ceasefire(number: int, month: int, **cells: str) -> dict[str, str]:
    """A truce of ten days from the first of a month on, with some cells changed."""
    own = {"cf_id": str(number), "cf_effect_month": str(month), "end_month": str(month)}
    return {**own, **cells}


ROWS = (
    ceasefire(1, 1),
    ceasefire(2, 2, ended="2"),
    ceasefire(3, 3, ended="3", end_day="1"),
    ceasefire(4, 4, ended="-1", end_yr="-1"),
    ceasefire(5, 5, ended="0", end_yr="-1", ceasefire_class="2"),
    ceasefire(6, 6, ended="2", end_yr="2002"),
    ceasefire(7, 7, ceasefire_class="3", ended="2"),
    ceasefire(8, 8, cf_effect_yr="1999", cf_dec_yr="1999", end_yr="1999"),
    ceasefire(9, 9, ucdp_acd_id="8"),
)


def test_the_layout_is_known_by_its_header(tmp_path: Path):
    assert is_published(written(tmp_path, *ROWS))
    other = tmp_path / "deals.csv"
    other.write_text("kind,signed,ended,ending\n")
    assert not is_published(other)
    with pytest.raises(RecordError, match="no column 'kind'"):
        read_table(written(tmp_path, *ROWS), load("arden_borea"))


def test_the_ceasefires_of_one_war_in_one_time_are_its_record(tmp_path: Path):
    record, notes = read_published(written(tmp_path, *ROWS), TIME)
    assert (record.days, record.kinds) == (365, (CEASEFIRE, SETTLEMENT))
    small = [deal for deal in record.deals if deal.kind == CEASEFIRE]
    assert [(deal.signed, deal.lasted, deal.ending) for deal in small] == [
        (0, 10, RecordedEnding.EXPIRED),
        (31, 10, RecordedEnding.FAILED),
        (59, 0, RecordedEnding.LAPSED),
        (90, None, RecordedEnding.UNKNOWN),
        (120, 244, RecordedEnding.STANDING),
        (151, 213, RecordedEnding.STANDING),  # it ended after the time that was observed
    ]
    assert [deal.ending for deal in record.deals if deal.kind == SETTLEMENT] == [RecordedEnding.FAILED]
    assert "1 more began outside 2001-01-01 to 2001-12-31." in notes
    assert figures_of(record)["settled"] == 1.0


def test_signings_are_not_counted_where_too_many_have_no_date(tmp_path: Path):
    undated = ceasefire(10, 10, cf_effect_yr="-1", cf_dec_yr="-1")
    record, notes = read_published(written(tmp_path, *ROWS, undated), TIME)
    assert not record.counts_all
    assert "1 ceasefire of this conflict cannot be used, most for want of a date." in notes
    told = compared(record)
    assert not any(measure.name.startswith("signed") for measure in told.measures)
    assert any("too many of them have no date" in said for said in told.left_out)


BAD = {
    "no time": (Excerpt("7"), "--from DATE is missing"),
    "no end": (Excerpt("7", "2001-01-01"), "--to DATE is missing"),
    "no date": (Excerpt("7", "2001-01-01", "last year"), "--to last year: must be a date"),
    "a short time": (Excerpt("7", "2001-01-01", "2001-01-09"), "9 days; must be 60 to 7,305"),
    "time upside down": (Excerpt("7", "2001-01-01", "2000-01-01"), "the last day is before the first"),
    "no conflict": (TIME._replace(conflict=""), r"it has 2 conflicts that can be used \(7, 8\)"),
    "another conflict": (TIME._replace(conflict="9"), "--conflict-id 9: not in"),
}


@pytest.mark.parametrize(("excerpt", "says"), BAD.values(), ids=BAD.keys())
def test_what_is_not_said_is_asked_for(tmp_path: Path, excerpt: Excerpt, says: str):
    with pytest.raises(RecordError, match=says):
        read_published(written(tmp_path, *ROWS), excerpt)


def test_all_that_is_not_said_is_asked_for_at_once(tmp_path: Path):
    with pytest.raises(RecordError) as refusal:
        read_published(written(tmp_path, *ROWS), Excerpt())
    assert len(refusal.value.problems) == 3


def test_deals_that_lessen_fire_stand_for_ceasefires():
    arden = load("arden_borea")
    observer = observer_of(arden, WarRecord(365, (CEASEFIRE, SETTLEMENT), (), True))
    calm = {CEASEFIRE if kind.values.calm > 0.0 else "" for kind in arden.kinds}
    assert {*observer.kinds} == {*calm, SETTLEMENT}
    assert observer.extended_anew


def test_a_war_is_fitted_to_its_part_of_a_download(tmp_path: Path):
    wish = FitWish("arden_borea", written(tmp_path, *ROWS), tmp_path / "out", 200, excerpt=TIME)
    said = fit_in_words(wish)
    assert "deals signed: ceasefire" in said
    assert "1 more began outside" in said
    assert (tmp_path / "out" / "draws.csv").is_file()
