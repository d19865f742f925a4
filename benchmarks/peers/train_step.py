#!/usr/bin/env python3
"""The peer of `bench train-step`: one G and one D update of the DCGAN tutorial's networks in PyTorch, eager float32.

Same architecture, batch, loss (non-saturating logistic, which is BCE with logits), optimiser and kind of data on both sides.
usage: ONEDNN_MAX_CPU_ISA=AVX512_CORE_BF16 /usr/bin/python3 train_step.py [--ngf 64] [--batch 64] [--steps 5] [--warm-up 2] [--threads 1] [--processor-time]
prints {"side": ..., "ngf": ..., "imgPerSecond": [one a step]}
"""
import argparse
import json
import time

import torch
from torch import nn
import torch.nn.functional as F

LATENTS, COLOURS, SIDE = 100, 3, 64


def weights(module):
    if isinstance(module, (nn.Conv2d, nn.ConvTranspose2d)):
        nn.init.normal_(module.weight, 0, .02)
    elif isinstance(module, nn.BatchNorm2d):
        nn.init.normal_(module.weight, 1, .02)


def generator(width):
    layers, inputs = [nn.ConvTranspose2d(LATENTS, 8 * width, 4, 1, 0, bias=False)], 8 * width
    for outputs in (4 * width, 2 * width, width, COLOURS):
        layers += [nn.BatchNorm2d(inputs), nn.ReLU(True), nn.ConvTranspose2d(inputs, outputs, 4, 2, 1, bias=outputs == COLOURS)]
        inputs = outputs
    return nn.Sequential(*layers, nn.Tanh()).apply(weights)


def discriminator(width):
    layers, inputs = [nn.Conv2d(COLOURS, width, 4, 2, 1, bias=False), nn.LeakyReLU(.2, True)], width
    for outputs in (2 * width, 4 * width, 8 * width):
        layers += [nn.Conv2d(inputs, outputs, 4, 2, 1, bias=False), nn.BatchNorm2d(outputs), nn.LeakyReLU(.2, True)]
        inputs = outputs
    return nn.Sequential(*layers, nn.Conv2d(inputs, 1, 4, 1, 0, bias=False)).apply(weights)


def image_like(n):
    """Smooth values in [-1, 1]: what photographs feed the convolutions, and no denormals."""
    return F.interpolate(torch.randn(n, COLOURS, SIDE // 8, SIDE // 8), size=SIDE, mode='bilinear').tanh()


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    for name, default in (('ngf', 64), ('batch', 64), ('steps', 5), ('warm-up', 2), ('threads', 1)):
        parser.add_argument(f'--{name}', type=int, default=default)
    parser.add_argument('--processor-time', action='store_true', help='of all threads together, for machines that others use too')
    a = parser.parse_args()
    clock = time.process_time if a.processor_time else time.perf_counter
    torch.manual_seed(1)
    torch.set_num_threads(a.threads)
    g, d = generator(a.ngf), discriminator(a.ngf)
    adam_g, adam_d = (torch.optim.Adam(m.parameters(), 2e-4, (.5, .999)) for m in (g, d))
    real = image_like(a.batch)
    seconds = []
    for step in range(a.warm_up + a.steps):
        start = clock()
        fake = g(torch.randn(a.batch, LATENTS, 1, 1))
        loss = F.softplus(-d(real)).mean() + F.softplus(d(fake.detach())).mean()
        adam_d.zero_grad(set_to_none=True)
        loss.backward()
        adam_d.step()
        loss = F.softplus(-d(fake)).mean()
        adam_g.zero_grad(set_to_none=True)
        loss.backward()
        adam_g.step()
        loss.item()
        if step >= a.warm_up:
            seconds.append(clock() - start)
    print(json.dumps({'side': f'PyTorch {torch.__version__}', 'ngf': a.ngf, 'batch': a.batch, 'threads': a.threads,
                      'imgPerSecond': [round(a.batch / s, 1) for s in seconds]}))
