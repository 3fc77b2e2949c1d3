"""A client of the Language Server Protocol: as much of an editor as these tests need."""

import json
import queue
import subprocess
import threading
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

Message = dict[str, Any]
#: Generous: a machine under load must not fail a test, and a server that hangs must not hang it.
_PATIENCE = 60.0
_SETTINGS = {"yaml": {"schemaStore": {"enable": False}, "kubernetesCRDStore": {"enable": False}}}


@dataclass(frozen=True, slots=True)
class Finding:
    """What the editor would underline."""

    line: int
    text: str
    message: str


class Editor:
    """An editor that talks to a language server over its standard streams."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        assert process.stdin
        assert process.stdout
        self._input = process.stdin
        self._messages: queue.Queue[Message | None] = queue.Queue()
        self._published: dict[str, list[Message]] = {}
        self._requests = 0
        self._files = 0
        reader = threading.Thread(target=_read, args=(process.stdout, self._messages), daemon=True)
        reader.start()

    def start(self, root: Path) -> None:
        """Open a folder."""
        folder = {"uri": root.as_uri(), "name": root.name}
        capabilities = {
            "textDocument": {
                "completion": {"completionItem": {"documentationFormat": ["markdown"]}},
                "hover": {"contentFormat": ["markdown"]},
            },
            "workspace": {"configuration": True},
        }
        parameters = {"processId": None, "rootUri": root.as_uri(), "workspaceFolders": [folder]}
        self._request("initialize", {**parameters, "capabilities": capabilities})
        self._notify("initialized", {})
        self._notify("workspace/didChangeConfiguration", {"settings": _SETTINGS})

    def findings(self, folder: Path, text: str) -> list[Finding]:
        """Return what is underlined in a file with a text, as if it lay in a folder."""
        uri = self._open(folder, text)
        while uri not in self._published:
            self._take()
        return [_finding(given, text) for given in self._published[uri]]

    def completions(self, folder: Path, marked: str) -> dict[str, str]:
        """Return what is offered at the mark `‸` of a text: what would be inserted, by label."""
        answer = self._at_mark("textDocument/completion", folder, marked)
        return {item["label"]: item["insertText"] for item in answer["items"]}

    def hover(self, folder: Path, marked: str) -> str:
        """Return what is shown of the word at the mark `‸` of a text."""
        answer = self._at_mark("textDocument/hover", folder, marked)
        return str(answer["contents"]["value"]) if answer else ""

    def stop(self) -> None:
        """Take leave, as the protocol wants it."""
        self._request("shutdown", None)
        self._notify("exit", None)

    def _at_mark(self, method: str, folder: Path, marked: str) -> Any:
        before, _, after = marked.partition("‸")
        line, character = before.count("\n"), len(before) - (before.rfind("\n") + 1)
        document = {"uri": self._open(folder, before + after)}
        position = {"line": line, "character": character}
        return self._request(method, {"textDocument": document, "position": position})

    def _open(self, folder: Path, text: str) -> str:
        # each text is a file of its own: the server answers of a file from what it kept of it
        self._files += 1
        uri = (folder / f"config-{self._files}.yaml").as_uri()
        document = {"uri": uri, "languageId": "yaml", "version": 1, "text": text}
        self._notify("textDocument/didOpen", {"textDocument": document})
        return uri

    def _request(self, method: str, parameters: object) -> Any:
        self._requests += 1
        self._send({"id": self._requests, "method": method, "params": parameters})
        while True:
            message = self._take()
            if message.get("id") == self._requests and "method" not in message:
                assert "error" not in message, f"{method}: {message['error']}"
                return message["result"]

    def _notify(self, method: str, parameters: object) -> None:
        self._send({"method": method, "params": parameters})

    def _take(self) -> Message:
        """Take one message; what the server asks is answered, what it publishes kept."""
        message = self._messages.get(timeout=_PATIENCE)
        assert message is not None, "the language server has ended"
        if message.get("method") == "textDocument/publishDiagnostics":
            published = message["params"]
            self._published[published["uri"]] = published["diagnostics"]
        elif "method" in message and "id" in message:
            self._send({"id": message["id"], "result": _answer(message)})
        return message

    def _send(self, message: Message) -> None:
        body = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._input.write(b"Content-Length: %d\r\n\r\n%s" % (len(body), body))
        self._input.flush()


@contextmanager
def editing(command: Sequence[str], root: Path) -> Iterator[Editor]:
    """Run a language server for the files below a folder."""
    process = subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
    )
    try:
        editor = Editor(process)
        editor.start(root)
        yield editor
        editor.stop()
        process.wait(_PATIENCE)
    finally:
        process.kill()
        process.wait()


def _answer(message: Message) -> object:
    """Answer what the server asks: its settings, section by section; all else by consent."""
    if message["method"] != "workspace/configuration":
        return None
    return [_SETTINGS.get(item["section"], {}) for item in message["params"]["items"]]


def _finding(given: Message, text: str) -> Finding:
    start, end = given["range"]["start"], given["range"]["end"]
    lines = text.splitlines()
    line = lines[start["line"]] if start["line"] < len(lines) else ""
    stop = end["character"] if end["line"] == start["line"] else len(line)
    return Finding(start["line"] + 1, line[start["character"] : stop], given["message"])


def _read(stream: BinaryIO, messages: "queue.Queue[Message | None]") -> None:
    while header := stream.readline():
        length = int(header.split(b":")[1])
        while stream.readline().strip():
            pass
        messages.put(json.loads(stream.read(length)))
    messages.put(None)
