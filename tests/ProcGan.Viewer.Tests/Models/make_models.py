"""Writes the small models of these tests (Debian: python3-onnx, python3-numpy). Run in this folder; the files are committed."""
import numpy as np
import onnx
from onnx import TensorProto as T, helper as h, numpy_helper as nh

random = np.random.default_rng(5)


def weight(name, *shape, gain=1.6):
    """Random mixes of channels, spread as bilinear upsampling does: smooth blobs rather than noise."""
    bump = np.outer([1, 3, 3, 1], [1, 3, 3, 1]) / 16
    mix = random.standard_normal(shape[:2]) * gain / np.sqrt(shape[0])
    return nh.from_array((mix[:, :, None, None] * bump).astype(np.float32), name)


def save(name, graph, **metadata):
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", 17)], ir_version=8)
    for key, value in metadata.items():
        model.metadata_props.add(key="procgan." + key.replace("_", "."), value=value)
    onnx.checker.check_model(model)
    onnx.save(model, name + ".onnx")


def spatial():
    """8 px a cell, pad-free: h + 4 cells -> 2h + 6 -> 4h + 10 -> 8h + 18 -> 9 cut off each side."""
    nodes, x = [], "z"
    for i, pads in enumerate([2, 2, 2]):
        nodes.append(h.make_node("ConvTranspose", [x, f"w{i}"], [f"c{i}"], strides=[2, 2], pads=[pads] * 4))
        nodes.append(h.make_node("Relu" if i < 2 else "Identity", [f"c{i}"], [f"r{i}"]))
        x = f"r{i}"
    nodes += [h.make_node("Slice", [x, "starts", "ends", "axes"], ["cut"]), h.make_node("Add", ["cut", "bias"], ["shifted"]),
              h.make_node("Tanh", ["shifted"], ["image"])]
    constants = [weight("w0", 8, 8, 4, 4), weight("w1", 8, 8, 4, 4), weight("w2", 8, 3, 4, 4),
                 nh.from_array(np.array([9, 9]), "starts"), nh.from_array(np.array([-9, -9]), "ends"),
                 nh.from_array(np.array([2, 3]), "axes"),
                 nh.from_array(np.array([0.35, 0, -0.35], np.float32).reshape(1, 3, 1, 1), "bias")]
    graph = h.make_graph(nodes, "spatial", [h.make_tensor_value_info("z", T.FLOAT, ["N", 8, "h", "w"])],
                         [h.make_tensor_value_info("image", T.FLOAT, ["N", 3, "H", "W"])], constants)
    save("spatial", graph, format="1", family="spatial", z="8", z_local="6", z_global="2", z_periodic="0", margin="2", stride="8",
         resolution="64", channels="albedo.r,albedo.g,albedo.b", colour="srgb", range="-1,1", tileable="xy")


def conditional():
    """The spatial one with three classes, whose labels come as further channels, and with directions."""
    nodes, x = [h.make_node("Concat", ["z", "label"], ["zl"], axis=1)], "zl"
    for i, pads in enumerate([2, 2, 2]):
        nodes.append(h.make_node("ConvTranspose", [x, f"w{i}"], [f"c{i}"], strides=[2, 2], pads=[pads] * 4))
        nodes.append(h.make_node("Relu" if i < 2 else "Identity", [f"c{i}"], [f"r{i}"]))
        x = f"r{i}"
    nodes += [h.make_node("Slice", [x, "starts", "ends", "axes"], ["cut"]), h.make_node("Tanh", ["cut"], ["image"])]
    constants = [weight("w0", 11, 8, 4, 4, gain=2.5), weight("w1", 8, 8, 4, 4), weight("w2", 8, 3, 4, 4), nh.from_array(np.array([9, 9]), "starts"),
                 nh.from_array(np.array([-9, -9]), "ends"), nh.from_array(np.array([2, 3]), "axes")]
    graph = h.make_graph(nodes, "conditional", [h.make_tensor_value_info("z", T.FLOAT, ["N", 8, "h", "w"]), h.make_tensor_value_info("label", T.FLOAT, ["N", 3, "h", "w"])],
                         [h.make_tensor_value_info("image", T.FLOAT, ["N", 3, "H", "W"])], constants)
    save("conditional", graph, format="1", family="spatial", z="8", z_local="6", z_global="2", z_periodic="0", margin="2", stride="8",
         resolution="64", channels="albedo.r,albedo.g,albedo.b", colour="srgb", range="-1,1", tileable="xy", classes="brick,moss,plaster",
         directions="wetness:1.5,0;age:0,1.5;weathering%20of%20the%20stone:1,1")


def vector():
    """A DCGAN of 32 px without metadata, as the PyTorch tutorial exports it."""
    nodes, x = [], "z"
    for i in range(4):
        pads, strides = ([0] * 4, [1, 1]) if i == 0 else ([1] * 4, [2, 2])
        nodes.append(h.make_node("ConvTranspose", [x, f"w{i}"], [f"c{i}"], strides=strides, pads=pads))
        nodes.append(h.make_node("Relu" if i < 3 else "Tanh", [f"c{i}"], [f"r{i}" if i < 3 else "image"]))
        x = f"r{i}"
    graph = h.make_graph(nodes, "vector", [h.make_tensor_value_info("z", T.FLOAT, ["N", 16, 1, 1])],
                         [h.make_tensor_value_info("image", T.FLOAT, ["N", 3, 32, 32])],
                         [weight("w0", 16, 8, 4, 4, gain=4), *(weight(f"w{i}", 8, c, 4, 4, gain=3) for i, c in ((1, 8), (2, 8), (3, 3)))])
    save("vector", graph)


spatial()
vector()
conditional()
