#!/usr/bin/env python3
"""Blends of latents with NumPy in double precision: /usr/bin/python3 latents.py > latents.txt; see LatentMathTests."""
import numpy as np

n = 37
a = np.sin(np.arange(n) * 1.7) * 2
b = np.cos(np.arange(n) * 0.9 + 0.3)
la, lb = np.linalg.norm(a), np.linalg.norm(b)
for t in (0, .25, .5, .9, 1):
    print("lerp", t, *(f"{v:.7f}" for v in a + (b - a) * t))
    # Slerp as Shoemake has it, on the directions; the length goes evenly.
    angle = np.arccos(a @ b / la / lb)
    u = (np.sin((1 - t) * angle) * a / la + np.sin(t * angle) * b / lb) / np.sin(angle)
    print("slerp", t, *(f"{v:.7f}" for v in u * (la + (lb - la) * t)))
    print("blend", t, *(f"{v:.7f}" for v in np.cos(t * np.pi / 2) * a + np.sin(t * np.pi / 2) * b))
print("dot", 0, f"{a @ b:.9f}")
print("length", 0, f"{la:.9f}")
