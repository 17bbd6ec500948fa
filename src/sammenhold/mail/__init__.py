"""Mail: how it is sent is a setting; the demonstration shows what was sent on a page."""
