"""The formats of JSON Schema, with the functions of the helpers that check them."""

from __future__ import annotations

from typing import Final

#: Draft-07 Validation, 7.3, and 2020-12 Validation, 7.3.
FORMATS: Final = {
    "date": "IsDate",
    "date-time": "IsDateTime",
    "duration": "IsDuration",
    "email": "IsEmail",
    "hostname": "IsHostname",
    "idn-email": "IsIDNEmail",
    "idn-hostname": "IsIDNHostname",
    "ipv4": "IsIPv4",
    "ipv6": "IsIPv6",
    "iri": "IsIRI",
    "iri-reference": "IsIRIReference",
    "json-pointer": "IsJSONPointer",
    "regex": "IsRegex",
    "relative-json-pointer": "IsRelativeJSONPointer",
    "time": "IsTime",
    "uri": "IsURI",
    "uri-reference": "IsURIReference",
    "uri-template": "IsURITemplate",
    "uuid": "IsUUID",
}
