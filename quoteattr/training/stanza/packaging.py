"""The trained models as a folder that ``stanza.Pipeline`` reads offline.

Weights are stored in half precision, which Stanza's loaders convert to single precision; the
archive is deflated.
"""

from __future__ import annotations

import hashlib
import json
import logging
import zipfile
from pathlib import Path
from typing import Any

import torch

from quoteattr.training.stanza.processors import PACKAGE, TASKS

logger = logging.getLogger(__name__)

_KEPT_KEYS = frozenset(
    {"model", "vocab", "config", "dicts", "dicts_version", "contextual", "model_type", "lexicon"}
)
"""The keys of a checkpoint without which it cannot be loaded; the others serve training alone."""
_PATH_SETTINGS = (
    "_file",
    "_dir",
    "_name",
    "wordvec_pretrain_file",
    "checkpoint_save_name",
    "continue_from",
)
"""Ends of the names of settings whose values are paths of the machine that trained."""


def package(work: Path, out: Path) -> list[str]:
    """Package every model that has been trained so far.

    Args:
        work: The work folder, with trained models.
        out: The folder to fill; existing files are replaced one by one.

    Returns:
        Names of the packaged processors.
    """
    done = []
    for name, task in TASKS.items():
        source = task.model(work)
        if source.exists():
            pack_model(source, out / "en" / name / f"{PACKAGE}.pt")
            done.append(name)
    write_resources(out, done)
    return done


def pack_model(source: Path, target: Path) -> None:
    """Write a checkpoint in half precision, without the state of the optimizer and paths."""
    checkpoint = torch.load(source, map_location="cpu", weights_only=True)
    slim = {key: value for key, value in checkpoint.items() if key in _KEPT_KEYS}
    slim["config"] = without_paths(slim["config"])
    if slim.get("model") is not None:
        slim["model"] = {key: halved(value) for key, value in slim["model"].items()}
    save_deflated(slim, target)


def halved(value: Any) -> Any:  # noqa: ANN401  (checkpoints hold any value)
    """Return a tensor in half precision, any other value unchanged."""
    if isinstance(value, torch.Tensor) and value.is_floating_point():
        return value.half()
    return value


def without_paths(config: dict[str, Any]) -> dict[str, Any]:
    """Return settings without the paths of the machine that trained."""
    return {
        k: None if isinstance(v, str) and k.endswith(_PATH_SETTINGS) else v
        for k, v in config.items()
    }


def save_deflated(value: dict[str, Any], target: Path) -> None:
    """Save with torch, deflate the archive, and replace the target in one step."""
    target.parent.mkdir(parents=True, exist_ok=True)
    plain = target.with_suffix(".plain")
    packed = target.with_suffix(".packed")
    torch.save(value, plain)
    with (
        zipfile.ZipFile(plain) as old,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as new,
    ):
        for info in old.infolist():
            fresh = zipfile.ZipInfo(info.filename)
            fresh.compress_type = zipfile.ZIP_DEFLATED
            new.writestr(fresh, old.read(info))
    plain.unlink()
    packed.replace(target)
    logger.info("%s: %.1f MB", target.name, target.stat().st_size / 1e6)


def write_resources(out: Path, processors: list[str]) -> None:
    """Write the ``resources.json`` that lists the packaged processors."""
    language: dict[str, Any] = {
        "lang_name": "English",
        "packages": {
            "default": dict.fromkeys(processors, PACKAGE),
            PACKAGE: dict.fromkeys(processors, PACKAGE),
        },
    }
    for name in processors:
        entry: dict[str, Any] = {"md5": _md5(out / "en" / name / f"{PACKAGE}.pt")}
        language[name] = {PACKAGE: entry}
    text = json.dumps({"en": language, "url": ""}, indent=1) + "\n"
    fresh = out / "resources.json.new"
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(out / "resources.json")


def _md5(path: Path) -> str:
    return hashlib.md5(path.read_bytes(), usedforsecurity=False).hexdigest()
