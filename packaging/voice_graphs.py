"""Cuts the model of the voices in two graphs, and has them do the same with fewer steps.

The first graph says how long each sign sounds, the second makes samples of a part. Most of what the
second does beside its convolutions is to norm channels and to add a wave to them; each step of that
goes over all values once, and a dozen of them become five. What they give is the same but for
rounding, and for the 30 ms at either end of a part, which are thrown away.
"""

from collections import defaultdict
from pathlib import Path
from typing import Any

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

# The tensors between the two graphs, and what they are called from then on.
FRAMES, AUDIO = "/encoder/Clip_output_0", "audio"
BETWEEN = {
    "/encoder/MatMul_1_output_0": "content",
    "/encoder/Reshape_output_0": "pitch",
    "/encoder/Reshape_1_output_0": "energy",
}
FIRST, SECOND = "encoder.onnx", "decoder.onnx"


def graphs(data: bytes, folder: Path) -> None:
    """Write both graphs of a model into a folder, ready to be loaded without more work."""
    model = onnx.load_model_from_string(data)
    number = TensorProto.FLOAT
    inputs = {"tokens": TensorProto.INT64, "style": number, "speed": number}
    first = graph_to(model, [FRAMES, *BETWEEN], inputs)
    second = graph_to(model, [AUDIO], {**dict.fromkeys(BETWEEN, number), "style": number})
    for graph, name in ((first, FIRST), (second, SECOND)):
        rename(graph, {FRAMES: "frames", **BETWEEN})
        Shorter(graph).all()
        prepared(graph, folder / name)


def graph_to(model: onnx.ModelProto, outputs: list[str], inputs: dict[str, int]) -> onnx.ModelProto:
    """What of a model leads from these inputs to these outputs."""
    made_by = {name: node for node in model.graph.node for name in node.output}
    wanted, kept = list(outputs), set()
    while wanted:
        name = wanted.pop()
        node = made_by.get(name)
        if name in inputs or node is None or id(node) in kept:
            continue
        kept.add(id(node))
        wanted += node.input
    nodes = [node for node in model.graph.node if id(node) in kept]
    used = {name for node in nodes for name in node.input}
    return helper.make_model(
        helper.make_graph(
            nodes,
            "voice",
            [helper.make_tensor_value_info(n, t, None) for n, t in inputs.items() if n in used],
            [helper.make_tensor_value_info(n, TensorProto.FLOAT, None) for n in outputs],
            [weight for weight in model.graph.initializer if weight.name in used],
        ),
        opset_imports=model.opset_import,
        ir_version=model.ir_version,
    )


def rename(model: onnx.ModelProto, names: dict[str, str]) -> None:
    """Give tensors of a graph names that say what they are."""
    for node in model.graph.node:
        for tensors in (node.input, node.output):
            for at, name in enumerate(tensors):
                tensors[at] = names.get(name, name)
    for value in (*model.graph.input, *model.graph.output):
        value.name = names.get(value.name, value.name)


def prepared(model: onnx.ModelProto, path: Path) -> None:
    """Write a graph as the library would change it at each loading, which takes half the time."""
    import onnxruntime

    options = onnxruntime.SessionOptions()
    # What is done beyond that depends on the machine.
    options.graph_optimization_level = onnxruntime.GraphOptimizationLevel.ORT_ENABLE_EXTENDED
    options.optimized_model_filepath = str(path)
    options.log_severity_level = 3
    onnxruntime.InferenceSession(
        model.SerializeToString(), options, providers=["CPUExecutionProvider"]
    )


