"""Web pages saved as one file (MHTML, ``.mht``)."""

from __future__ import annotations

import email
import email.policy

from linter.model.document import Document
from linter.readers.encoding import decode
from linter.readers.failure import FailureKind, ReadFailure
from linter.readers.html import read_html


def read_mhtml(data: bytes) -> Document:
    """The document of the first page in the file. Raises :class:`ReadFailure` where there is none."""
    message = email.message_from_bytes(data, policy=email.policy.compat32)
    for part in message.walk():
        if part.get_content_type() in ("text/html", "application/xhtml+xml"):
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes) and payload.strip():
                return read_html(decode(payload))
    raise ReadFailure(FailureKind.DAMAGED, "MHTML")
