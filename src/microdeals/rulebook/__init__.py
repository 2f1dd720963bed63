"""The rulebook: what happens in a war with small deals, one mechanism a file, pure and scalar.

The order of a day, for both engines:

1. third parties shift           ``third_parties``
2. monitors deploy               ``monitors``
3. spoilers and commanders act   ``spoilers``, ``violations``
4. parties keep or break         ``conduct``
5. monitors and parties observe  ``observation``
6. trust, records, publics move  ``trust``, ``channel``, ``publics``
7. parties review their deals    ``acceptance``, ``ladder``
8. pressure and optimism move    ``fire``, ``pressure``, ``optimism``
9. talks                         ``talks``, ``gap``, ``acceptance``, ``ladder``
10. record                       ``series``, ``events``

``quantities`` declares every parameter once; ``luck`` is where every draw comes from;
``outcome`` says after the last day how a world came out.
"""
