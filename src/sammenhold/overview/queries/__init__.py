"""Questions across the domains: how far a unit or an organisation is. A fixed number of queries each."""
