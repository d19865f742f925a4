#!/usr/bin/env python3
"""Writes operators.json: for each operator of the exporter, inputs and what torch makes of them.

usage: /usr/bin/python3 operators.py > operators.json        (needs Debian's python3-torch)
"""
import json

import numpy as np
import torch
import torch.nn.functional as F

rng = np.random.default_rng(2024)
cases = {}


def normal(*shape):
    return torch.from_numpy(rng.normal(0, 1, shape).astype(np.float32).round(3))


def case(name, make, **tensors):
    with torch.no_grad():
        tensors['expected'] = make(**tensors)
    cases[name] = {key: {'shape': list(t.shape), 'values': [float(f'{v:.8g}') for v in t.flatten().tolist()]}
                   for key, t in tensors.items()}


def norm(x, gamma, beta, mean, variance):
    module = torch.nn.BatchNorm2d(len(gamma)).eval()
    module.weight.copy_(gamma)
    module.bias.copy_(beta)
    module.running_mean.copy_(mean)
    module.running_var.copy_(variance)
    return module(x)


def statistics(n):
    return dict(gamma=normal(n), beta=normal(n), mean=normal(n), variance=normal(n).abs() + .1)


image = normal(2, 3, 5, 4)
case('conv', lambda x, w, b: F.conv2d(x, w, b), x=image, w=normal(4, 3, 3, 3), b=normal(4))
case('conv_strided', lambda x, w: F.conv2d(x, w, stride=2, padding=1), x=image, w=normal(2, 3, 3, 3))
case('transposed_padded', lambda x, w, b: F.conv_transpose2d(x, w, b, 2, 1), x=image, w=normal(3, 2, 4, 4), b=normal(2))
case('transposed_pad_free', lambda x, w: F.conv_transpose2d(x, w, None, 2, 2), x=image, w=normal(3, 2, 4, 4))
case('gemm_reshape', lambda x, w, b: (x @ w + b).view(-1, 3, 2, 2), x=normal(2, 5), w=normal(5, 12), b=normal(12))
case('relu', lambda x: F.relu(x), x=image)
case('leaky_relu', lambda x: F.leaky_relu(x, .2), x=image)
case('tanh', lambda x: torch.tanh(x), x=image)
case('sigmoid', lambda x: torch.sigmoid(x), x=image)
case('add', lambda x, y: x + y, x=image, y=normal(2, 3, 5, 4))
case('mul_channels', lambda x, f: x * f.view(1, -1, 1, 1), x=image, f=normal(3))
case('mul_one_to_many', lambda x, f: x * f.view(1, -1, 1, 1), x=normal(1, 1, 3, 4), f=normal(3))
case('concat', lambda x, y: torch.cat([x, y], 1), x=image, y=normal(2, 1, 5, 4))
case('nearest', lambda x: F.interpolate(x, scale_factor=2, mode='nearest'), x=image)
case('depth_to_space', lambda x: F.pixel_shuffle(x, 2), x=normal(1, 8, 3, 2))
case('slice', lambda x: x[:, :, :, 1:-1], x=image)
case('fold_conv', lambda x, w, b, **s: norm(F.conv2d(x, w, b), **s), x=image, w=normal(4, 3, 3, 3), b=normal(4), **statistics(4))
case('fold_transposed', lambda x, w, **s: norm(F.conv_transpose2d(x, w, None, 2, 2), **s), x=image, w=normal(3, 2, 4, 4), **statistics(2))
case('fold_shuffled', lambda x, w, **s: norm(F.pixel_shuffle(F.conv2d(x, w), 2), **s), x=image, w=normal(8, 3, 2, 2), **statistics(2))
case('in_depth', lambda x, w, b: F.conv2d(F.pixel_shuffle(x, 2), w, b), x=normal(1, 8, 4, 3), w=normal(3, 2, 3, 3), b=normal(3))
case('noise_in_depth', lambda x, noise, s: F.pixel_shuffle(x, 2) + F.conv2d(noise, s),
     x=normal(1, 8, 3, 2), noise=normal(1, 3, 6, 4), s=normal(2, 3, 1, 1))
print('{\n' + ',\n'.join(f'{json.dumps(name)}: {json.dumps(value)}' for name, value in cases.items()) + '\n}')
