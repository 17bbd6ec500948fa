"""Questions about action plans. A fixed number of queries each, however long the plan."""
