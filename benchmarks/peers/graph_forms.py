#!/usr/bin/env python3
"""The same spatial generator, written as ONNX in several forms, for graph_forms.js to time: which form should the exporter write?

usage: /usr/bin/python3 graph_forms.py FOLDER && NODE_PATH=../../deps/node_modules node graph_forms.js FOLDER
(needs Debian's python3-onnx and python3-numpy)
"""
import pathlib
import sys

import numpy as np
import onnx
from onnx import TensorProto, helper, numpy_helper

WIDTHS, LAST, LATENTS = (256, 128, 64, 32), 16, 38


def phases_of_transposed(w):
    """[I, O, 4, 4], stride 2, pads 2 -> [4 O, I, 2, 2]: pixel 2t + a sums x[t] w[2 + a] and x[t + 1] w[a]."""
    i, o = w.shape[:2]
    k = np.zeros((o, 2, 2, i, 2, 2), np.float32)
    for a, b, y, x in np.ndindex(2, 2, 2, 2):
        k[:, a, b, :, y, x] = w[:, :, 2 + a - 2 * y, 2 + b - 2 * x].T
    return k.reshape(4 * o, i, 2, 2)


def phases_of_nearest(w):
    """Nearest x 2, then [O, I, 3, 3] without padding -> [4 O, I, 2, 2]."""
    o, i = w.shape[:2]
    k = np.zeros((o, 2, 2, i, 2, 2), np.float32)
    for a, b, y, x in np.ndindex(2, 2, 3, 3):
        k[:, a, b, :, (a + y) // 2, (b + x) // 2] += w[:, :, y, x]
    return k.reshape(4 * o, i, 2, 2)


def in_depth(w):
    """[O, I, 3, 3] without padding, input and output still in four phases -> [4 O, 4 I, 2, 2]."""
    o, i = w.shape[:2]
    k = np.zeros((o, 2, 2, i, 2, 2, 2, 2), np.float32)
    for a, b, y, x in np.ndindex(2, 2, 3, 3):
        k[:, a, b, :, (a + y) % 2, (b + x) % 2, (a + y) // 2, (b + x) // 2] = w[:, :, y, x]
    return k.reshape(4 * o, 4 * i, 2, 2)


class Graph:
    def __init__(self):
        self.nodes, self.weights, self.inputs = [], [], []
        self.random = np.random.default_rng(1)

    def node(self, op, *inputs, **attributes):
        self.nodes.append(helper.make_node(op, inputs, [f't{len(self.nodes)}'], **attributes))
        return self.nodes[-1].output[0]

    def constant(self, values):
        self.weights.append(numpy_helper.from_array(np.asarray(values, np.float32), f'c{len(self.weights)}'))
        return self.weights[-1].name

    def input(self, name, channels):
        self.inputs.append(helper.make_tensor_value_info(name, TensorProto.FLOAT, ['N', channels, f'{name}_h', f'{name}_w']))
        return name

    def normal(self, *shape):
        return self.random.normal(0, 1 / np.sqrt(np.prod(shape[1:])), shape)

    def conv(self, x, w):
        return self.node('Conv', x, self.constant(w), self.constant(np.full(w.shape[0], .01)))

    def spread(self, x):
        return self.node('DepthToSpace', x, blocksize=2, mode='CRD')

    def save(self, path):
        self.nodes[-1].output[0] = 'image'
        image = helper.make_tensor_value_info('image', TensorProto.FLOAT, ['N', None, 'H', 'W'])
        graph = helper.make_graph(self.nodes, path.stem, self.inputs, [image], self.weights)
        model = helper.make_model(graph, opset_imports=[helper.make_opsetid('', 17)], ir_version=8)
        onnx.checker.check_model(model, full_check=True)
        onnx.save(model, str(path))


def build(path, up, last, noise):
    """up: transposed | phases; last: nearest | phases | depth; noise: none | add (at full size) | spaced (SpaceToDepth and 1 x 1 convolution) | depth (strided)."""
    g = Graph()
    x = g.node('Relu', g.conv(g.input('z', LATENTS), g.normal(WIDTHS[0], LATENTS, 3, 3)))

    def grain(x, layer, channels, phases):
        if noise == 'none':
            return x
        strength, name = g.random.normal(0, .3, channels), g.input(f'noise{layer}', 1)
        if not phases:
            return g.node('Add', x, g.node('Mul', name, g.constant(strength.reshape(1, -1, 1, 1))))
        kernel = np.zeros((channels, 4, 4))
        kernel[:, range(4), range(4)] = strength[:, None]
        if noise == 'spaced':
            depth = g.node('SpaceToDepth', name, blocksize=2)
            return g.node('Add', x, g.node('Conv', depth, g.constant(kernel.reshape(4 * channels, 4, 1, 1))))
        kernel = kernel.reshape(4 * channels, 1, 2, 2)
        return g.node('Add', x, g.node('Conv', name, g.constant(kernel), strides=[2, 2]))

    for layer, (a, b) in enumerate(zip(WIDTHS, WIDTHS[1:])):
        w = g.normal(a, b, 4, 4)
        if up == 'transposed':
            x = g.node('ConvTranspose', x, g.constant(w), g.constant(np.full(b, .01)), strides=[2, 2], pads=[2] * 4)
            x = g.node('Relu', grain(x, layer, b, False))
        elif noise == 'add':
            x = g.node('Relu', grain(g.spread(g.conv(x, phases_of_transposed(w))), layer, b, False))
        else:
            x = g.spread(g.node('Relu', grain(g.conv(x, phases_of_transposed(w)), layer, b, True)))

    w, colours = g.normal(LAST, WIDTHS[-1], 3, 3), g.normal(3, LAST, 3, 3)
    if last == 'nearest':
        scales = g.constant([1, 1, 2, 2])
        x = g.node('Resize', x, '', scales, mode='nearest', coordinate_transformation_mode='asymmetric', nearest_mode='floor')
        x = g.node('Relu', grain(g.conv(x, w), 3, LAST, False))
    elif noise == 'add':
        x = g.node('Relu', grain(g.spread(g.conv(x, phases_of_nearest(w))), 3, LAST, False))
    else:
        x = g.node('Relu', grain(g.conv(x, phases_of_nearest(w)), 3, LAST, True))
        x = g.spread(x) if last == 'phases' else x
    x = g.spread(g.conv(x, in_depth(colours))) if last == 'depth' else g.conv(x, colours)
    g.node('Tanh', x)
    g.save(path)


if __name__ == '__main__':
    folder = pathlib.Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    for up, last, noise in (('transposed', 'nearest', 'none'), ('transposed', 'phases', 'none'), ('phases', 'nearest', 'none'),
                            ('phases', 'phases', 'none'), ('phases', 'depth', 'none'), ('transposed', 'nearest', 'add'),
                            ('phases', 'phases', 'add'), ('phases', 'phases', 'depth'), ('phases', 'depth', 'spaced'),
                            ('phases', 'depth', 'depth')):
        build(folder / f'{up}-{last}-{noise}.onnx', up, last, noise)
