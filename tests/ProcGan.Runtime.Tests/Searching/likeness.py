#!/usr/bin/env python3
"""What LatentSearch compares, with NumPy: /usr/bin/python3 likeness.py > likeness.txt; see LatentSearchTests."""
import numpy as np

M1 = np.array([[0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566], [0.0883024619, 0.2817188376, 0.6299787005]])
M2 = np.array([[0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099], [0.0259040371, 0.7827717662, -0.8086757660]])


def oklab(light):
    return np.cbrt(light @ M1.T) @ M2.T


def decode(c):
    return np.where(c <= 0.04045, c / 12.92, ((c + 0.055) / 1.055) ** 2.4)


for colour in ((1, 1, 1), (1, 0, 0), (0, 1, 0), (.2, .1, .7)):
    print("oklab", *colour, *(f"{v:.7f}" for v in oklab(np.array(colour, float))))

h, w = 12, 16
y, x = np.mgrid[0:h, 0:w]
image = np.stack([(x * 37 + y * 101 + c * 53 + x * y * 7) % 256 for c in range(3)], -1)
light = decode(image / 255.0)
numbers = []
for scale in range(3):
    lab = oklab(light)
    for c in range(3):
        p = lab[..., c]
        d = p - p.mean()
        numbers += [p.mean(), p.std(), np.cbrt((d ** 3).mean()), np.abs(np.diff(p, axis=1)).mean(), np.abs(np.diff(p, axis=0)).mean()]
    light = light.reshape(light.shape[0] // 2, 2, light.shape[1] // 2, 2, 3).mean((1, 3)) if scale < 2 else light
print("likeness", *(f"{v:.7f}" for v in numbers))
