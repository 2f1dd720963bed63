from hypothesis import settings

# A slow machine is not a wrong formula.
settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")
