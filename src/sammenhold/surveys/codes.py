"""Personal codes, the same in a mail's link, in a letter and in its QR code.

A code is made anew whenever it is needed, from the invitation's seed and the house's secret key; the database
alone does not tell it.
"""

import hmac
import secrets
from hashlib import sha256

from django.conf import settings

LETTERS = "23456789ABCDEFGHJKMNPQRSTUVWXYZ"
"""None that is taken for another when read from paper."""
LENGTH, PART = 12, 4


def new_seed() -> str:
    return secrets.token_hex(16)


def code_of(seed: str) -> str:
    """Twelve letters, as K7M4-QPX2-9TRA."""
    key = f"sammenhold.surveys:{settings.SECRET_KEY}".encode()
    number = int.from_bytes(hmac.digest(key, seed.encode(), "sha256"), "big")
    signs = list[str]()
    for _place in range(LENGTH):
        number, sign = divmod(number, len(LETTERS))
        signs.append(LETTERS[sign])
    return written("".join(signs))


def plain(code: str) -> str:
    """What somebody wrote, without what does not matter: case, hyphens, spaces."""
    return "".join(sign for sign in code.upper() if sign.isalnum())


def fingerprint(code: str) -> str:
    return sha256(f"survey:{plain(code)}".encode()).hexdigest()


def written(code: str) -> str:
    """A code as it is printed, whatever way somebody wrote it."""
    signs = plain(code)
    return "-".join(signs[at : at + PART] for at in range(0, len(signs), PART))
