"""The parts of allauth that make sense without passwords and without signing up by oneself."""

from allauth.account import views as account
from allauth.mfa.webauthn import views as passkeys
from allauth.socialaccount import views as social
from django.urls import include, path
from django.views.generic import RedirectView

from sammenhold.accounts import views

passkey_urls = [
    path("", passkeys.list_webauthn, name="mfa_list_webauthn"),
    path("", passkeys.list_webauthn, name="mfa_index"),
    path("add/", passkeys.add_webauthn, name="mfa_add_webauthn"),
    path("login/", passkeys.login_webauthn, name="mfa_login_webauthn"),
    path("<int:pk>/remove/", passkeys.remove_webauthn, name="mfa_remove_webauthn"),
]
social_urls = [
    path("cancelled/", social.login_cancelled, name="socialaccount_login_cancelled"),
    path("error/", social.login_error, name="socialaccount_login_error"),
    path("closed/", RedirectView.as_view(pattern_name="account_login"), name="socialaccount_signup"),
    path("closed/", RedirectView.as_view(pattern_name="account_login"), name="socialaccount_connections"),
    path("", include("allauth.socialaccount.providers.openid_connect.urls")),
]
urlpatterns = [
    path("accounts/login/", account.request_login_code, name="account_login"),
    path("accounts/login/", account.request_login_code, name="account_request_login_code"),
    path("accounts/login/code/", account.confirm_login_code, name="account_confirm_login_code"),
    path("accounts/logout/", account.logout, name="account_logout"),
    path("accounts/inactive/", account.account_inactive, name="account_inactive"),
    # allauth names this address in the mail to somebody unknown; nobody signs up by themselves.
    path("accounts/signup/", RedirectView.as_view(pattern_name="account_login"), name="account_signup"),
    path("accounts/passkeys/", include(passkey_urls)),
    path("accounts/sign-on/", include(social_urls)),
    path("sign-in/<str:token>/", views.SignInByLink.as_view(), name="sign-in-link"),
]
