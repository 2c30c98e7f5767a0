"""The book: what the build accepts, what it refuses, and what it leaves behind."""
