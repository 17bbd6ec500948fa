"""Which notes seem to be about the same: arithmetic on the words in them, and nothing else."""
