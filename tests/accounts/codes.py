"""Asking for a sign-in code and reading it in the mail."""

from django.core.mail import EmailMessage
from django.test import Client

LOGIN, CONFIRM = "/accounts/login/", "/accounts/login/code/"


def ask(client: Client, email: str) -> str:
    answer = client.post(LOGIN, {"email": email}, follow=True)
    assert answer.redirect_chain == [(CONFIRM, 302)]
    return str(answer.content.decode())


def code_in(mail: EmailMessage) -> str:
    return str(mail.body.split()[0])


def signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session
