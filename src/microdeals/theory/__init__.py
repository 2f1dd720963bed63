"""What can be said about small deals with paper and pencil: closed forms, each with its limit.

Every formula says where it comes from and under which settings the full model must agree with it.
Nothing is random here and nothing is simulated; an argument outside a formula's domain is a
ValueError that names it. Read them in this order:

======================  ==========================================================================
``payoffs``             the four outcomes of a promise, which the next four files share
``minimum_trust``       how much trust it takes to keep a promise at all
``stake_window``        how much to risk first, so that keeping it proves something
``shadow``              how much the future must count for a promise to hold itself up
``detection``           how sharp the watching must be when the future alone is not enough
``kept_deals``          what a run of kept deals teaches
``trust_drift``         whether watched deals build trust at all when bad news weighs more
``generosity``          how often two forgiving sides end up cooperating in spite of slips
``cascade``             how many violations one violation breeds
``quiet_gate``          how long "first seven quiet days" really takes
``bargaining_range``    the settlements that both sides prefer to fighting on
``exit_threshold``      how far power must move before a side leaves a deal that is kept
``ruin``                a war as a random walk between two collapses
``competing_risks``     of several ways in which a war could end, how many end in each
======================  ==========================================================================
"""
