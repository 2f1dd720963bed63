"""The day of one thing: what a party, a deal, a sector or a commander is today, and what happens to it.

``states`` declares once what changes in a day: the fields of the ensemble's records are these, and so are
those of Mesa's agents. The other files hold verbs, a file a thing: plain functions of one state (or two)
under ``@verb`` that both engines call, so that only their loops over things differ. A verb may be told more
than it asks today (its table of parameters, the war), so that a new mechanism touches no engine. ``order``
says in which order the day goes. Formulas are not here but in ``microdeals.rulebook``.
"""
