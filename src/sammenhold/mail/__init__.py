"""Mail: when somebody may be written to, in every language, and handing it to the mail server.

A demonstration shows on a page what was sent.
"""
