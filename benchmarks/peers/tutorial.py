#!/usr/bin/env python3
"""The recipe of PyTorch's DCGAN tutorial on a photograph or a folder of them, as the peer of `train`: 64 px, ngf 64, batch 128, BCE, Adam at 2e-4.

What the tutorial does to faces (Resize, CenterCrop) is here what `train` does to textures: photographs shrunk to 256 px, then random crops.
Batch norm gets statistics of 50 batches before the export, so that the file makes what the tutorial's own sampling shows.
Needs Debian's python3-torch, python3-numpy and python3-pil.
usage: ONEDNN_MAX_CPU_ISA=AVX512_CORE_BF16 /usr/bin/python3 tutorial.py DATA --minutes M --out MODEL.onnx [--seed 1] [--threads 2] [--kimg K]
"""
import argparse
import os
import sys
import time

import numpy as np
import torch
from torch import nn
from PIL import Image

from train_step import LATENTS, SIDE, discriminator, generator

NGF, BATCH, WORKING_SIDE = 64, 128, 256
ENDINGS = ('.png', '.jpg', '.jpeg', '.webp', '.tga', '.bmp')


def photographs(data):
    """[3, H, W] bytes each, at most 256 px at the shorter side."""
    files = [data] if os.path.isfile(data) else sorted(os.path.join(folder, name) for folder, _, names in os.walk(data, followlinks=True)
                                                        for name in names if name.lower().endswith(ENDINGS))
    for file in files:
        image = Image.open(file).convert('RGB')
        scale = WORKING_SIDE / min(image.size)
        if scale < 1:
            image = image.resize([round(side * scale) for side in image.size], Image.LANCZOS)
        yield torch.from_numpy(np.array(image)).permute(2, 0, 1)


def batch_of(images, count):
    crops = []
    for i in torch.randint(0, len(images), (count,)).tolist():
        y, x = (int(torch.randint(0, side - SIDE + 1, ())) for side in images[i].shape[1:])
        crops.append(images[i][:, y:y + SIDE, x:x + SIDE])
    return torch.stack(crops).float() / 127.5 - 1


if __name__ == '__main__':
    parser = argparse.ArgumentParser()
    parser.add_argument('data')
    parser.add_argument('--out', required=True)
    parser.add_argument('--minutes', type=float, default=10)
    parser.add_argument('--kimg', type=float, help='stop after so many thousand images instead')
    parser.add_argument('--seed', type=int, default=1)
    parser.add_argument('--threads', type=int, default=2)
    a = parser.parse_args()
    start = time.monotonic()
    torch.manual_seed(a.seed)
    torch.set_num_threads(a.threads)
    images = list(photographs(a.data))
    g, d = generator(NGF), nn.Sequential(discriminator(NGF), nn.Sigmoid())
    adam_g, adam_d = (torch.optim.Adam(m.parameters(), 2e-4, (.5, .999)) for m in (g, d))
    bce, seen, told = nn.BCELoss(), 0, start
    ones, zeros = torch.ones(BATCH), torch.zeros(BATCH)
    while seen < a.kimg * 1000 if a.kimg else time.monotonic() - start < 60 * a.minutes:
        # As the tutorial has it: D on real and on fake pictures apart, then G through D anew.
        d.zero_grad()
        bce(d(batch_of(images, BATCH)).view(-1), ones).backward()
        fake = g(torch.randn(BATCH, LATENTS, 1, 1))
        bce(d(fake.detach()).view(-1), zeros).backward()
        adam_d.step()
        g.zero_grad()
        loss = bce(d(fake).view(-1), ones)
        loss.backward()
        adam_g.step()
        seen += BATCH
        if time.monotonic() - told > 20:
            told = time.monotonic()
            print(f'{seen / 1000:.1f} kimg  {seen / (told - start):.0f} img/s  G {loss.item():.2f}', file=sys.stderr, flush=True)

    for module in g.modules():
        if isinstance(module, nn.BatchNorm2d):
            module.reset_running_stats()
            module.momentum = None     # the mean of all batches
    with torch.no_grad():
        for _ in range(50):
            g(torch.randn(BATCH, LATENTS, 1, 1))
    torch.onnx.export(g.eval(), torch.randn(1, LATENTS, 1, 1), a.out, input_names=['z'], output_names=['image'],
                      dynamic_axes={'z': {0: 'n'}, 'image': {0: 'n'}}, opset_version=13)
    print(f'{len(images)} images, {seen / 1000:.1f} kimg in {(time.monotonic() - start) / 60:.1f} minutes')
