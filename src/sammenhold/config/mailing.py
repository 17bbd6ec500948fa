"""Where mail goes, from one address: ``smtp://user:password@host:587`` or ``smtps://...``."""

from urllib.parse import unquote, urlsplit


def backend(url: str, *, demo: bool) -> tuple[str, dict[str, object]]:
    """The Django mail backend and its settings.

    Without an address the demonstration keeps mails as files, shown on a page; a real house prints them to
    the console, so that nothing is lost silently.
    """
    if not url:
        kind = "filebased" if demo else "console"
        return f"django.core.mail.backends.{kind}.EmailBackend", {}
    parts = urlsplit(url)
    if parts.scheme not in {"smtp", "smtps"} or not parts.hostname:
        raise ValueError("SAMMENHOLD_MAIL_URL must look like smtp://user:password@host:587")
    return "django.core.mail.backends.smtp.EmailBackend", {
        "EMAIL_HOST": parts.hostname,
        "EMAIL_PORT": parts.port or (465 if parts.scheme == "smtps" else 25),
        "EMAIL_HOST_USER": unquote(parts.username or ""),
        "EMAIL_HOST_PASSWORD": unquote(parts.password or ""),
        "EMAIL_USE_SSL": parts.scheme == "smtps",
        "EMAIL_USE_TLS": parts.scheme == "smtp" and parts.port == 587,
    }
