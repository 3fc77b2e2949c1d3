"""Where gpsgen's own files lie in a project; all paths are relative to the project's folder."""

#: The folder of the config, its specs and the manifest.
CONFIG_DIR = ".project-config"

CONFIG_NAME = "project.yaml"

#: The answers of `gpsgen setup`, beside the config.
SETUP_FILE = "setup.yaml"

CONFIG_PATH = f"{CONFIG_DIR}/{CONFIG_NAME}"

#: The JSON Schema of the config, for editors.
SCHEMA_PATH = f"{CONFIG_DIR}/project.schema.json"

#: What earlier generations wrote.
MANIFEST_PATH = f"{CONFIG_DIR}/psg_manifest.txt"

#: How git merges what earlier generations wrote.
ATTRIBUTES_PATH = f"{CONFIG_DIR}/.gitattributes"

#: The changes of a generation at work; it is there only while one runs, or was cut off.
JOURNAL_DIR = f"{CONFIG_DIR}/.psg_journal"

#: How the names begin of files that were kept where a failed change could not bring them back.
OLD_FILE = f"{CONFIG_DIR}/psg_old_"