class Shorter:
    """Takes steps out of a graph."""

    def __init__(self, model: onnx.ModelProto) -> None:
        self._graph = model.graph
        self._weights = {one.name: one for one in self._graph.initializer}
        self._made_by: dict[str, onnx.NodeProto] = {}
        self._used_by: dict[str, list[onnx.NodeProto]] = defaultdict(list)
        for node in self._graph.node:
            self._made_by.update(dict.fromkeys(node.output, node))
            for name in node.input:
                self._used_by[name].append(node)
        self._new: list[onnx.NodeProto] = []

    def all(self) -> None:
        """Take out what can be."""
        for node in list(self._graph.node):
            if node.op_type == "Div":
                self._norm(node)
        self._tidy()

    def _norm(self, divided: onnx.NodeProto) -> None:
        """A channel less its mean, by its spread, times one number, and another: one step."""
        spread = self._made_by.get(divided.input[1])
        less = self._made_by.get(divided.input[0])
        if spread is None or less is None or (spread.op_type, less.op_type) != ("Sqrt", "Sub"):
            return
        least = self._number(self._made_by[spread.input[0]].input[1])
        for times in list(self._used_by[divided.output[0]]):
            added = self._only(times, "Mul")
            if added is None or added.op_type != "Add":
                continue
            factor = _other(times, divided.output[0])
            summand = _other(added, times.output[0])
            whole = self._without_bias(less.input[0])
            self._normed(whole, factor, summand, float(least), added.output[0])

    def _normed(self, whole: str, factor: str, summand: str, least: float, result: str) -> None:
        waved = self._waved(result)
        if waved is None:
            self._norm_node(whole, factor, summand, least, result)
            return
        # y + sin²(ay)/a is (2ay - cos 2ay)/2a + 1/2a: 2a goes into the norm.
        rate, end = waved
        name = self._name()
        twice = self._weight(2 * rate, name + "_twice")
        half = self._weight(0.5 / rate, name + "_half")
        self._add("Mul", [factor, twice], name + "_factor")
        self._add("Mul", [summand, twice], name + "_summand")
        self._norm_node(whole, name + "_factor", name + "_summand", least, name)
        self._add("Cos", [name], name + "_cos")
        self._add("Sub", [name, name + "_cos"], name + "_waved")
        self._add("Mul", [name + "_waved", half], name + "_less")
        self._add("Add", [name + "_less", half], end)

    def _without_bias(self, whole: str) -> str:
        """A tensor whose channels are normed needs no bias: the convolution without it."""
        scaled = self._made_by.get(whole)
        cast = self._made_by.get(scaled.input[0]) if scaled and scaled.op_type == "Mul" else None
        added = self._made_by.get(cast.input[0]) if cast and cast.op_type == "Cast" else None
        if scaled is None or cast is None or added is None or added.op_type != "Add":
            return whole
        if len(self._used_by[whole]) > 2:
            return whole
        convolved = next(n for n in added.input if self._made_by[n].op_type == "ConvInteger")
        self._add("Cast", [convolved], whole + "_cast", to=TensorProto.FLOAT)
        self._add("Mul", [whole + "_cast", _other(scaled, cast.output[0])], whole + "_bare")
        return whole + "_bare"

    def _waved(self, name: str) -> "tuple[np.ndarray[Any, Any], str] | None":
        """The rate of the wave that is added to a tensor, and the sum; None where none is."""
        for times in self._used_by[name]:
            if times.op_type != "Mul" or not (wave := self._only(times, "Mul")):
                continue
            square = self._only(wave, "Sin") if wave.op_type == "Sin" else None
            scaled = self._only(square, "Pow") if square is not None else None
            end = self._only(scaled, "Mul") if scaled is not None else None
            if end is not None and end.op_type == "Add" and name in end.input:
                return self._number(_other(times, name)), end.output[0]
        return None

    def _norm_node(self, whole: str, factor: str, summand: str, least: float, result: str) -> None:
        flat = self._weight(np.array([-1], np.int64), "flat")
        for name in (factor, summand):
            self._add("Reshape", [name, flat], f"{name}_flat_{result}")
        self._add(
            "InstanceNormalization",
            [whole, f"{factor}_flat_{result}", f"{summand}_flat_{result}"],
            result,
            epsilon=least,
        )

    def _only(self, node: onnx.NodeProto, kind: str) -> onnx.NodeProto | None:
        """Who uses what a node of a kind makes, where that is one node."""
        users = self._used_by[node.output[0]]
        return users[0] if node.op_type == kind and len(users) == 1 else None

    def _number(self, name: str) -> "np.ndarray[Any, Any]":
        values: np.ndarray[Any, Any] = numpy_helper.to_array(self._weights[name])
        return values

    def _weight(self, values: "np.ndarray[Any, Any]", name: str) -> str:
        if name not in self._weights:
            weight = numpy_helper.from_array(values, name)
            self._weights[name] = weight
            self._graph.initializer.append(weight)
        return name

    def _name(self) -> str:
        return f"short_{len(self._new)}"

    def _add(self, kind: str, inputs: list[str], output: str, **more: float) -> None:
        self._new.append(helper.make_node(kind, inputs, [output], name=output, **more))

    def _tidy(self) -> None:
        """Put the new steps in the place of those that made the same, in an order that works."""
        instead = {name for node in self._new for name in node.output}
        nodes = [
            node for node in self._graph.node if not instead.intersection(node.output)
        ] + self._new
        made_by = {name: node for node in nodes for name in node.output}
        ordered: list[onnx.NodeProto] = []
        seen: set[int] = set()

        stack = [(made_by[one.name], False) for one in self._graph.output]
        while stack:
            node, is_ready = stack.pop()
            if is_ready:
                ordered.append(node)
                continue
            if id(node) in seen:
                continue
            seen.add(id(node))
            stack.append((node, True))
            stack += [(made_by[name], False) for name in node.input if name in made_by]
        del self._graph.node[:]
        self._graph.node.extend(ordered)


def _other(node: onnx.NodeProto, name: str) -> str:
    """The input of a node with two that is not this one."""
    (other,) = (str(one) for one in node.input if one != name)
    return other
