"""Mini-models of an argument: each file without a leading underscore is one model."""

__version__ = "0.1.0"
