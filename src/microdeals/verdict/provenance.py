"""Where a verdict comes from: models, seeds, draws and versions, so that others can judge them again."""

from __future__ import annotations

import platform
from pathlib import Path
from typing import TYPE_CHECKING

from microdeals._compile import SOURCE_HASH
from microdeals._version import __version__
from microdeals.conflicts import Conflict, digest
from microdeals.documents.tables import explained
from microdeals.tidy.manifest import FORMAT, Manifested, releases
from microdeals.verdict.columns import told_of
from microdeals.verdict.thresholds import quiet_fire_of

if TYPE_CHECKING:
    from microdeals.looks.frames import Frame
    from microdeals.verdict.attribution import Attribution
    from microdeals.verdict.comparison import Comparison
    from microdeals.verdict.fit import Fit
    from microdeals.verdict.verdict import Verdict


def manifest_of_verdict(verdict: Verdict) -> Manifested:
    """What can be kept as JSON: ``rules`` as ``microdeals check --bits`` has it, digests of both models,
    seeds from ``seed`` on, ``days``, the thresholds, and of what was drawn the file and a digest of all that
    it says ("" if nothing was drawn)."""
    twins = verdict.twins
    quiet_fire = quiet_fire_of(verdict.thresholds, twins.with_deals)
    return {
        **_rules(),
        **_named("conflict", twins.with_deals),
        **({} if twins.is_own else _named("without", twins.without)),
        "days": twins.with_deals.horizon_days,
        "seed": int(verdict.pairs.seed[0]),
        "pairs": verdict.runs,
        "thresholds": verdict.thresholds._asdict() | {"quiet_fire": quiet_fire},
        **_drawn(verdict.fit),
        **_machine(),
    }


def manifest_of_attribution(attribution: Attribution) -> Manifested:
    """The same of what each kind of deal did.

    ``seeds`` is how many, from ``seed`` on; ``exact`` whether every coalition of kinds counted, rather than
    a sample of orders of arrival.
    """
    return {
        **_rules(),
        **_named("conflict", attribution.conflict),
        "days": attribution.conflict.horizon_days,
        "seed": attribution.seed,
        "seeds": attribution.runs,
        "exact": attribution.is_exact,
        **_drawn(attribution.fit),
        **_machine(),
    }


def _rules() -> Manifested:
    return {"format": FORMAT, "microdeals": __version__, "rules": SOURCE_HASH}


def _drawn(fit: Fit | None) -> Manifested:
    return {
        "drawn": fit is not None,
        "unknowns": "" if fit is None else "/".join(Path(fit.source).parts[-2:]),
        "drawn_digest": "" if fit is None else fit.with_deals.digest,
        "set_by_hand": [] if fit is None else list(fit.with_deals.kept),
    }


def _machine() -> Manifested:
    return {"python": platform.python_version(), "libraries": releases()}


def manifest_of_comparison(comparison: Comparison) -> Manifested:
    """The manifest of the first setting's verdict, and what the second's has otherwise."""
    first, second = manifest_of_verdict(comparison.first), manifest_of_verdict(comparison.second)
    return first | {f"second_{name}": value for name, value in second.items() if value != first.get(name)}


def with_provenance(frame: Frame, manifest: Manifested) -> Frame:
    """The frame; ``attrs`` has units and meanings of its columns, and the manifest."""
    frame.attrs |= {**explained(told_of(list(frame.columns))), "manifest": manifest}
    return frame


def _named(role: str, conflict: Conflict) -> Manifested:
    return {role: conflict.name, f"{role}_title": conflict.title, f"{role}_digest": digest(conflict)}
