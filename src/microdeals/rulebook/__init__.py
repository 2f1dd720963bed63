"""The rulebook: what happens in a war with small deals, one mechanism a file, pure and scalar.

The order of a day, for both engines (``microdeals.day.order``):

1. leaders and third parties change               ``leaders``, ``third_party``
2. monitors deploy                                ``monitor``
3. spoilers and commanders act                    ``spoiler``, ``institution``, ``violations``
4. parties keep or break                          ``conduct``, ``scars``
5. monitors and parties observe                   ``observation``
6. trust, records, ladder and publics move        ``trust``, ``channel``, ``publics``, ``ladder``,
                                                  ``violations``
7. review                                         ``acceptance``, ``power``, ``institution``, ``ladder``
8. fire burns; pressure, optimism and power move  ``fire``, ``pressure``, ``optimism``, ``scars``,
                                                  ``power``, ``endings``
9. talks                                          ``talks``, ``gap``, ``acceptance``, ``ladder``
10. night                                         ``fire``, ``outcome``, ``series``, ``events``

``quantities`` declares every parameter once; ``luck`` is where every draw comes from;
``outcome`` says after the last day how a world came out, and ``verdict`` how it compares with its twin, in
the words that ``labels`` declares.
"""
