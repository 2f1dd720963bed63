"""A verdict in words and small tables, for a reader. Worlds are counted, of a hundred."""

import textwrap

from microdeals.documents.wording import table_head, within_sentence, wrapped
from microdeals.language.signs import SIGNS, at_a_price, called
from microdeals.verdict import Attribution, DealEffect, Label, Mean, Outcome, Verdict
from microdeals.verdict.channels import OF_A_SIDE
from microdeals.verdict.command import Answer
from microdeals.verdict.peace_in_words import (
    out_of,
    peace_in_words,
    rounded,
    said_of,
    when_settled,
    winners,
)
from microdeals.verdict.sensitivity import FACTORS
from microdeals.verdict.sentences import counted, say
from microdeals.verdict.unknown_in_words import (
    how_well_told,
    interval_in_words,
    luck_only,
    ranges,
    unknown_in_words,
)


def verdict_in_words(answer: Answer) -> str:
    """The whole answer, in paragraphs."""
    verdict = answer.verdict
    parts = (
        f"{_heading(answer)}\n{wrapped(peace_in_words(verdict))}",
        _labels(verdict),
        _sides(verdict),
        _outcomes(verdict),
        _channels(verdict),
        _means(verdict),
        _deals(answer.attribution) if answer.attribution else "",
        _sensitivity(verdict),
        _how_sure(verdict),
        wrapped(luck_only(verdict)) if verdict.fit is None and not answer.as_given else "",
    )
    return "\n\n".join(part for part in parts if part)


def verdict_in_a_line(verdict: Verdict) -> str:
    """How many pairs are what, of a hundred, with the range that is told, and what the ranges are."""
    of, drawn = out_of(verdict), verdict.fit is not None
    told = []
    for label, n in zip(Label, labels_of_hundred(verdict), strict=True):
        count, unknown = verdict.shares[label], verdict.intervals[label].unknown
        low, high = (round(end * of) for end in unknown or (count.low, count.high))
        told.append(say("line.label", n=n, called=called(label, n), low=low, high=high))
    line = say(
        "line.verdict",
        title=verdict.twins.with_deals.title,
        pairs=counted("pair", verdict.runs),
        worlds=say.counted("line.drawn", verdict.runs) if drawn else say("line.given"),
        of=of,
        told=", ".join(told),
        ranges=say(f"line.{'unknown' if verdict.beside is not None else 'interval'}"),
    )
    return say("line.no_deals", line=line) if has_no_deals(verdict) else line


def has_no_deals(verdict: Verdict) -> bool:
    """Whether the war has no deals that could be held against the war without them."""
    return verdict.twins.is_own and not verdict.twins.with_deals.kinds


def _heading(answer: Answer) -> str:
    verdict, twins = answer.verdict, answer.verdict.twins
    model, seeds = twins.with_deals, verdict.pairs.seed
    twin = say("heading.same") if twins.is_own else within_sentence(twins.without.title)
    against = say(
        "heading.against",
        twin=twin,
        pairs=counted("pair", verdict.runs),
        days=counted("day", model.horizon_days),
        start=model.start.isoformat(),
        seeds=_seeds(seeds[0], seeds[-1]),
    )
    lines = [model.title, against]
    if has_no_deals(verdict):
        lines.append(wrapped(say("heading.no_deals")))
    if answer.is_stopped:
        lines.append(say("heading.stopped", done=_done(answer)))
    return "\n".join(lines)


def _seeds(first: int, last: int) -> str:
    return say(f"heading.seed{'' if first == last else 's'}", first=first, last=last)


def _done(answer: Answer) -> str:
    n = answer.verdict.runs
    if n < answer.runs_asked:
        return say("heading.over", n=n, asked=answer.runs_asked)
    told = answer.attribution.runs if answer.attribution else 0
    return say("heading.apart", seeds=counted("seed", told))


def _labels(verdict: Verdict) -> str:
    of, (first, then) = out_of(verdict), ("who", "they") if verdict.twins.is_own else ("model", "it")
    lines = []
    for label, number in zip(Label, labels_of_hundred(verdict), strict=True):
        sign, is_first = SIGNS[label], label == Label.STEPPING_STONE
        line = say(
            f"sentence.{'first' if is_first else 'then'}",
            n=number,
            of=of,
            worlds=say(f"sentence.{'worlds' if verdict.fit is None else 'wars'}"),
            who=say(f"sentence.{first if is_first else then}"),
            did=sign.did,
            mark=sign.mark,
            plural=sign.plural,
            ranges=ranges(verdict, label),
        )
        if is_first and verdict.at_a_price.number:
            line += say("sentence.price", n=said_of(verdict.at_a_price, of), price=at_a_price())
        lines.append(wrapped(line + "."))
    return "\n".join(lines)


def labels_of_hundred(verdict: Verdict) -> list[int]:
    """How many worlds have each label, of a hundred or of as many as there are; they add up."""
    return rounded([verdict.shares[label].number for label in Label], out_of(verdict))


def _sides(verdict: Verdict) -> str:
    of, titles = out_of(verdict), [party.title for party in verdict.twins.with_deals.parties]
    columns = [rounded([shares[label].number for label in Label], of) for shares in verdict.shares_by_side]
    heading = say("sides.title", of=of)
    lines = table_head(f"{heading:<52}", [(title, 14) for title in titles])
    for label, first, second in zip(Label, *columns, strict=True):
        lines.append(f"  {SIGNS[label].mark} {SIGNS[label].plural:<48}{first:>14}{second:>14}")
    return "\n".join(lines)


