"""What students run besides the mini-models. Nothing here knows an answer."""
