"""In and out of an S3 API, served on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

import documents
import fsspec
import pytest
from moto.server import ThreadedMotoServer

from kehoach_parse.batch import Archive, BatchOptions, LocalExecutor, PoolOptions, expand, run_batch
from kehoach_parse.batch.folder import open_folder
from kehoach_parse.settings import Settings

OPTIONS = BatchOptions(Settings(nlp="off"), ("jsonl", "csv"), shard_size=4)


@pytest.fixture(scope="module")
def server() -> Iterator[str]:
    server = ThreadedMotoServer(ip_address="127.0.0.1", port=0)
    server.start()
    host, port = server.get_host_and_port()
    yield f"http://{host}:{port}"
    server.stop()


@pytest.fixture
def bucket(server: str, monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("AWS_ENDPOINT_URL", server)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "testing")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "testing")
    monkeypatch.setenv("AWS_DEFAULT_REGION", "us-east-1")
    return fsspec.filesystem("s3", skip_instance_cache=True)


def test_a_batch_from_bucket_to_bucket_and_again(bucket: Any) -> None:
    bucket.mkdir("plans")
    bucket.mkdir("results")
    for number in range(10):
        bucket.pipe_file(f"plans/2025/{number % 2}/kế hoạch {number}.txt", documents.plan(number).encode())
    bucket.pipe_file("plans/2025/copy.txt", documents.plan(3).encode())
    bucket.pipe_file("plans/2025/empty.txt", b" ")
    inputs = expand(["s3://plans/2025"])
    assert len(inputs) == 12
    assert inputs[0].uri == "s3://plans/2025/0/kế hoạch 0.txt"
    assert [item.uri for item in expand(["s3://plans/**/*9.txt"])] == ["s3://plans/2025/1/kế hoạch 9.txt"]
    executor = LocalExecutor(PoolOptions(2))
    report = run_batch(inputs, "s3://results/2025", OPTIONS, executor=executor)
    assert report.counts == {"ok": 10, "failed": 1, "skipped": 1}
    plans = bucket.cat_file("results/2025/plans.jsonl").decode().splitlines()
    assert [json.loads(line)["source"]["uri"] for line in plans] == [
        item.uri for item in inputs if "kế hoạch" in item.uri
    ]
    before = {path: bucket.cat_file(path) for path in bucket.find("results") if not path.endswith("run.jsonl")}
    assert "results/2025/csv/plans.csv" in before
    run_batch(inputs, "s3://results/2025", OPTIONS, executor=executor)
    whole = json.loads(bucket.cat_file("results/2025/run.jsonl").decode().splitlines()[-1])
    assert whole["parsed"] == 0, "what is done is not done again"
    bucket.invalidate_cache()
    after = {path: bucket.cat_file(path) for path in bucket.find("results") if not path.endswith("run.jsonl")}
    assert after == before
    assert len(Archive.open("s3://results/2025")) == 10


def test_a_bucket_that_is_not_there(bucket: Any) -> None:
    from kehoach_parse.errors import KehoachError

    with pytest.raises(KehoachError, match="absent"):
        expand(["s3://absent/2025"])
    with pytest.raises(KehoachError, match="absent"):
        open_folder("s3://absent").write("name", [b"data"])
