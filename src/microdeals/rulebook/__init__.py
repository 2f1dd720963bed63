"""The rulebook: what happens in a war with small deals, one mechanism a file, pure and scalar.

The order of a day, for both engines (``microdeals.day.order``):

1. third parties shift                      ``third_party``
2. monitors deploy                          ``monitor``
3. spoilers and commanders act              ``spoiler``, ``violations``
4. parties keep or break                    ``conduct``
5. monitors and parties observe             ``observation``
6. trust, records, ladder and publics move  ``trust``, ``channel``, ``publics``, ``ladder``, ``violations``
7. review                                   ``acceptance``, ``ladder``
8. fire burns; pressure and optimism move   ``fire``, ``pressure``, ``optimism``
9. talks                                    ``talks``, ``gap``, ``acceptance``, ``ladder``
10. night                                   ``fire``, ``series``, ``events``

``quantities`` declares every parameter once; ``luck`` is where every draw comes from;
``outcome`` says after the last day how a world came out, and ``verdict`` how it compares with its twin, in
the words that ``labels`` declares.
"""
