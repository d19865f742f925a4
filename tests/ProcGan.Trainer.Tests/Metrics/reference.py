"""Writes reference.json: every metric once more, in numpy, scipy, Pillow and PyTorch, on pictures that both sides make from whole numbers.

Run: /usr/bin/python3 reference.py. It shares no code with the library; where a metric draws random numbers, they come from numpy's
Philox and scipy's inverse normal.
"""
import json
import pathlib

import numpy as np
import scipy.linalg
import scipy.ndimage
import scipy.spatial
import torch
from PIL import Image
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



# --- distances between features -------------------------------------------------------------------------------------

def features(count, size, variant=0):
    """[N, D] whole numbers over 64, the same in Pictures.cs."""
    n, d = np.ogrid[0:count, 0:size]
    return (((n + 1000 * variant) * 73856093 + d * 19349663) * 2654435761 & 0xFFFFFFFF).astype(np.float64) // 2**25 / 64 * (1 + d % 3) + variant * 0.3


def kernel_distance(a, b):
    k = lambda x, y: (x @ y.T / x.shape[1] + 1) ** 3
    aa, bb, ab = k(a, a), k(b, b), k(a, b)
    n, m = len(a), len(b)
    return (aa.sum() - np.trace(aa)) / (n * (n - 1)) + (bb.sum() - np.trace(bb)) / (m * (m - 1)) - 2 * ab.mean()


def neighbourhoods(real, fake):
    radius = lambda x, k: np.sort(scipy.spatial.distance.cdist(x, x), axis=1)[:, k]
    d = scipy.spatial.distance.cdist(real, fake)
    precision = (d <= radius(real, 3)[:, None]).any(axis=0).mean()
    recall = (d <= radius(fake, 3)[None, :]).any(axis=1).mean()
    inside = d < radius(real, 5)[:, None]
    return [precision, recall, inside.sum(axis=0).mean() / 5, inside.any(axis=1).mean()]


def frechet(a, b):
    s, t = np.cov(a, rowvar=False), np.cov(b, rowvar=False)
    return float(((a.mean(0) - b.mean(0)) ** 2).sum() + np.trace(s + t - 2 * scipy.linalg.sqrtm(s @ t).real))


real, fake = features(40, 12), features(30, 12, 1)
result["features"] = {
    "kernel": kernel_distance(real, fake),
    "neighbourhoods": neighbourhoods(real, fake),
    "frechet": frechet(real, fake),
    "frechet few": frechet(features(9, 20), features(8, 20, 1)),
    "relative": float(np.abs((fake - real.mean(0)) / np.sqrt((real**2).mean(0))).sum()),
}
symmetric = features(17, 17)
symmetric = symmetric + symmetric.T
values, vectors = np.linalg.eigh(symmetric)
result["eigen"] = {"values": values[::-1].tolist(), "first": (vectors[:, -1] * np.sign(vectors[np.abs(vectors[:, -1]).argmax(), -1])).tolist()}


# --- MS-SSIM: scipy's Gaussian, cut to the windows that lie inside -------------------------------------------------------

def ssim(x, y):
    blur = lambda v: scipy.ndimage.gaussian_filter(v, 1.5, truncate=5 / 1.5)[5:-5, 5:-5]
    mx, my = blur(x), blur(y)
    vx, vy, vxy = blur(x * x) - mx * mx, blur(y * y) - my * my, blur(x * y) - mx * my
    contrast = (2 * vxy + 0.06**2) / (vx + vy + 0.06**2)
    return (contrast * (2 * mx * my + 0.02**2) / (mx**2 + my**2 + 0.02**2)).mean(), contrast.mean()


def ms_ssim(a, b):
    results = []
    for x, y in zip(a, b):
        scales = [s for s in range(5) if min(x.shape) >> s >= 11]
        weights = np.array([0.0448, 0.2856, 0.3001, 0.2363, 0.1333])[:len(scales)]
        terms = []
        for _ in scales:
            terms.append(ssim(x, y))
            h, w = x.shape[0] // 2, x.shape[1] // 2
            x, y = (v[:2 * h, :2 * w].reshape(h, 2, w, 2).mean((1, 3)) for v in (x, y))
        chosen = np.array([t[1] for t in terms[:-1]] + [terms[-1][0]])
        results.append(np.prod(np.maximum(chosen, 0) ** (weights / weights.sum())))
    return float(np.mean(results))


