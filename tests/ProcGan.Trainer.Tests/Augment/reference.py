"""Writes reference.json: what PyTorch computes for the augmentations. Run: python3 reference.py"""
import json
import pathlib

import torch

torch.manual_seed(5)
SIDE = 8
# roll x, roll y, cutout, cut x, cut y, brightness, saturation, contrast
PLAN = [(3, 0, False, 0, 0, 0.25, 0.5, -0.25), (0, 0, True, 0, 8, 0.0, 0.0, 0.0), (7, 2, True, 4, 3, -0.5, -1.0, 0.5), (0, 0, False, 0, 0, 0.0, 0.0, 0.0)]


def flat(t):
    return [float(f"{v:.9g}") for v in t.detach().flatten().tolist()]


def augment(x, plan, albedo):
    """One picture [C, H, W], pixel by pixel where torch has no operator of its own."""
    rx, ry, cut, cx, cy, brightness, saturation, contrast = plan
    if albedo:
        c = x[:albedo] + brightness
        if albedo == 3:
            grey = c.mean(0, keepdim=True)
            c = torch.lerp(grey.expand_as(c), c, 1 + saturation)
        mean = c.mean()
        c = torch.lerp(mean.expand_as(c), c, 1 + contrast)
        x = torch.cat([c, x[albedo:]])
    h = [(i - ry) % SIDE for i in range(SIDE)]
    w = [(i - rx) % SIDE for i in range(SIDE)]
    x = x[:, h][:, :, w]
    if cut:
        keep = torch.tensor([[not (cx - 2 <= j < cx + 2 and cy - 2 <= i < cy + 2) for j in range(SIDE)] for i in range(SIDE)])
        x = x * keep
    return x


cases = []
for channels, albedo in ((5, 3), (1, 1), (2, 0)):
    x = torch.randn(len(PLAN), channels, SIDE, SIDE).requires_grad_()
    weighting = torch.randn(len(PLAN), channels, SIDE, SIDE)
    y = torch.stack([augment(picture, plan, albedo) for picture, plan in zip(x, PLAN)])
    (y * weighting).sum().backward()
    cases.append({"channels": channels, "albedo": albedo, "x": flat(x), "weighting": flat(weighting), "y": flat(y), "gradient": flat(x.grad)})
pathlib.Path(__file__).with_name("reference.json").write_text(json.dumps({"cases": cases}) + "\n")
