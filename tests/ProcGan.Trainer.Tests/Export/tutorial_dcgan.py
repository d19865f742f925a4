"""A generator with the architecture of PyTorch's DCGAN tutorial, exported by torch itself: what a user may bring.

Writes FOLDER/tutorial.onnx (input [N, 100, 1, 1]) and, for each seed, FOLDER/SEED.f32 with torch's image (float32 [3, 64, 64]).
z for a seed is computed here from its specification (docs/FORMATS.md) with numpy's Philox and Python's inverse normal, so that
the test covers the whole way from seed to picture.

usage: /usr/bin/python3 tutorial_dcgan.py FOLDER SEED...        (needs Debian's python3-torch and python3-numpy)
"""
import pathlib
import statistics
import sys

import numpy as np
import torch
from torch import nn

LATENTS, WIDTH, COLOURS = 100, 64, 3


def generator():
    layers, inputs = [], LATENTS
    for i, outputs in enumerate([8 * WIDTH, 4 * WIDTH, 2 * WIDTH, WIDTH]):     # 1 -> 4 -> 8 -> 16 -> 32 px
        layers += [nn.ConvTranspose2d(inputs, outputs, 4, 1 if i == 0 else 2, 0 if i == 0 else 1, bias=False),
                   nn.BatchNorm2d(outputs), nn.ReLU(True)]
        inputs = outputs
    return nn.Sequential(*layers, nn.ConvTranspose2d(inputs, COLOURS, 4, 2, 1, bias=False), nn.Tanh())   # -> 64 px


def block(seed, x, y, group, stream):
    """Four 64-bit numbers of Philox4x64-10; numpy steps its counter before it draws."""
    counter = (x | y << 64 | group << 128 | stream << 192) - 1 & (1 << 256) - 1
    words = np.array([counter >> 64 * i & (1 << 64) - 1 for i in range(4)], np.uint64)
    return np.random.Philox(counter=words, key=np.array([seed, 0], np.uint64)).random_raw(4)


def latents(seed):
    normal = statistics.NormalDist()
    bits = [int(v) for group in range(LATENTS // 4) for v in block(seed, 0, 0, group, 0)]
    return torch.tensor([normal.inv_cdf(((v >> 11) + .5) * 2.0 ** -53) for v in bits], dtype=torch.float32).view(1, LATENTS, 1, 1)


if __name__ == '__main__':
    folder = pathlib.Path(sys.argv[1])
    torch.manual_seed(1)
    g = generator()
    with torch.no_grad():
        for module in g:
            if isinstance(module, nn.ConvTranspose2d):
                nn.init.normal_(module.weight, 0, .02)
            elif isinstance(module, nn.BatchNorm2d):
                nn.init.normal_(module.weight, 1, .02)
                module.momentum = None      # plain means over the passes below
        nn.init.normal_(g[-2].weight, 0, .1)        # untrained pictures are flat: some contrast
        for _ in range(4):      # running statistics other than 0 and 1, as after training
            g(torch.randn(16, LATENTS, 1, 1))
        g.eval()
        for seed in map(int, sys.argv[2:]):
            g(latents(seed))[0].numpy().tofile(folder / f'{seed}.f32')
    torch.onnx.export(g, torch.randn(1, LATENTS, 1, 1), str(folder / 'tutorial.onnx'), input_names=['noise'],
                      output_names=['picture'], dynamic_axes={'noise': {0: 'batch'}, 'picture': {0: 'batch'}})
