"""The house's own sign-on (Entra ID, Keycloak ...) by OpenID Connect, when its address is given."""

from typing import Any

from sammenhold.config.env import Environment


def providers(env: Environment) -> dict[str, Any]:
    if not env.oidc_url:
        return {}
    app = {
        "provider_id": "house",
        "name": env.oidc_name,
        "client_id": env.oidc_client,
        "secret": env.oidc_secret,
        "settings": {"server_url": env.oidc_url},
    }
    return {"openid_connect": {"APPS": [app], "VERIFIED_EMAIL": True}}
