"""Write .env from .env.example with strong secrets, for its owner alone; one that is there stays as it is."""

import base64
import os
import secrets
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
_SECRET = ("_PASSWORD=", "_SECRET=", "_KEY=")


def secret_for(name: str) -> str:
    """A new secret that may stand in a URL: 32 bytes, as Fernet wants them, or 48."""
    if name == "AIRFLOW_FERNET_KEY":
        return base64.urlsafe_b64encode(secrets.token_bytes(32)).decode()
    return secrets.token_urlsafe(48)


def filled(example: str) -> str:
    """The example with a secret after every name that waits for one."""
    lines = (
        f"{line}{secret_for(line.removesuffix('='))}" if line.endswith(_SECRET) else line
        for line in example.splitlines()
    )
    return "\n".join(lines) + "\n"


def main(target: Path) -> int:
    """Write the file; 1 where there is one."""
    example = (PROJECT / ".env.example").read_text("utf-8")
    try:
        descriptor = os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        print(f"{target} is there and stays as it is; to begin anew, move it away", file=sys.stderr)
        return 1
    with open(descriptor, "w", encoding="utf-8") as file:
        file.write(filled(example))
    print(f"{target}: written with new secrets, readable by you alone")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1]) if len(sys.argv) > 1 else PROJECT / ".env"))
