"""A made-up workplace to try Sammenhold with."""
