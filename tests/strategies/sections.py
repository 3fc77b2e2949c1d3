"""Strategies for the sections that are no lists of entries."""

from typing import Any

from hypothesis import strategies as st

from gpsgen.config.sections import LOGGERS, POST_GENERATE_STEPS
from gpsgen.features.deploy.model import CI_PROVIDERS, REGISTRY_TYPES
from gpsgen.names import fault_in_name
from tests.strategies.values import FOLDERS, SWITCHES, TEXTS, distinct_names

Data = Any

ARTIFACTS = st.lists(st.sampled_from(["docker", "deb", "rpm", "apk"]), unique=True)
"""What applications are shipped as."""

_COMMANDS = ("make seed", "echo 'a b' \"$HOME\"", "true")


def main() -> st.SearchStrategy[Data]:
    """The section `main`, with any of its switches but that of the stand."""
    providers = st.sampled_from([[], ["github"], list(CI_PROVIDERS), "github", "gitlab, github"])
    return st.fixed_dictionaries(
        {"name": st.from_regex(r"[a-z]([a-z0-9-]{0,10}[a-z0-9])?", fullmatch=True)},
        optional={
            "logger": st.sampled_from(LOGGERS),
            "registry_type": st.sampled_from(REGISTRY_TYPES),
            "author": TEXTS,
            "skip_service_init": SWITCHES,
            "use_active_record": SWITCHES,
            "generate_llms_md": SWITCHES,
            "ci": providers,
        },
    ).filter(lambda section: not fault_in_name(section["name"]))


def git() -> st.SearchStrategy[Data]:
    """The section `git`."""
    modules = st.from_regex(r"example\.com(/[a-z]{4,8}(-[a-z0-9]{1,4})?){1,2}", fullmatch=True)
    private = [["github.com/acme/*"], "github.com/acme, gitlab.com/x", [], "git.local"]
    return st.fixed_dictionaries(
        {"repo": TEXTS, "module_path": modules},
        optional={"private_repos": st.sampled_from(private)},
    )


def tools() -> st.SearchStrategy[Data]:
    """The section `tools`, with the versions that need no download."""
    return st.fixed_dictionaries(
        {},
        optional={
            "golang_version": st.sampled_from(["1.26", "1.30"]),
            "ogen_version": st.just("v1.20.1"),
            "runtime_version": st.just("v0.1.0"),
        },
    )


def packaging() -> st.SearchStrategy[Data]:
    """The section `packaging`, with all that packages need."""
    uploads = st.sampled_from(["minio", "aws", "rsync"])
    return st.fixed_dictionaries(
        {"maintainer": TEXTS, "description": TEXTS},
        optional={
            "homepage": TEXTS,
            "license": TEXTS,
            "vendor": TEXTS,
            "install_dir": FOLDERS,
            "config_dir": FOLDERS,
            "upload": st.fixed_dictionaries({"type": uploads}),
        },
    )


def documentation() -> st.SearchStrategy[Data]:
    """The section `documentation`."""
    titles = st.fixed_dictionaries({}, optional={"site_name": TEXTS})
    plain = titles.flatmap(lambda title: st.sampled_from(["s3", "github_pages"]).map(_with(title)))
    headers = TEXTS | st.lists(TEXTS, max_size=2)
    return plain | st.fixed_dictionaries(
        {"type": st.just("minio")}, optional={"site_name": TEXTS, "headers": headers}
    )


def _with(title: Data) -> Any:
    return lambda kind: {"type": kind, **title}


def docker() -> st.SearchStrategy[Data]:
    """The section `docker`."""
    prefixes = st.sampled_from(["educentr", "ghcr.io/acme", "localhost:5000/a/b"])
    return st.fixed_dictionaries({}, optional={"image_prefix": prefixes})


def deploy() -> st.SearchStrategy[Data]:
    """The section `deploy`."""
    keys = st.sampled_from(["loki-url", "Loki-Labels", "max_size", "a.b"])
    return st.fixed_dictionaries(
        {
            "log_collector": st.fixed_dictionaries(
                {"type": st.just("loki")},
                optional={"parameters": st.dictionaries(keys, TEXTS, max_size=2)},
            )
        }
    )


@st.composite
def post_generate(draw: st.DrawFn, *, with_git: bool = False) -> Data:
    """The section `post_generate`; with the step that makes a repository, if asked."""
    commands = st.sampled_from(_COMMANDS).map(lambda command: {"run": command})
    names = st.sampled_from(POST_GENERATE_STEPS)
    steps = draw(st.lists(names | names.map(lambda name: {"step": name}) | commands, max_size=3))
    if with_git:
        return ["git_install", *steps]
    is_one_name = len(steps) == 1 and isinstance(steps[0], str)
    return steps[0] if is_one_name and draw(st.booleans()) else steps


@st.composite
def datasources(draw: st.DrawFn) -> Data:
    """The datasources of the section `grafana`, of which one at most is the default."""
    listed = []
    names = ["My Loki", *draw(distinct_names(0, 2))]
    optional = {"access": st.sampled_from(["proxy", "direct"]), "editable": SWITCHES}
    kinds = st.sampled_from(["prometheus", "loki"])
    for name in names:
        fields = {"type": kinds, "url": TEXTS}
        listed.append({"name": name, **draw(st.fixed_dictionaries(fields, optional=optional))})
    if draw(st.booleans()):
        listed[0]["isDefault"] = "true"
    return listed
