"""The door: what ``import microdeals as md`` offers as plain calls, a conflict given as itself or by name.

``wars`` finds, checks and changes conflict models, ``worlds`` lives one, ``verdicts`` judges and compares,
``studies`` asks many. Nothing is worked out here; each call hands on to the room that knows.
"""