def alike(*shape):
    """Each second picture is four fifths of the one before it."""
    images = pictures(*shape)
    images[1::2] = 0.8 * images[::2] + 0.2 * images[1::2]
    return images


some, small = alike(4, 3, 50, 66), alike(2, 1, 12, 20)
result["ssim"] = {"pairs": (ms_ssim(some[0], some[1]) + ms_ssim(some[2], some[3])) / 2, "small": ms_ssim(small[0], small[1])}


# --- seams ----------------------------------------------------------------------------------------------------------

def seam(images):
    """Across the last axis."""
    lines = np.abs(np.roll(images, -1, axis=3) - images).sum(axis=(1, 2))
    wrap, inside = lines[:, -1], lines[:, :-1]
    return [float((wrap / inside.mean(axis=1)).mean()),
            float(((inside < wrap[:, None]) + 0.5 * (inside == wrap[:, None])).mean())]


tiles = pictures(5, 2, 12, 18)
result["seam"] = {"columns": seam(tiles), "rows": seam(tiles.transpose(0, 1, 3, 2))}


# --- radial spectrum ---------------------------------------------------------------------------------------------------

def power(images):
    side = 1 << (min(images.shape[2:]).bit_length() - 1)
    window = np.sin(np.pi * (np.arange(side) + 0.5) / side) ** 2
    cut = images[:, :, :side, :side]
    cut = (cut - cut.mean((2, 3), keepdims=True)) * window[:, None] * window
    return (np.abs(np.fft.fft2(cut)) ** 2).mean((0, 1)) / (window**2).sum() ** 2 + (2 / 255) ** 2 / 12


def rings(p):
    side = len(p)
    f = np.fft.fftfreq(side, 1 / side)
    radius = np.round(np.hypot(f[:, None], f)).astype(int)
    return np.array([10 * np.log10(p[radius == r].mean()) for r in range(1, int(0.8 * side / 2) + 1)])


def excess(p, y, x):
    side = len(p)
    around = [p[(y + dy) % side, (x + dx) % side] for dy in range(-2, 3) for dx in range(-2, 3) if max(abs(dx), abs(dy)) == 2]
    return 10 * np.log10(p[y, x] / np.median(around))


natural = pictures(3, 2, 70, 64)
lattice = natural + 0.1 * (np.arange(64) % 8 == 0)
p, q = power(lattice), power(natural)
step = 64 // 16
difference = np.abs(rings(p) - rings(q))
result["spectrum"] = {
    "rings": rings(q).tolist(), "mean": difference.mean(), "worst": difference.max(),
    "peak": max(excess(p, y, x) - excess(q, y, x) for y in range(0, 64, step) for x in range(0, 64, step) if x or y),
}
result["resize"] = {
    f"{w}x{h}": np.array(Image.fromarray(pictures(1, 1, 20, 30)[0, 0].astype(np.float32)).resize((w, h), Image.BILINEAR)).astype(float).ravel().tolist()
    for w, h in [(7, 5), (33, 22)]
}

# --- the random bank, in PyTorch ----------------------------------------------------------------------------------------

def bank(images):
    draws = normal(stream(1, 52, 48 * images.shape[1] * 25 + 64 * 48 * 9))
    split = 48 * images.shape[1] * 25
    filters = [draws[:split].reshape(48, -1), draws[split:].reshape(64, -1)]
    filters = [f - f.mean(1, keepdims=True) for f in filters]
    filters = [f / np.linalg.norm(f, axis=1, keepdims=True) for f in filters]
    first, second = (torch.tensor(f.reshape(len(f), -1, k, k)) for f, k in zip(filters, (5, 3)))
    x, found = torch.tensor(images), []
    for scale in range(3):
        x = torch.nn.functional.avg_pool2d(x, 2) if scale else x
        edges = torch.nn.functional.conv2d(x, first).abs()
        corners = torch.nn.functional.conv2d(torch.nn.functional.avg_pool2d(edges, 2), second).abs()
        for m in (x, edges, corners):
            found += [m.mean((2, 3)), m.std((2, 3), unbiased=False)]
    return torch.cat(found, 1)


result["bank"] = bank(pictures(2, 3, 64, 64))[:, ::20].numpy().ravel().tolist()

pathlib.Path(__file__).with_name("reference.json").write_text(json.dumps(result, indent=1) + "\n")