def _outcomes(verdict: Verdict) -> str:
    of, keys = out_of(verdict), ("with", "without") if verdict.twins.is_own else ("model", "twin")
    names = [say(f"outcomes.{key}") for key in keys]
    columns = [
        rounded([counts[outcome].number for outcome in Outcome], of) for counts in verdict.outcomes.values()
    ]
    lines = [f"{say('outcomes.title', of=of):<44}{names[0]:>8}{names[1]:>10}"]
    for outcome, first, second in zip(Outcome, *columns, strict=True):
        lines.append(f"  {say(f'outcomes.{outcome.name.lower()}'):<42}{first:>8}{second:>10}")
    of_these = [(say("outcomes.of_these", title=title), counts) for title, counts in winners(verdict)]
    failed = [said_of(count, of) for count in verdict.settlements.failed.values()]
    if any(count.number for count in verdict.settlements.failed.values()):
        of_these.append((say("outcomes.failed"), failed))
    for title, counts in of_these:
        first, second = (say("outcomes.few") if said == say("sentence.few") else said for said in counts)
        *above, last = textwrap.wrap(title, 40, subsequent_indent="    ")
        lines += [f"  {part}" for part in above]
        lines.append(f"  {last:<42}{first:>8}{second:>10}")
    return "\n".join(lines)


def _channels(verdict: Verdict) -> str:
    closing, sides = verdict.closing, verdict.closing_by_side
    titles = [party.title for party in verdict.twins.with_deals.parties]
    columns = [(say("channels.together"), 12), (say("channels.interval"), 20)]
    lines = [
        say("channels.title"),
        *table_head(" " * 18, [*((title, 14) for title in titles), *columns]),
    ]
    for channel in closing._fields:
        parts = "".join(
            f"{getattr(side, channel).mean:>+14.3f}" if channel in OF_A_SIDE else f"{'':>14}"
            for side in sides
        )
        mean = getattr(closing, channel)
        interval = interval_in_words(mean.low, mean.high)
        lines.append(f"  {say(f'channels.{channel}'):<16}{parts}{mean.mean:>+12.3f}{interval:>20}")
    return "\n".join(lines)


def _means(verdict: Verdict) -> str:
    relief = verdict.relief.mean
    key = f"means.{'spared' if relief >= 0.0 else 'added'}"
    return wrapped(say(key, share=_percent(abs(relief)), settled=when_settled(verdict)))


def _deals(attribution: Attribution) -> str:
    if not attribution.deals:
        return say("deals.none")
    how = say(f"deals.{'exact' if attribution.is_exact else 'sample'}")
    error = say(f"deals.error{'_drawn' if attribution.is_drawn else ''}")
    closing, relief, sooner = (say(f"deals.{key}") for key in ("closing", "relief", "sooner"))
    lines = [
        say("deals.title", how=how, seeds=counted("seed", attribution.runs), error=error),
        f"  {'':<44}{closing:>16}{relief:>18}{sooner:>16}",
    ]
    deals = sorted(attribution.deals, key=lambda deal: -deal.closing.mean)
    return "\n".join(lines + [_effect(deal) for deal in (*deals, attribution.together)])


def _effect(deal: DealEffect) -> str:
    closing, relief, sooner = deal.closing, deal.relief, deal.days_sooner
    title = textwrap.shorten(deal.title, 43, placeholder=" …")
    return (
        f"  {title:<44}{f'{closing.mean:+.3f} ± {_half(closing, 3)}':>16}"
        f"{f'{_percent(relief.mean)} ± {_half(relief, 1, 100.0)}':>18}"
        f"{f'{sooner.mean:+.1f} ± {_half(sooner, 1)}':>16}"
    )


def _half(mean: Mean, digits: int, unit: float = 1.0) -> str:
    """Half of the 95 % interval."""
    half = 0.5 * (mean.high - mean.low) * unit
    return f"{half:.{digits}f}" if half == half else "?"


def _sensitivity(verdict: Verdict) -> str:
    of, settings = out_of(verdict), verdict.sensitivity
    reliefs = [f"{setting.relief:.3g}" for setting in settings[: len(FACTORS)]]
    lines = [
        say("sensitivity.title", of=of),
        f"  {'':<26}{say('sensitivity.stones'):>10}" + "".join(f"{relief:>10}" for relief in reliefs),
    ]
    for first in range(0, len(settings), len(FACTORS)):
        row = settings[first : first + len(FACTORS)]
        stones = round(row[0].shares[Label.STEPPING_STONE] * of)
        valves = "".join(f"{round(setting.shares[Label.PRESSURE_VALVE] * of):>10}" for setting in row)
        closing = say("sensitivity.closing", closing=f"{row[0].closing:.3g}")
        lines.append(f"  {closing:<26}{stones:>10}{valves}")
    return "\n".join(lines)


def _how_sure(verdict: Verdict) -> str:
    if verdict.fit is not None:
        return "\n\n".join(wrapped(text) for text in unknown_in_words(verdict))
    return wrapped(say("sure.plain", told=how_well_told(verdict), model=say("sure.model_only")))


def _percent(share: float) -> str:
    return say("means.percent", n=f"{share * 100.0:.1f}")
