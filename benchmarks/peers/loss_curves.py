#!/usr/bin/env python3
"""The same steps as `bench loss-curves` made, in PyTorch eager float32: the same initial weights, crops and latents; then compares.

usage: ONEDNN_MAX_CPU_ISA=AVX512_CORE_BF16 /usr/bin/python3 loss_curves.py FOLDER [THREADS]      prints the table of docs/PERFORMANCE.md
"""
import sys

import numpy
import torch
import torch.nn.functional as F

from train_step import discriminator, generator


def losses(folder):
    weight = lambda i: torch.from_numpy(numpy.load(f'{folder}/weight{i:02}.npy'))
    crops, latents = numpy.load(f'{folder}/crops.npy', mmap_mode='r'), numpy.load(f'{folder}/z.npy')
    width = weight(0).shape[1] // 8
    g, d = generator(width), discriminator(width)
    with torch.no_grad():
        for i, p in enumerate([*g.parameters(), *d.parameters()]):
            p.copy_(weight(i))
    adam_g, adam_d = (torch.optim.Adam(m.parameters(), 2e-4, (.5, .999)) for m in (g, d))
    for pixels, z in zip(crops, latents):
        real = torch.from_numpy(pixels.astype('float32')) / 127.5 - 1
        fake = g(torch.from_numpy(z))
        loss_d = F.softplus(-d(real)).mean() + F.softplus(d(fake.detach())).mean()
        adam_d.zero_grad(set_to_none=True)
        loss_d.backward()
        adam_d.step()
        loss_g = F.softplus(-d(fake)).mean()
        adam_g.zero_grad(set_to_none=True)
        loss_g.backward()
        adam_g.step()
        yield loss_d.item(), loss_g.item()


if __name__ == '__main__':
    folder = sys.argv[1]
    torch.set_num_threads(int(sys.argv[2]) if len(sys.argv) > 2 else 1)
    peer = numpy.array(list(losses(folder)))
    numpy.savetxt(f'{folder}/PyTorch.csv', peer, delimiter=',')
    sides = {name: numpy.loadtxt(f'{folder}/ProcGan-{name}.csv', delimiter=',') for name in ('float32', 'bfloat16')}
    print('| steps | PyTorch float32: D, G | ' + ' | '.join(f'{name}: D, G' for name in sides) + ' | mean distance of ' + ', of '.join(sides) + ' |')
    print('|' + '---|' * (3 + len(sides)))
    edges = [0, 1, 10, *range(25, len(peer) + 1, 25)]
    for a, b in zip(edges, edges[1:]):
        row = lambda x: ', '.join(f'{v:.4f}' for v in x[a:b].mean(0))
        far = ', '.join(f'{numpy.abs(s[a:b] - peer[a:b]).mean():.2g}' for s in sides.values())
        print(f'| {a + 1} to {b} | {row(peer)} | ' + ' | '.join(row(s) for s in sides.values()) + f' | {far} |')
