"""A wave that has closed, from answers to everything that is published of it: once, and by itself."""
