"""A throw-away PostgreSQL cluster on loopback: one for the whole test run, however many workers share it."""

import contextlib
import fcntl
import os
import shutil
import signal
import socket
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

FOLDER_VARIABLE = "DRUMBEAT_TEST_CLUSTER"
USER = "drumbeat"
DEBIAN_ACCOUNT = "postgres"  # PostgreSQL refuses to run as root
SETTINGS = {
    "listen_addresses": "127.0.0.1",
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "max_connections": "200",
}


def programs() -> Path | None:
    """The folder that holds initdb and pg_ctl, the newest release first; None where PostgreSQL is not installed."""
    releases = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    found = releases[-1] if releases else shutil.which("initdb")
    return Path(found).parent if found else None


def run(command: Sequence[str | Path]) -> None:
    """Run one of PostgreSQL's programs; root hands it to the account that Debian makes for it."""
    account = {"user": DEBIAN_ACCOUNT, "group": DEBIAN_ACCOUNT, "extra_groups": []} if os.geteuid() == 0 else {}
    ran = subprocess.run(  # type: ignore[call-overload]
        command, stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, cwd="/", check=False, **account
    )
    if ran.returncode:
        message = f"{command[0]} ended with status {ran.returncode}"
        raise RuntimeError(message)


def free_port() -> int:
    """A TCP port on loopback that nobody listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        return int(listener.getsockname()[1])


@dataclass(frozen=True)
class Cluster:
    """A cluster in a folder of its own; the file `port` there says that it runs, and where."""

    folder: Path

    @property
    def port(self) -> int:
        """The port it listens on."""
        return int((self.folder / "port").read_text())

    def start(self) -> None:
        """Start it, unless another worker of this test run has."""
        with (self.folder / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            if not (self.folder / "port").exists():
                self._launch(free_port())

    def _launch(self, port: int) -> None:
        bin_folder = programs()
        assert bin_folder
        if os.geteuid() == 0:
            shutil.chown(self.folder, DEBIAN_ACCOUNT)
        data = self.folder / "data"
        options = ["--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8", f"--username={USER}", "--no-sync"]
        run([bin_folder / "initdb", "--pgdata", data, *options])
        settings = {**SETTINGS, "port": str(port), "unix_socket_directories": str(self.folder)}
        flags = " ".join(f"-c {name}={value}" for name, value in settings.items())
        run([bin_folder / "pg_ctl", "start", "--wait", "--pgdata", data, "--log", self.folder / "log", "-o", flags])
        (self.folder / "port").write_text(str(port))

    def stop(self) -> None:
        """Stop it if it runs, and remove its folder."""
        bin_folder = programs()
        if bin_folder and (self.folder / "port").exists():
            run([bin_folder / "pg_ctl", "stop", "--mode=immediate", "--pgdata", self.folder / "data"])
        shutil.rmtree(self.folder)

    @contextlib.contextmanager
    def fresh_database(self) -> Iterator[str]:
        """The `postgresql+psycopg://` address of a new, empty database, dropped afterwards whoever is still in it."""
        server = f"{USER}@127.0.0.1:{self.port}"
        name = f"book_{uuid4().hex}"
        with psycopg.connect(f"postgresql://{server}/postgres", autocommit=True) as connection:
            connection.execute(f"CREATE DATABASE {name}".encode())
            try:
                yield f"postgresql+psycopg://{server}/{name}"
            finally:
                connection.execute(f"DROP DATABASE {name} WITH (FORCE)".encode())


def pytest_configure(config: pytest.Config) -> None:
    """Name the cluster's folder, once for a test run: workers inherit the name; a run told to end ends in order."""
    if not hasattr(config, "workerinput"):
        signal.signal(signal.SIGTERM, signal.default_int_handler)
        os.environ[FOLDER_VARIABLE] = tempfile.mkdtemp(prefix="drumbeat-postgresql-")


def pytest_unconfigure(config: pytest.Config) -> None:
    """Stop the cluster when the test run is over, however it went; workers have ended by then."""
    if not hasattr(config, "workerinput"):
        Cluster(Path(os.environ.pop(FOLDER_VARIABLE))).stop()


@pytest.fixture(scope="session")
def cluster() -> Cluster:
    """The cluster of this test run, started by the first test that asks for it."""
    if not programs():
        pytest.skip("PostgreSQL is not installed here: apt-get install postgresql")
    shared = Cluster(Path(os.environ[FOLDER_VARIABLE]))
    shared.start()
    return shared


@pytest.fixture
def postgresql_url(cluster: Cluster) -> Iterator[str]:
    """The `postgresql+psycopg://` address of a new, empty database."""
    with cluster.fresh_database() as url:
        yield url
