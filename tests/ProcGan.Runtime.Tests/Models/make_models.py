#!/usr/bin/python3
"""Makes the small models that the tests load. Needs Debian's python3-onnx and python3-torch.

usage: make_models.py [FOLDER]      writes *.onnx and *.f32 beside this script, or into FOLDER
       make_models.py --tutorial PREFIX   the PyTorch DCGAN tutorial at its real width: PREFIX.onnx, PREFIX.z.f32, PREFIX.image.f32
"""
import os, sys
import numpy as np, onnx
from onnx import TensorProto as T, helper as h, numpy_helper

HERE = os.path.dirname(os.path.abspath(__file__))
rng = np.random.Generator(np.random.PCG64(7))


def weights(*shape, scale=None):
    fan_in = int(np.prod(shape[1:])) if len(shape) > 1 else 1
    return (rng.standard_normal(shape) * (scale or 1.2 / np.sqrt(fan_in))).astype(np.float32)


def finish(name, nodes, inits, inputs, outputs, metadata, folder, ir=8, opset=17):
    graph = h.make_graph(nodes, name, inputs, outputs, [numpy_helper.from_array(v, k) for k, v in inits.items()])
    model = h.make_model(graph, opset_imports=[h.make_opsetid("", opset)], producer_name="make_models.py")
    model.ir_version = ir
    for key, value in metadata.items():
        entry = model.metadata_props.add()
        entry.key, entry.value = "procgan." + key, value
    onnx.checker.check_model(model)
    onnx.save(model, os.path.join(folder, name + ".onnx"))


def spatial(folder):
    """conv 3 -> up -> up -> up -> nearest x 2, conv 3 -> conv 3 -> tanh: pad-free, margin 2 cells, 16 pixels a cell, noise, waves."""
    local, glob, waves = 5, 3, 2
    c = [8, 6, 5, 4, 4]
    nodes, inits = [], {}
    inits["first.w"] = weights(c[0], local + glob + waves, 3, 3)
    nodes += [h.make_node("Conv", ["z", "first.w"], ["c0"], kernel_shape=[3, 3], pads=[0] * 4), h.make_node("Relu", ["c0"], ["x0"])]

    def noisy(source, result, index, channels):
        inits[f"strength{index}"] = weights(1, channels, 1, 1, scale=.3)
        nodes.extend([h.make_node("Mul", [f"noise{index}", f"strength{index}"], [f"n{index}"]),
                      h.make_node("Add", [source, f"n{index}"], [f"s{index}"]),
                      h.make_node("Relu", [f"s{index}"], [result])])

    for i in range(3):
        inits[f"up{i}.w"] = weights(c[i], c[i + 1], 4, 4, scale=1.2 / np.sqrt(c[i] * 4))
        nodes.append(h.make_node("ConvTranspose", [f"x{i}", f"up{i}.w"], [f"u{i}"], kernel_shape=[4, 4], strides=[2, 2], pads=[2] * 4))
        noisy(f"u{i}", f"x{i + 1}", i, c[i + 1])
    inits["scales"] = np.array([1, 1, 2, 2], np.float32)
    inits["last.w"] = weights(c[4], c[3], 3, 3)
    inits["rgb.w"] = weights(3, c[4], 3, 3)
    inits["rgb.b"] = weights(3, scale=.1)
    nodes += [h.make_node("Resize", ["x3", "", "scales"], ["r"], mode="nearest", coordinate_transformation_mode="asymmetric", nearest_mode="floor"),
              h.make_node("Conv", ["r", "last.w"], ["l"], kernel_shape=[3, 3], pads=[0] * 4)]
    noisy("l", "x4", 3, c[4])
    nodes += [h.make_node("Conv", ["x4", "rgb.w", "rgb.b"], ["o"], kernel_shape=[3, 3], pads=[0] * 4), h.make_node("Tanh", ["o"], ["image"])]
    inputs = [h.make_tensor_value_info("z", T.FLOAT, ["N", local + glob + waves, "zh", "zw"])]
    inputs += [h.make_tensor_value_info(f"noise{i}", T.FLOAT, ["N", 1, f"h{i}", f"w{i}"]) for i in range(4)]
    finish("spatial", nodes, inits, inputs, [h.make_tensor_value_info("image", T.FLOAT, ["N", 3, "H", "W"])], {
        "format": "1", "family": "spatial", "z": "10", "z.local": "5", "z.global": "3", "z.periodic": "2", "margin": "2", "stride": "16",
        "resolution": "64", "channels": "albedo.r,albedo.g,albedo.b", "colour": "srgb", "range": "-1,1", "tileable": "xy",
        "waves": "0.25,0.01;-0.125,0.37", "noise": "noise0:2:2;noise1:4:2;noise2:8:2;noise3:16:2", "train.data": "random weights",
    }, folder)


