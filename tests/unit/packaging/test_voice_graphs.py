"""What is taken out of the graphs of the voices changes nothing of what they make."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    import numpy as np
    import onnx
else:
    onnx = pytest.importorskip("onnx", reason="only making the voices needs it (./run voices)")
    import numpy as np

sys.path.insert(0, str(Path(__file__).resolve().parents[3] / "packaging"))

LEAST = 1e-5


def normed(*, waved: bool, bias: bool = False) -> "onnx.ModelProto":
    """Three channels normed, times a factor and more a summand; then with a wave added to it."""
    make = onnx.helper.make_node
    nodes = [
        make("ReduceMean", ["x", "axis"], ["mean"]),
        make("Sub", ["x", "mean"], ["less"]),
        make("Mul", ["less", "less"], ["square"]),
        make("ReduceMean", ["square", "axis"], ["variance"]),
        make("Add", ["variance", "least"], ["safe"]),
        make("Sqrt", ["safe"], ["spread"]),
        make("Div", ["less", "spread"], ["normed"]),
        make("Mul", ["factor", "normed"], ["scaled"]),
        make("Add", ["scaled", "summand"], ["y" if not waved else "moved"]),
    ]
    if bias:
        nodes = [
            make("DynamicQuantizeLinear", ["input"], ["q", "scale", "zero"]),
            make("ConvInteger", ["q", "weights", "zero"], ["made"]),
            make("Add", ["made", "bias"], ["biased"]),
            make("Cast", ["biased"], ["cast"], to=onnx.TensorProto.FLOAT),
            make("Mul", ["cast", "scale"], ["x"]),
            *nodes,
        ]
    if waved:
        nodes += [
            make("Mul", ["rate", "moved"], ["turned"]),
            make("Sin", ["turned"], ["sine"]),
            make("Pow", ["sine", "two"], ["squared"]),
            make("Mul", ["inverse", "squared"], ["wave"]),
            make("Add", ["moved", "wave"], ["y"]),
        ]
    rate = np.array([0.4, 1.0, 3.0], np.float32).reshape(1, 3, 1)
    weights = {
        "axis": np.array([2]),
        "least": np.array(LEAST, np.float32),
        "rate": rate,
        "inverse": 1 / rate,
        "two": np.array(2, np.float32),
        "weights": np.array([[[3]], [[1]], [[2]]], np.uint8),
        "bias": np.array([500, -40, 7], np.int32).reshape(1, 3, 1),
    }
    number = onnx.TensorProto.FLOAT
    graph = onnx.helper.make_graph(
        nodes,
        "norm",
        [
            onnx.helper.make_tensor_value_info(name, number, None)
            for name in ("input" if bias else "x", "factor", "summand")
        ],
        [onnx.helper.make_tensor_value_info("y", number, None)],
        [onnx.numpy_helper.from_array(values, name) for name, values in weights.items()],
    )
    return onnx.helper.make_model(graph, opset_imports=[onnx.helper.make_opsetid("", 20)])


def run(model: "onnx.ModelProto", channels: int, name: str) -> "np.ndarray[Any, Any]":
    from onnx.reference import ReferenceEvaluator

    random = np.random.default_rng(7)
    made: np.ndarray[Any, Any] = ReferenceEvaluator(model).run(
        None,
        {
            name: random.normal(2, 3, (1, channels, 40)).astype(np.float32),
            "factor": random.normal(size=(1, 3, 1)).astype(np.float32),
            "summand": random.normal(size=(1, 3, 1)).astype(np.float32),
        },
    )[0]
    return made


def kinds(model: "onnx.ModelProto") -> list[str]:
    return [node.op_type for node in model.graph.node]


@pytest.mark.parametrize("waved", [False, True])
def test_a_norm_is_one_step_and_makes_the_same(waved: bool) -> None:
    from voice_graphs import Shorter

    model = normed(waved=waved)
    before = run(model, 3, "x")
    Shorter(model).all()
    assert kinds(model).count("InstanceNormalization") == 1
    assert not {"ReduceMean", "Sqrt", "Div", "Sin", "Pow"} & set(kinds(model))
    assert np.abs(run(model, 3, "x") - before).max() < 1e-5


def test_a_bias_before_a_norm_is_taken_out() -> None:
    from voice_graphs import Shorter

    model = normed(waved=False, bias=True)
    before = run(model, 1, "input")
    Shorter(model).all()
    assert "bias" not in {name for node in model.graph.node for name in node.input}
    assert np.abs(run(model, 1, "input") - before).max() < 1e-4


def test_a_norm_that_another_wave_is_added_to_keeps_it() -> None:
    from voice_graphs import Shorter

    model = normed(waved=True)
    model.graph.node[-3].op_type = "Identity"
    del model.graph.node[-3].input[1:]
    before = run(model, 3, "x")
    Shorter(model).all()
    assert "Sin" in kinds(model)
    assert np.abs(run(model, 3, "x") - before).max() < 1e-5
