"""The door: what ``import microdeals as md`` offers as plain calls, a conflict given as itself or by name.

``wars`` finds, checks and changes conflict models, ``worlds`` lives one, ``many`` lives
many, ``verdicts`` judges and compares, ``studies`` asks many, ``choices`` chooses among policies, ``fits``
fits one to its deals.
Nothing is worked out here; each call hands on to the room that knows.
"""
