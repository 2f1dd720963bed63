"""A war whose sides lose nothing by a settlement but their share: they settle as soon as leaders may meet."""


def settling(pressure: float) -> dict[str, float]:
    """Values for `with_values` of arden_borea; ``pressure`` of both sides, as a share of the dispute.

    The gap is then minus both pressures.
    """
    values = {
        "optimism": 0.0,
        "optimism_ceiling": 0.0,
        "loss_if_betrayed": 0.0,
        "audience": 0.0,
        "recognition_cost": 0.0,
        "pressure": pressure,
        "tolerance": 1.0,
    }
    return {f"party.{side}.{key}": value for side in ("arden", "borea") for key, value in values.items()}
