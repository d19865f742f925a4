#!/usr/bin/env python3
"""All maps and mip levels of small made-up textures, with NumPy in double precision and none of the library's code.

    /usr/bin/python3 reference.py > reference.txt

Each case: channels of a model over a window, and where in it the texture lies. Values in [-1, 1]; see MaterialReferenceTests."""
import numpy as np


def channel(width, height, index):
    y, x = np.mgrid[0:height, 0:width]
    return ((x * 37 + y * 101 + index * 53 + x * y * 7) % 251) / 125.0 - 1


def decode(coded):
    return np.where(coded <= 0.04045, coded / 12.92, ((coded + 0.055) / 1.055) ** 2.4)


def encode(light):
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055)


def as_byte(signed):
    return np.floor(np.clip(signed * 127.5 + 128, 0, 255)) / 255


def pick(plane, rows, columns, wrap_x, wrap_y):
    height, width = plane.shape
    rows = rows % height if wrap_y else np.clip(rows, 0, height - 1)
    columns = columns % width if wrap_x else np.clip(columns, 0, width - 1)
    return plane[np.ix_(rows, columns)]


def coverage(size):
    """[to, from]: how much of each larger texel a smaller one covers, by areas on a line."""
    to = max(1, size // 2)
    a = np.arange(to)[:, None] * size / to
    b = (np.arange(to)[:, None] + 1) * size / to
    i = np.arange(size)[None]
    return np.clip(np.minimum(b, i + 1) - np.maximum(a, i), 0, None) * to / size


def halve(plane):
    return coverage(plane.shape[0]) @ plane @ coverage(plane.shape[1]).T


def pyramid(plane):
    levels = [plane]
    while levels[-1].size > 1:
        levels.append(halve(levels[-1]))
    return levels


def maps(names, source, window, wrap_x, wrap_y, depth, strength, up, radius, ao_strength, roughness, metallic):
    left, top, width, height = window
    raw = {name: channel(source[0], source[1], i) for i, name in enumerate(names)}
    rows, columns = np.arange(height) + top, np.arange(width) + left
    at = lambda plane, dx=0, dy=0: pick(plane, rows + dy, columns + dx, wrap_x, wrap_y)
    out = {}
    colour = [raw[c] for c in ("albedo.r", "albedo.g", "albedo.b")]
    if "height" in raw:
        full = raw["height"]
    else:
        light = sum(w * decode(as_byte(c)) for w, c in zip((0.2126, 0.7152, 0.0722), colour))
        sharp = 2 * np.sqrt(light) - 1
        all_rows, all_columns = np.arange(source[1]), np.arange(source[0])
        full = sum((2 - abs(dy)) * (2 - abs(dx)) * pick(sharp, all_rows + dy, all_columns + dx, wrap_x, wrap_y)
                   for dy in (-1, 0, 1) for dx in (-1, 0, 1)) / 16
    out["height"] = pyramid(at(full))

    # Colour: linear light, weighted by alpha.
    alpha = (at(raw["alpha"]) + 1) / 2 if "alpha" in raw else np.ones((height, width))
    covers = pyramid(alpha)
    for name, plane in zip("rgb", colour):
        lights = pyramid(decode(as_byte(at(plane))) * alpha)
        out["albedo." + name] = [at(plane)] + [2 * encode(np.where(c > 0, l / np.maximum(c, 1e-30), 0)) - 1 for l, c in zip(lights[1:], covers[1:])]
    if "alpha" in raw:
        out["albedo.a"] = [2 * c - 1 for c in covers]

    # Slopes of the true height in texels, by Scharr's kernel as a correlation.
    metres = (full + 1) / 2 * depth * strength
    gx = sum(w * (at(metres, 1, dy) - at(metres, -1, dy)) for dy, w in ((-1, 3), (0, 10), (1, 3))) / 32
    gy = sum(w * (at(metres, dx, 1) - at(metres, dx, -1)) for dx, w in ((-1, 3), (0, 10), (1, 3))) / 32
    n = np.stack([-gx, gy if up else -gy, np.ones_like(gx)])
    n /= np.sqrt((n ** 2).sum(0))
    means = [pyramid(c) for c in n]
    for level in zip(*means):
        level = np.stack(level)
        level /= np.sqrt((level ** 2).sum(0))
        for name, plane in zip("xyz", level):
            out.setdefault("normal." + name, []).append(plane)

    # Occlusion: 16 azimuths, the highest tangent along each.
    metres = (full + 1) / 2 * depth
    open_sky = np.zeros((height, width))
    for azimuth in range(16):
        horizon = np.zeros((height, width))
        for distance in (1, 2, 3, 4, 6, 8, 12, 16, 24, 32, 48, 64):
            if distance > radius:
                break
            dx, dy = (int(np.round(distance * f(2 * np.pi * azimuth / 16))) for f in (np.cos, np.sin))
            horizon = np.maximum(horizon, (at(metres, dx, dy) - at(metres)) / np.hypot(dx, dy))
        open_sky += np.cos(np.arctan(horizon)) ** 2 / 16
    ao = at(raw["ao"]) if "ao" in raw else 1 - 2 * np.minimum(1, ao_strength * (1 - open_sky))
    out["ao"] = pyramid(ao)

    rough = at(raw["roughness"]) if "roughness" in raw else np.full((height, width), 2 * roughness - 1)
    out["metallic"] = pyramid(at(raw["metallic"]) if "metallic" in raw else np.full((height, width), 2 * metallic - 1))
    # LEAN: alpha'^2 = E[alpha^2] + Var[slope x] + Var[slope y], over all texels of level 0 below.
    second = zip(pyramid(((rough + 1) / 2) ** 4), pyramid(gx), pyramid(gy), pyramid(gx ** 2), pyramid(gy ** 2))
    out["roughness"] = [rough] + [2 * np.minimum(1, a + xx - x * x + yy - y * y) ** 0.25 - 1 for a, x, y, xx, yy in second][1:]
    return out


PBR = ["albedo.r", "albedo.g", "albedo.b", "height", "roughness", "metallic", "ao"]
CASES = {
    # names, source size, window, wraps, depth, strength, y up, AO radius, AO strength, roughness, metallic
    "tile": (PBR[:6], (12, 10), (0, 0, 12, 10), True, True, 3, 1, True, 5, 1, .5, .5),
    "chunk": (PBR[:4], (16, 9), (4, 0, 7, 9), False, True, 2, .5, False, 3, .75, .25, .1),
    "photo": (["albedo.r", "albedo.g", "albedo.b", "alpha"], (9, 11), (0, 0, 9, 11), False, False, 4, 2, True, 16, 1, .8, 0),
    "given": (PBR, (5, 8), (0, 0, 5, 8), True, False, 8, 1, True, 16, 1, .5, .5),
}
for name, case in CASES.items():
    for key, levels in maps(*case).items():
        for level, plane in enumerate(levels):
            print(name, key, level, *plane.shape[::-1], " ".join(f"{v:.6f}" for v in plane.ravel()))
