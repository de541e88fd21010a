"""What was learned as JSON that people can read and ``newsclean.scoring.learned`` reads."""

from __future__ import annotations

import json
import tempfile
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from benchmarks.training.learning import Learned
from newsclean.scoring.learned import FORMAT
from newsclean.scoring.lexicon import Lexicon

_NEVER = 1e30


def weights_of(learned: Learned, about: Mapping[str, Any]) -> str:
    """The file of weights: JSON, one tree a line, one kind of words a line.

    Args:
        learned: the lexicon and both passes.
        about: what is worth knowing of their making: the command, the corpora with their licences, the figures.
    """
    head = json.dumps({"format": FORMAT, **about}, ensure_ascii=False, indent=1).removesuffix("\n}")
    passes = [_pass(learned.first, learned.first_columns), _pass(learned.second, learned.second_columns)]
    return f'{head},\n "lexicon": {_lexicon(learned.lexicon)},\n "passes": [\n' + ",\n".join(passes) + "\n]}\n"


def _lexicon(lexicon: Lexicon) -> str:
    pairs = {" ".join(pair): weight for pair, weight in lexicon.pairs.items()}
    tables = {"bias": lexicon.bias, "words": lexicon.words, "pairs": pairs, "first": lexicon.first, "last": lexicon.last}
    lines = [f'"{name}": {json.dumps(table, ensure_ascii=False, separators=(",", ":"))}' for name, table in tables.items()]
    return "{" + ",\n".join(lines) + "}"


def _pass(model: Any, columns: Sequence[str]) -> str:
    found = _as_json(model)
    scale, (bias,) = found["scale_and_bias"]
    depth = max(len(tree["splits"]) for tree in found["oblivious_trees"])
    # Signals that were the same in all samples are missing from this list.
    names = {feature["feature_index"]: columns[feature["flat_feature_index"]] for feature in found["features_info"]["float_features"]}
    trees = [_tree(tree, names, scale, depth) for tree in found["oblivious_trees"]]
    lines = ",\n".join(json.dumps(tree, separators=(",", ":")) for tree in trees)
    return f'{{"bias": {round(bias, 6)}, "trees": [\n{lines}\n]}}'


def _as_json(model: Any) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "model.json"
        model.save_model(str(path), format="json")
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
        return found


def _tree(tree: Mapping[str, Any], names: Mapping[int, str], scale: float, depth: int) -> dict[str, Any]:
    questions = [[names[split["float_feature_index"]], _short(split["border"])] for split in tree["splits"]]
    values, weights = tree["leaf_values"], tree.get("leaf_weights") or [1.0] * len(tree["leaf_values"])
    total = sum(weights) or 1.0
    # A shallower tree gets questions that no block answers with yes.
    empty = [0.0] * (2**depth - len(values))
    return {
        "if": questions + [[min(names.values()), _NEVER]] * (depth - len(questions)),
        "leaves": [round(value * scale, 4) for value in values] + empty,
        "shares": [round(weight / total, 4) for weight in weights] + empty,
    }


def _short(bound: float) -> float:
    """The shortest number that is the same in single precision."""
    import numpy as np

    return float(str(np.float32(bound)))