def plain(folder):
    """conv 3 -> up -> up -> tanh, five channels with names: 4 pixels a cell, no noise, no waves; up x 2 takes h + 2m - 2 to 4h."""
    nodes = [h.make_node("Conv", ["z", "a"], ["c"], kernel_shape=[3, 3], pads=[0] * 4), h.make_node("Relu", ["c"], ["x"]),
             h.make_node("ConvTranspose", ["x", "b"], ["u"], kernel_shape=[4, 4], strides=[2, 2], pads=[2] * 4), h.make_node("Relu", ["u"], ["y"]),
             h.make_node("ConvTranspose", ["y", "d"], ["v"], kernel_shape=[4, 4], strides=[2, 2], pads=[3] * 4), h.make_node("Tanh", ["v"], ["image"])]
    inits = {"a": weights(6, 4, 3, 3), "b": weights(6, 5, 4, 4, scale=.3), "d": weights(5, 5, 4, 4, scale=.3)}
    finish("plain", nodes, inits, [h.make_tensor_value_info("z", T.FLOAT, ["N", 4, "zh", "zw"])],
           [h.make_tensor_value_info("image", T.FLOAT, ["N", 5, "H", "W"])], {
               "format": "1", "family": "spatial", "z": "4", "z.local": "4", "z.global": "0", "z.periodic": "0", "margin": "2", "stride": "4",
               "resolution": "32", "channels": "height,albedo.b,albedo.g,albedo.r,alpha", "range": "-1,1", "tileable": "xy"}, folder)


def bare(folder):
    """The graph of plain without any metadata: everything is inferred."""
    model = onnx.load(os.path.join(folder, "plain.onnx"))
    del model.metadata_props[:]
    model.graph.input[0].name = "latents"
    model.graph.node[0].input[0] = "latents"
    onnx.save(model, os.path.join(folder, "bare.onnx"))


def tutorial(ngf, nz=100, nc=3):
    """The generator of pytorch.org/tutorials/beginner/dcgan_faces_tutorial, same layers and initialisation."""
    import torch.nn as nn
    layers = [nn.ConvTranspose2d(nz, ngf * 8, 4, 1, 0, bias=False), nn.BatchNorm2d(ngf * 8), nn.ReLU(True)]
    for m in (8, 4, 2):
        layers += [nn.ConvTranspose2d(ngf * m, ngf * m // 2, 4, 2, 1, bias=False), nn.BatchNorm2d(ngf * m // 2), nn.ReLU(True)]
    net = nn.Sequential(*layers, nn.ConvTranspose2d(ngf, nc, 4, 2, 1, bias=False), nn.Tanh())
    for m in net:
        if isinstance(m, nn.ConvTranspose2d): nn.init.normal_(m.weight, 0, .02 if ngf > 16 else .2)
        if isinstance(m, nn.BatchNorm2d):
            nn.init.normal_(m.weight, 1, .02)
            nn.init.normal_(m.running_mean, 0, .1)
    return net.eval()


def export(net, nz, prefix, shape=None, axes={0: "batch"}, every=4):
    import torch
    z = torch.randn(shape or (2, nz, 1, 1))
    with torch.no_grad(): image = net(z)
    torch.onnx.export(net, z, prefix + ".onnx", input_names=["input"], output_names=["output"], opset_version=13,
                      dynamic_axes={"input": axes, "output": axes} if axes else None)
    z.numpy().astype("<f4").tofile(prefix + ".z.f32")
    image.numpy()[:, :, ::every, ::every].astype("<f4").tofile(prefix + ".image.f32")


def main():
    import torch
    torch.manual_seed(3)
    torch.set_num_threads(1)
    if len(sys.argv) > 2 and sys.argv[1] == "--tutorial":
        return export(tutorial(64), 100, sys.argv[2], every=1)
    folder = sys.argv[1] if len(sys.argv) > 1 else HERE
    spatial(folder)
    plain(folder)
    bare(folder)
    export(tutorial(1), 100, os.path.join(folder, "dcgan"))
    # [N, Z] in, one grey channel out, the batch fixed at two
    class Grey(torch.nn.Module):
        def __init__(self):
            super().__init__()
            self.line, self.up = torch.nn.Linear(12, 32), torch.nn.ConvTranspose2d(2, 1, 4, 2, 1)
        def forward(self, z): return torch.tanh(self.up(self.line(z).reshape(-1, 2, 4, 4)))
    export(Grey(), 12, os.path.join(folder, "grey"), shape=(2, 12), axes=None)


main()
