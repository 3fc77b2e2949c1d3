"""What `setup.yaml` holds: the answers to `gpsgen setup`, beside the config."""

import ipaddress
import re
from collections.abc import Callable
from typing import Annotated

from pydantic import Field

from gpsgen.diagnostics import codes
from gpsgen.diagnostics.text import quote
from gpsgen.features.deploy.model import Provider, RegistryType
from gpsgen.model import forms
from gpsgen.model.base import Section
from gpsgen.model.scalars import (
    ImagePrefix,
    Listed,
    Name,
    Port,
    Switch,
    Text,
    fault,
    integer,
    matching,
    text,
    typed,
)

#: A name in DNS (RFC 1123).
_LABEL = r"[A-Za-z0-9](?:[A-Za-z0-9-]{0,61}[A-Za-z0-9])?"
_HOST = re.compile(rf"{_LABEL}(?:\.{_LABEL})*", re.ASCII)
_LONGEST_HOST = 253
#: Python takes any text behind a `%` for a part of an address.
_ADDRESS = re.compile(r"[0-9A-Fa-f:.]+", re.ASCII)
_NETWORK = re.compile(r"[0-9A-Fa-f:.]+/[0-9]+", re.ASCII)
#: What can be no name, since it looks like an address.
_NUMBERS = re.compile(r"[0-9.]+", re.ASCII)
_REGISTRY = re.compile(rf"{_LABEL}(?:\.{_LABEL})*(?::[0-9]{{1,5}})?", re.ASCII)
#: What shadow-utils takes for the name of an account.
_ACCOUNT = re.compile(r"[a-z_][a-z0-9_-]{0,31}", re.ASCII)
_REPOSITORY = re.compile(r"[A-Za-z0-9_][\w.-]*(?:/[A-Za-z0-9_][\w.-]*)+", re.ASCII)
#: git: check-ref-format.
_BRANCH = re.compile(
    r"(?![-/.])(?!.*(?:\.\.|//|/\.|@\{|\.lock(?:/|\Z)))[^\s\x00-\x20\x7f~^:?*\[\\]+(?<![/.])"
)
#: The last prefix whose ports exist: the port of a proxy is the prefix and `80`, of `sys` `85`.
_LAST_PREFIX = 654


def host(value: object) -> str:
    """Take the name of a host or its address."""
    written = text(value)
    is_address = _ADDRESS.fullmatch(written) and _is_read(ipaddress.ip_address, written)
    is_name = _HOST.fullmatch(written) and not _NUMBERS.fullmatch(written)
    if not is_address and (not is_name or len(written) > _LONGEST_HOST):
        message = f"{quote(written)} is neither the name of a host nor its address"
        raise fault(codes.BAD_HOST, message, "for example: `shop.example.com`")
    return written


def subnet(value: object) -> str:
    """Take a network in the notation of CIDR, by any address in it."""
    written = text(value)
    if not _NETWORK.fullmatch(written) or not _is_read(ipaddress.ip_interface, written):
        message = f"{quote(written)} is not a network"
        raise fault(codes.BAD_HOST, message, "for example: `10.0.0.0/8`")
    return written


def port_prefix(value: object) -> int:
    """Take what the ports of an application begin with."""
    number = integer(value)
    if not 1 <= number <= _LAST_PREFIX:
        message = f"the port prefix {number} is not between 1 and {_LAST_PREFIX}"
        raise fault(codes.BAD_PORT, message, "the prefix 80 gives the ports 8080 and 8085")
    return number


def _is_read(read: Callable[[str], object], written: str) -> bool:
    try:
        read(written)
    except ValueError:
        return False
    return True


def given(value: object) -> object:
    """Take what is given; the wizard writes an empty text where nothing is."""
    return None if value == "" else value


Host = Annotated[str, typed(host)]
Subnet = Annotated[str, typed(subnet)]
PortPrefix = Annotated[int, typed(port_prefix)]
Account = Annotated[str, matching(_ACCOUNT, codes.BAD_NAME, "the name of an account", "deploy")]
Repository = Annotated[
    str, matching(_REPOSITORY, codes.BAD_NAME, "the name of a repository", "acme/shop")
]
Branch = Annotated[
    str, matching(_BRANCH, codes.BAD_NAME, "the name of a branch", "main", numbers=True)
]
RegistryHost = Annotated[
    str, matching(_REGISTRY, codes.BAD_HOST, "the host of a registry", "ghcr.io", numbers=True)
]
Given = typed(given, forms.or_empty)


