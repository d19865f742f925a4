#!/usr/bin/python3
"""A generator in PyTorch's eager mode, for './procgan bench peers': the same graph and weights, operator by operator.

usage: generate_torch.py MODEL FOLDER THREADS wall|processor. FOLDER has inputs.json (names and shapes), NAME.f32 and image.f32.
Prints by how much its image differs, then for each line on stdin the milliseconds of one run.
"""
import json, sys, time
import numpy as np, onnx, torch
import torch.nn.functional as F
from onnx import numpy_helper

path, folder, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
now = time.process_time if sys.argv[4] == 'processor' else time.perf_counter
torch.set_num_threads(threads)
graph = onnx.load(path).graph
shapes = json.load(open(f'{folder}/inputs.json'))
read = lambda name, shape: torch.from_numpy(np.fromfile(f'{folder}/{name}.f32', np.float32).reshape(shape).copy())
given = {name: read(name, shape) for name, shape in shapes.items()}
weights = {t.name: torch.from_numpy(numpy_helper.to_array(t).copy()) for t in graph.initializer}


def operator(node):
    """What PyTorch calls a node, as a function of its inputs."""
    a = {x.name: onnx.helper.get_attribute_value(x) for x in node.attribute}
    stride, pad = a.get('strides', [1, 1]), a.get('pads', [0, 0, 0, 0])[:2]
    return {
        'Conv': lambda x, w, b=None: F.conv2d(x, w, b, stride=stride, padding=pad, groups=a.get('group', 1)),
        'ConvTranspose': lambda x, w, b=None: F.conv_transpose2d(x, w, b, stride=stride, padding=pad),
        'BatchNormalization': lambda x, w, b, m, v: F.batch_norm(x, m, v, w, b, False, 0.1, a['epsilon']),
        'Relu': torch.relu, 'Tanh': torch.tanh, 'Add': torch.add, 'Sub': torch.sub, 'Mul': torch.mul, 'Div': torch.div,
        'Sqrt': torch.sqrt, 'Abs': torch.abs, 'Sin': torch.sin, 'Cos': torch.cos,
        'Concat': lambda *x: torch.cat(x, a['axis']),
        'Slice': lambda x, starts, ends, axes: x[tuple(dict(zip(axes.tolist(), map(slice, starts.tolist(), ends.tolist()))).get(i, slice(None)) for i in range(x.dim()))],
        'DepthToSpace': lambda x: F.pixel_shuffle(x, a['blocksize']),
        'Reshape': lambda x, shape: x.reshape(tuple(int(d) for d in shape)),
        'Gemm': lambda x, w, b=None: F.linear(x, w.T if not a.get('transB') else w, b),
    }[node.op_type]


program = [(operator(node), list(node.input), node.output[0]) for node in graph.node]


@torch.inference_mode()
def run():
    values = {**weights, **given}
    for function, inputs, output in program: values[output] = function(*(values[i] for i in inputs))
    return values[graph.output[0].name]


image = run()
print(float((image - read('image', image.shape)).abs().max()), flush=True)
for _ in sys.stdin:
    start = now()
    run()
    print((now() - start) * 1e3, flush=True)
