"""What the DAGs tell operators: metrics under Airflow's exporter, alerts through whatever notifier is named."""

from __future__ import annotations

import atexit
import json
import sys
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from types import ModuleType, SimpleNamespace
from typing import Any

import pytest
from airflow.sdk import DAG
from airflow.sdk._shared.observability.metrics import otel_logger
from airflow.sdk.observability import stats
from airflow.sdk.observability.metrics import stats_utils
from opentelemetry import metrics
from opentelemetry.proto.collector.metrics.v1.metrics_service_pb2 import ExportMetricsServiceRequest
from opentelemetry.proto.metrics.v1.metrics_pb2 import AggregationTemporality

from etl.runs import alerts, telemetry
from etl.runs.alerts import Alert
from tests.dags.test_dags import DAGS, dag_of, module_of

NOTIFIER = """
from airflow.sdk import BaseNotifier

class Kept(BaseNotifier):
    template_fields = ("line",)
    told = []

    def __init__(self, line):
        super().__init__()
        self.line = line

    def notify(self, context):
        self.told.append((self.line, context["alert"]["cause"]))

class Broken(Kept):
    def notify(self, context):
        raise ConnectionError("the mail server is away")
"""


def wiring_of(name: str) -> ModuleType:
    module_of(DAGS / f"{name}.py")
    return sys.modules["khabar_wiring"]


@pytest.fixture
def collector(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[ExportMetricsServiceRequest]]:
    """An OTLP receiver, and Airflow's metrics sent to it as a worker sends them."""
    received: list[ExportMetricsServiceRequest] = []

    class Receiver(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"]))
            received.append(ExportMetricsServiceRequest.FromString(body))
            self.send_response(200)
            self.end_headers()

        def log_message(self, *_: Any) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Receiver) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        monkeypatch.setenv("AIRFLOW__METRICS__OTEL_ON", "True")
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_PROTOCOL", "http/protobuf")
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_METRICS_TEMPORALITY_PREFERENCE", "delta")
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_COMPRESSION", "none")
        monkeypatch.setenv("OTEL_EXPORTER_OTLP_ENDPOINT", f"http://127.0.0.1:{server.server_port}")
        stats.initialize(factory=stats_utils.get_stats_factory(), export_legacy_names=False)
        yield received
        monkeypatch.undo()
        stats.initialize(factory=stats_utils.get_stats_factory(), export_legacy_names=False)
        metrics.get_meter_provider().shutdown()  # type: ignore[attr-defined]
        atexit.unregister(otel_logger.flush_otel_metrics)
        server.shutdown()


def points(received: list[ExportMetricsServiceRequest]) -> dict[str, dict[str, Any]]:
    """The last point of each metric of ours, with its attributes."""
    found = {}
    for request in received:
        for metric in (m for r in request.resource_metrics for s in r.scope_metrics for m in s.metrics):
            if metric.name.startswith("airflow.khabar."):
                data = getattr(metric, metric.WhichOneof("data"))
                point = data.data_points[-1]
                found[metric.name] = {a.key: a.value.string_value for a in point.attributes} | {
                    "point": point,
                    "is_delta": data.aggregation_temporality
                    == AggregationTemporality.AGGREGATION_TEMPORALITY_DELTA,
                }
    return found


