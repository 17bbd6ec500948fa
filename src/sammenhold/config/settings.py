"""Django settings: wiring only. What an operator may choose is read in ``env.py``."""

from pathlib import Path
from typing import Any

import dj_database_url
import font_hanken_grotesk

from sammenhold.config import env, mailing, signon, versioning

ENV = env.read()
PACKAGE = Path(__file__).resolve().parent.parent

SECRET_KEY = ENV.secret_key
DEBUG = ENV.debug
ALLOWED_HOSTS = list(ENV.hosts)
CSRF_TRUSTED_ORIGINS = [ENV.public_url] if ENV.public_url else []
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if ENV.public_url else None
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = ENV.public_url.startswith("https://")
DEMO = ENV.demo
PUBLIC_URL = ENV.public_url
REDIS_URL = ENV.redis_url
CLOCK_FILE = ENV.clock_file
THEME_FOLDERS = [PACKAGE / "themes" / "packs", *ENV.theme_folders]

INSTALLED_APPS = [
    "sammenhold.web",
    "sammenhold.mail",
    "sammenhold.jobs",
    "sammenhold.themes",
    "sammenhold.accounts",
    "sammenhold.directory",
    "sammenhold.rounds",
    "sammenhold.mapping",
    "sammenhold.surveys",
    "sammenhold.workshops",
    "sammenhold.agreements",
    "sammenhold.actions",
    "sammenhold.rehearsals",
    "sammenhold.reports",
    "sammenhold.overview",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "whitenoise.runserver_nostatic",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.mfa",
    "django_htmx",
    "django.forms",
]
MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "sammenhold.web.middleware.ContentSecurityPolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "sammenhold.workshops.middleware.WrongCodes",
]
ROOT_URLCONF = "sammenhold.config.urls"
WSGI_APPLICATION = "sammenhold.config.wsgi.application"
TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "sammenhold.web.templatetags.icons",
                "sammenhold.web.templatetags.lasting",
            ],
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "sammenhold.web.context.site",
            ],
        },
    }
]
FORM_RENDERER = "sammenhold.web.forms.Renderer"

DATABASES = {"default": dj_database_url.parse(ENV.database_url, conn_max_age=600)}
if DATABASES["default"]["ENGINE"].endswith("sqlite3"):
    DATABASES["default"]["OPTIONS"] = {
        "transaction_mode": "IMMEDIATE",
        "timeout": 5,
        "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA secure_delete=ON;",
    }
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_REDIRECT_URL = "home"
LOGIN_URL = "account_login"
ACCOUNT_ADAPTER = "sammenhold.accounts.adapter.Adapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_FORMS = {
    "request_login_code": "sammenhold.accounts.forms.AddressForm",
    "confirm_login_code": "sammenhold.accounts.forms.CodeForm",
}
ACCOUNT_LOGIN_BY_CODE_ENABLED = True
ACCOUNT_LOGIN_BY_CODE_TIMEOUT = 15 * 60  # a workplace's mail may take its time
ACCOUNT_LOGIN_BY_CODE_SUPPORTS_RESEND = True
ACCOUNT_LOGIN_BY_CODE_REQUIRED = False
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_SESSION_REMEMBER = True
MFA_SUPPORTED_TYPES = ["webauthn"]
MFA_PASSKEY_LOGIN_ENABLED = True
MFA_REAUTHENTICATION_REQUIRED = False  # else a lost passkey could only be removed by showing it
SOCIALACCOUNT_ADAPTER = "sammenhold.accounts.adapter.SocialAdapter"
SOCIALACCOUNT_PROVIDERS: dict[str, Any] = signon.providers(ENV)
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True  # whom the house's own sign-on vouches for by an address we know
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True
SOCIALACCOUNT_LOGIN_ON_GET = True  # our content policy lets no form lead to another host

LANGUAGE_CODE = "da"
LANGUAGES = [("da", "Dansk"), ("en", "English")]
LANGUAGE_COOKIE_NAME = "language"
LOCALE_PATHS: list[str] = []  # each package keeps its own catalogue
TIME_ZONE = "Europe/Copenhagen"
USE_TZ = True
USE_I18N = True

STATICFILES_DIRS = [("fonts", str(Path(font_hanken_grotesk.__file__).parent / "files"))]
# The address of static files carries a fingerprint of their contents, so they are cached for good.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.FileSystemStorage"},
    "staticfiles": {"BACKEND": "sammenhold.web.storage.Addresses"},
}
STATIC_URL = f"/static/{versioning.fingerprint(PACKAGE)}/"
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_IMMUTABLE_FILE_TEST = r"."

EMAIL_BACKEND, MAIL_OPTIONS = mailing.backend(ENV.mail_url, demo=ENV.demo)
globals().update(MAIL_OPTIONS)
DEFAULT_FROM_EMAIL = ENV.mail_from
EMAIL_FILE_PATH = str(ENV.data_dir / "mail")
EMAIL_TIMEOUT = 10

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "handlers": {"console": {"class": "logging.StreamHandler"}},
    "root": {"handlers": ["console"], "level": "WARNING"},
    # A page that is not found may have a personal code in its address, which no log is to hold.
    "loggers": {"django.request": {"level": "ERROR"}},
}
