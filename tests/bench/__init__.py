"""Measurements; never tests, since they depend on the machine."""
