"""Writes reference.json: what numpy computes for the data tests. Run: python3 reference.py"""
import json
import math
import pathlib

import numpy as np

rng = np.random.default_rng(3)
W, H, C, TW, TH = 24, 18, 3, 10, 8
image = rng.integers(0, 256, (H, W, C), dtype=np.uint8)


def lanczos3(t):
    return np.where(np.abs(t) < 3, np.sinc(t) * np.sinc(t / 3), 0)


def matrix(source, target, wrap):
    ratio = source / target
    m = np.zeros((target, source))
    for i in range(target):
        centre = (i + 0.5) * ratio - 0.5
        j = np.arange(math.ceil(centre - 3 * ratio), math.floor(centre + 3 * ratio) + 1)
        w = lanczos3((j - centre) / ratio)
        for k, v in zip(j % source if wrap else np.clip(j, 0, source - 1), w / w.sum()):
            m[i, k] += v
    return m


def resample(wrap_x, wrap_y):
    r = np.einsum("yj,jkc,xk->yxc", matrix(H, TH, wrap_y), image.astype(float), matrix(W, TW, wrap_x))
    return np.clip(np.floor(r + 0.5), 0, 255).astype(np.uint8)


def block(seed, c0, c1, c2, c3):
    """NumPy counts up before it draws."""
    return np.random.Philox(key=[seed, 0], counter=[c0 - 1, c1, c2, c3]).random_raw(4)


def below(bits, bound):
    return int(bits) * bound >> 64


# Image 0: 40 x 30, tiles on x only. Image 1: 20 x 20, tiles on neither. Crop 16.
places = []
for step, index in [(1, 0), (1, 1), (2, 0), (77, 5), (10**12, 7), (3, 1), (4, 2), (5, 3)]:
    r = block(42, step, index, 0, 32)
    image_index = below(r[0], 2)
    x_range, y_range = (40, 30 - 16 + 1) if image_index == 0 else (5, 5)
    places.append(dict(step=step, index=index, image=image_index, x=below(r[1], x_range), y=below(r[2], y_range),
                       mirrorX=bool(int(r[3]) & 1), mirrorY=bool(int(r[3]) & 2)))

(pathlib.Path(__file__).parent / "reference.json").write_text(json.dumps(dict(
    image=image.tobytes().hex(),
    resampled={f"{x}{y}": resample(x == "w", y == "w").tobytes().hex() for x in "wc" for y in "wc"},
    places=places), indent=0) + "\n")
