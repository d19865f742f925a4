"""Writes reference.json: every metric once more, in numpy and scipy, on pictures that both sides make from whole numbers.

Run: /usr/bin/python3 reference.py. It shares no code with the library; where a metric draws random numbers, they come from numpy's
Philox and scipy's inverse normal.
"""
import json
import pathlib

import numpy as np
import scipy.ndimage
from scipy.special import ndtri

result = {}


def pictures(count, channels, height, width, variant=0):
    """[N, C, H, W] in [-1, 1]: slanted stripes with grain, the same in Pictures.cs."""
    n, c, y, x = np.ogrid[0:count, 0:channels, 0:height, 0:width]
    n = n + 1000 * variant
    grain = ((n * 73856093 + c * 19349663 + y * 83492791 + x * 50331653) * 2654435761 & 0xFFFFFFFF) >> 26   # 0 to 63
    stripes = np.abs((x * (n % 7 + 3) + y * (c + 2 + n % 3)) % 96 - 48) * 4                                  # 0 to 192
    return (grain + stripes) / 127.5 - 1


def block(seed, c0, c1, c2, c3):
    """NumPy counts up before it draws."""
    counter = c0 + (c1 << 64) + (c2 << 128) + (c3 << 192) - 1 & (1 << 256) - 1
    words = [counter >> 64 * i & (1 << 64) - 1 for i in range(4)]
    return np.random.Philox(key=np.array([seed, 0], dtype=np.uint64), counter=np.array(words, dtype=np.uint64)).random_raw(4)


def stream(seed, number, count):
    """Draws of one stream: words of blocks (0, 0, 0, number), (1, 0, 0, number), ..."""
    start = (number << 192) - 1
    words = [start >> 64 * i & (1 << 64) - 1 for i in range(4)]
    return np.random.Philox(key=np.array([seed, 0], dtype=np.uint64), counter=np.array(words, dtype=np.uint64)).random_raw(count)


def normal(words):
    return ndtri(((words >> np.uint64(11)).astype(np.float64) + 0.5) / 2.0**53)


def below(bits, bound):
    return int(bits) * bound >> 64


# --- sliced Wasserstein distance: Karras et al. 2018, with scipy's convolution and numpy's sort --------------------

kernel = np.outer([1, 4, 6, 4, 1], [1, 4, 6, 4, 1]) / 256


def pyramid(images):
    levels = []
    while min(images.shape[2:]) // 2 >= 16 and images.shape[2] % 2 == 0 and images.shape[3] % 2 == 0:
        down = scipy.ndimage.convolve(images, kernel[None, None], mode="mirror")[:, :, ::2, ::2]
        up = np.zeros_like(images)
        up[:, :, ::2, ::2] = down
        levels.append(images - scipy.ndimage.convolve(up, 4 * kernel[None, None], mode="mirror"))
        images = down
    return levels + [images]


def patches(level, per_image, seed, number, which):
    n, c, h, w = level.shape
    found = np.empty((n * per_image, c, 7, 7))
    for i in range(len(found)):
        r = block(seed, i, which, 0, number)
        x, y = below(r[0], w - 6), below(r[1], h - 6)
        found[i] = level[i // per_image, :, y:y + 7, x:x + 7]
    found -= found.mean(axis=(0, 2, 3), keepdims=True)
    deviation = found.std(axis=(0, 2, 3), keepdims=True)
    found = np.where(deviation > 1e-7, found / np.where(deviation > 0, deviation, 1), 0)
    return found.reshape(len(found), -1)


def swd(a, b, per_image, directions, seed):
    size = a.shape[1] * 49
    along = normal(stream(seed, 48, directions * size)).reshape(directions, size)
    along /= np.linalg.norm(along, axis=1, keepdims=True)
    distances = []
    for i, (x, y) in enumerate(zip(pyramid(a), pyramid(b))):
        left = np.sort(patches(x, per_image, seed, 49, i) @ along.T, axis=0)
        right = np.sort(patches(y, per_image, seed, 50, i) @ along.T, axis=0)
        distances.append(1000 * np.abs(left - right).mean())
    return distances


flat = pictures(4, 2, 16, 24, 1)
flat[:, 1] = 0.25
result["swd"] = {
    "square": swd(pictures(6, 3, 64, 64), pictures(6, 3, 64, 64, 1), 16, 20, 7),
    "wide": swd(pictures(4, 2, 16, 24), flat, 300, 8, 3),
}
result["pyramid"] = [float(np.abs(level).sum()) for level in pyramid(pictures(2, 1, 64, 32))]
result["colour"] = float(np.abs(np.sort(pictures(3, 2, 9, 8).transpose(1, 0, 2, 3).reshape(2, -1))
                                - np.sort(pictures(3, 2, 9, 8, 2).transpose(1, 0, 2, 3).reshape(2, -1))).mean() * 127.5)

pathlib.Path(__file__).with_name("reference.json").write_text(json.dumps(result, indent=1) + "\n")
