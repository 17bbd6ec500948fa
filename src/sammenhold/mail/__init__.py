"""Mail: handing it to the mail server that the settings name; a demonstration shows it on a page."""