def test_what_a_task_did_is_measured_handed_on_and_named(
    collector: list[ExportMetricsServiceRequest], monkeypatch: pytest.MonkeyPatch
) -> None:
    wiring = wiring_of("nightly")

    @wiring.step()
    def clean() -> None:
        telemetry.count(40, rejected=3)
        telemetry.count(2)
        telemetry.lineage(
            telemetry.files(["/in/a.jsonl"]), telemetry.tables("postgresql://u:p@db/khabar", ["article"])
        )

    with DAG("nightly"):
        operator = clean().operator
    pushed: dict[str, Any] = {}
    instance = SimpleNamespace(
        task_id="process.clean",
        dag_id="nightly",
        try_number=1,
        max_tries=2,
        xcom_push=pushed.__setitem__,
        task=operator,
    )
    monkeypatch.setattr(wiring, "get_current_context", lambda: {"run_id": "any", "ti": instance})
    operator.python_callable()
    (measured,) = pushed.values()
    assert (measured["stage"], measured["records"], measured["rejected"]) == ("clean", 42, 3)
    assert [each.url for each in operator.inlets] == ["file:///in/a.jsonl"]
    assert [(each.cluster, each.database, each.name) for each in operator.outlets] == [
        ("postgres://db:5432", "khabar.public", "article")
    ]
    metrics.get_meter_provider().force_flush()  # type: ignore[attr-defined] # as the end of a task's process does
    told = points(collector)
    assert set(told) == {f"airflow.khabar.stage.{name}" for name in ("records", "rejected", "duration")}
    assert told["airflow.khabar.stage.records"]["point"].as_int == 42
    assert told["airflow.khabar.stage.rejected"]["point"].as_int == 3
    assert 0 < told["airflow.khabar.stage.duration"]["point"].sum < 60_000
    assert all((each["dag_id"], each["stage"]) == ("nightly", "clean") for each in told.values())
    assert all(each["is_delta"] for each in told.values()), (
        "tasks are processes without a name: each adds its own"
    )


@pytest.fixture
def kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, str]]:
    """What a notifier of the test's own is told, behind one that fails."""
    (tmp_path / "kept_notifier.py").write_text(NOTIFIER)
    monkeypatch.syspath_prepend(str(tmp_path))
    sys.modules.pop("kept_notifier", None)
    named = [{"notifier": f"kept_notifier.{name}", "line": "{{ alert.line }}"} for name in ("Broken", "Kept")]
    monkeypatch.setenv("KHABAR_ALERTS", json.dumps(named))
    monkeypatch.setenv("KHABAR_HOME", str(tmp_path))
    from importlib import import_module

    return import_module("kept_notifier").Kept.told  # type: ignore[no-any-return]


def test_the_end_of_a_run_is_told_and_a_broken_notifier_holds_up_none(
    kept: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    settle = dag_of("nightly").get_task("settle")
    (on_failure,), (on_success,) = settle.on_failure_callback, settle.on_success_callback
    found = [
        Alert("warning", "a warning", "the check warns"),
        Alert("quiet_outlets", "gone quiet", "look at it"),
    ]
    monkeypatch.setattr(alerts, "of_end", lambda *_: found)
    on_success({"run_id": "night"})
    on_failure({"run_id": "night", "exception": ConnectionResetError("the store is away")})
    assert [cause for _, cause in kept] == ["warning", "quiet_outlets", "failed_run"]
    assert kept[0][0] == "the check warns" and "no warehouse" in kept[2][0]


def test_a_late_night_is_told_once(kept: list[tuple[str, str]], monkeypatch: pytest.MonkeyPatch) -> None:
    watch = module_of(DAGS / "watch.py")
    told: dict[str, str] = {}
    monkeypatch.setattr(watch.Variable, "get", lambda name, default=None: told.get(name, default))
    monkeypatch.setattr(watch.Variable, "set", told.__setitem__)
    monkeypatch.setattr(alerts, "late_night", lambda _: Alert("late_night", "it is late", "see to it"))
    instance = SimpleNamespace(
        task_id="night", dag_id="watch", try_number=1, max_tries=2, xcom_push=lambda *_: None,
        task=SimpleNamespace(inlets=[], outlets=[]),
    )  # fmt: skip
    context = {"run_id": "any", "ti": instance}
    monkeypatch.setattr(watch, "get_current_context", lambda: context)
    monkeypatch.setattr(sys.modules["khabar_wiring"], "get_current_context", lambda: context)
    night = watch.watch().get_task("night").python_callable
    night()
    night()
    assert kept == [("see to it", "late_night")]
