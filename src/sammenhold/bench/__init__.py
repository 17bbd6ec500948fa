"""Measures speed and memory against the budgets, each as a ratio to a reference of the same run."""
