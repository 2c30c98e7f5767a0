"""What all tests share: laws are tried without a deadline, for speed is measured by `make bench`."""

from hypothesis import settings

settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")