class Ci(Section):
    """Where CI runs."""

    provider: Provider = Field("github", description="Who runs it.")
    repo: Annotated[Repository | None, Given] = Field(
        None, description="The repository: its owner and its name."
    )


class Registry(Section):
    """Where container images are kept."""

    type: RegistryType = Field("github", description="The kind of registry.")
    server: Annotated[RegistryHost | None, Given] = Field(None, description="Its host.")
    container: Annotated[ImagePrefix | None, Given] = Field(
        None, description="What the names of images begin with, after the host."
    )


class Server(Section):
    """A machine that applications run on."""

    name: Name = Field(description="The name that deployments use.")
    host: Host = Field(description="Its name in DNS, or its address.")
    ssh_port: Port = Field(22, description="The port of SSH.")
    ssh_user: Account = Field("root", description="Who sets the machine up.")
    deploy_user: Account = Field("deploy", description="Who deploys to it.")


class SetupApplication(Section):
    """An application as it is deployed."""

    name: Name = Field(description="The name that the application has in the config.")
    singleton: Switch = Field(
        default=False,
        description="Whether it may run only once in an environment.",
    )
    port_prefix: PortPrefix = Field(80, description="What its ports on the machine begin with.")
    domain: Annotated[Host | None, Given] = Field(None, description="The domain that it serves.")


class OnlineConf(Section):
    """The OnlineConf that an environment is configured by."""

    enabled: Switch = Field(default=False, description="Whether there is one.")
    host: Annotated[Host | None, Given] = Field(None, description="Its host.")
    port: Annotated[Port | None, Given] = Field(443, description="Its port.")
    user: Annotated[Text | None, Given] = Field(None, description="Who reads it.")
    password: object = Field(None, description="The password, which is secret.")


class Deployment(Section):
    """What runs on a server."""

    server: Name = Field(description="The name of a server.")
    apps: Annotated[tuple[Name, ...], Listed] = Field(description="The names of applications.")


class Environment(Section):
    """A place where the whole service runs."""

    name: Name = Field(description="The name of the environment.")
    branch: Branch = Field(description="The branch that is deployed to it.")
    onlineconf: OnlineConf = Field(
        default_factory=OnlineConf, description="The OnlineConf that it is configured by."
    )
    internal_subnet: Annotated[Subnet | None, Given] = Field(
        None, description="The network that its servers share."
    )
    deployments: Annotated[tuple[Deployment, ...], Listed] = Field(
        (), description="What runs on each server."
    )


class Telegram(Section):
    """Notices to a chat of Telegram."""

    enabled: Switch = Field(default=False, description="Whether they are sent.")
    bot_token: object = Field(None, description="The token of the bot, which is secret.")
    chat_id: Annotated[Text | None, Given] = Field(None, description="The chat.")


class Slack(Section):
    """Notices to a channel of Slack."""

    enabled: Switch = Field(default=False, description="Whether they are sent.")
    webhook_url: object = Field(None, description="The webhook's URL, which is secret.")


class Notifications(Section):
    """Who is told of deployments."""

    telegram: Telegram = Field(default_factory=Telegram, description="A chat of Telegram.")
    slack: Slack = Field(default_factory=Slack, description="A channel of Slack.")


class Setup(Section):
    """A whole `setup.yaml`."""

    admin_email: Annotated[Text | None, Given] = Field(
        None, description="Who is told when a certificate expires."
    )
    ci: Ci = Field(default_factory=Ci, description="Where CI runs.")
    registry: Registry = Field(default_factory=Registry, description="Where images are kept.")
    servers: Annotated[tuple[Server, ...], Listed] = Field(
        (), description="The machines that applications run on."
    )
    applications: Annotated[tuple[SetupApplication, ...], Listed] = Field(
        (), description="The applications that are deployed."
    )
    environments: Annotated[tuple[Environment, ...], Listed] = Field(
        (), description="The places where the whole service runs."
    )
    notifications: Notifications = Field(
        default_factory=Notifications, description="Who is told of deployments."
    )


SECRETS = ("password", "bot_token", "webhook_url")
"""The fields whose values no one is shown; what they may hold is checked by rules."""

_SECTIONS: tuple[type[Section], ...] = (
    *(Setup, Ci, Registry, Server, SetupApplication, Environment, OnlineConf, Deployment),
    *(Notifications, Telegram, Slack),
)

#: Fields that hold maps: a text in the place of one may be the secret that belongs inside.
_MAPS = {"notifications", "onlineconf", "slack", "telegram"}

PUBLIC = frozenset(name for it in _SECTIONS for name in it.model_fields) - {*SECRETS} - _MAPS
"""The fields whose values everyone may see."""
