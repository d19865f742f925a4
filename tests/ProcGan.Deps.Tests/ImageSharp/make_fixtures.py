"""Writes Fixtures/: tiny images by Pillow, what Pillow decodes from them, and resizes computed here with numpy.

Run with Debian's python3-pil and python3-numpy: python3 make_fixtures.py
"""
import json
import math
import pathlib
import struct
import zlib

import numpy as np
from PIL import Image

out = pathlib.Path(__file__).parent / "Fixtures"
out.mkdir(exist_ok=True)
W, H = 13, 7
y, x = np.mgrid[0:H, 0:W]
rgba = np.stack([x * 255 // 12, y * 255 // 6, (x * y * 37) % 256, 255 - (x + y) * 12], -1).astype(np.uint8)
rgb, grey = rgba[..., :3], rgba[..., 0]
smooth = np.stack([128 + 90 * np.sin(x / 5), 128 + 70 * np.cos(y / 3), 100 + 5 * x + 4 * y], -1).astype(np.uint8)
grey16 = ((x * 4999 + y * 7919) % 65536).astype(np.uint16)
golden = {}


def png(name, depth, kind, rows, extra=b""):
    """A PNG by hand: what Pillow cannot write (16-bit RGB, low depths with transparency)."""
    def chunk(tag, data):
        return struct.pack(">I", len(data)) + tag + data + struct.pack(">I", zlib.crc32(tag + data))
    raw = b"".join(b"\0" + r for r in rows)
    (out / name).write_bytes(b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", W, H, depth, kind, 0, 0, 0))
                             + extra + chunk(b"IDAT", zlib.compress(raw)) + chunk(b"IEND", b""))


def add(name, bits, pixels=None, tolerance=0):
    """Expected RGBA: given, or what Pillow decodes."""
    if pixels is None:
        pixels = np.asarray(Image.open(out / name).convert("RGBA"))
    golden[name] = dict(width=W, height=H, bits=bits, tolerance=tolerance, rgba=pixels.astype(np.uint8).tobytes().hex())


def opaque(p):
    return np.concatenate([p, np.full((H, W, 1), 255, np.uint8)], -1)


for name, array, bits in [("rgb.png", rgb, 24), ("rgba.png", rgba, 32), ("grey.png", grey, 8),
                          ("rgb24.tga", rgb, 24), ("rgba32.tga", rgba, 32), ("grey8.tga", grey, 8),
                          ("rgb24.bmp", rgb, 24), ("grey8.bmp", grey, 8)]:
    Image.fromarray(array).save(out / name)
    add(name, bits)
Image.fromarray(rgba).save(out / "rgba32.bmp")
add("rgba32.bmp", 32, rgba)   # Pillow reads its own fourth byte as padding; the package reads alpha
Image.fromarray(rgb).save(out / "rle.tga", compression="tga_rle")
add("rle.tga", 24)
Image.fromarray((rgb // 128) * 255).save(out / "runs.tga", compression="tga_rle")
add("runs.tga", 24)
Image.fromarray(rgb).save(out / "top.tga", orientation=1)
add("top.tga", 24)
Image.fromarray(rgb).convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(out / "mapped.tga")
add("mapped.tga", 8)
Image.fromarray(rgb).convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(out / "palette8.bmp")
add("palette8.bmp", 8)
Image.fromarray(rgb).convert("1").save(out / "mono.bmp")
add("mono.bmp", 1)
Image.fromarray(rgb).convert("P", palette=Image.Palette.ADAPTIVE, colors=16).save(out / "palette.png")
add("palette.png", 8)
Image.merge("LA", [Image.fromarray(grey), Image.fromarray(rgba[..., 3])]).save(out / "greyalpha.png")
add("greyalpha.png", 16)

# 16-bit: kept whole in golden16; 8-bit values are round(v / 257).
png("grey16.png", 16, 0, [r.astype(">u2").tobytes() for r in grey16])
add("grey16.png", 16, opaque(np.repeat(np.round(grey16 / 257).astype(np.uint8)[..., None], 3, -1)))
rgb16 = np.stack([grey16, grey16[::-1], grey16[:, ::-1]], -1)
png("rgb16.png", 16, 2, [r.astype(">u2").tobytes() for r in rgb16])
add("rgb16.png", 48, opaque(np.round(rgb16 / 257).astype(np.uint8)))
two = (x + y) % 4
png("grey2.png", 2, 0, [bytes(int("".join(f"{v:02b}" for v in r).ljust(32, "0")[i:i + 8], 2) for i in range(0, 32, 8)) for r in two])
add("grey2.png", 2, opaque(np.repeat((two * 85)[..., None], 3, -1).astype(np.uint8)))

# Top-down 32-bit and 16-bit 5-6-5 bit fields and 4-bit BMPs, by hand.
def bmp(name, depth, height, compression, rows, tail=b"", colours=0):
    body = b"".join(r + b"\0" * (-len(r) % 4) for r in rows)
    offset = 54 + len(tail)
    (out / name).write_bytes(struct.pack("<2sIHHI", b"BM", offset + len(body), 0, 0, offset)
                             + struct.pack("<IiiHHIIiiII", 40, W, height, 1, depth, compression, len(body), 0, 0, colours, 0) + tail + body)


bmp("topdown.bmp", 24, -H, 0, [rgb[r, :, ::-1].tobytes() for r in range(H)])
add("topdown.bmp", 24, opaque(rgb))
five = ((rgb[..., 0].astype(int) >> 3) << 11) | ((rgb[..., 1].astype(int) >> 2) << 5) | (rgb[..., 2].astype(int) >> 3)
bmp("rgb565.bmp", 16, H, 3, [five[r].astype("<u2").tobytes() for r in range(H - 1, -1, -1)], struct.pack("<III", 0xF800, 0x7E0, 0x1F))
scale = lambda v, m: ((v * 255 + m // 2) // m).astype(np.uint8)
add("rgb565.bmp", 16, opaque(np.stack([scale(five >> 11, 31), scale((five >> 5) & 63, 63), scale(five & 31, 31)], -1)))
nibbles = (x * 3 + y) % 16
palette = np.array([[i * 16, 255 - i * 16, i * 7] for i in range(16)], np.uint8)
bmp("palette4.bmp", 4, H, 0, [bytes((list(r) + [0])[i] << 4 | (list(r) + [0])[i + 1] for i in range(0, W + 1, 2)) for r in nibbles[::-1]],
    b"".join(bytes([b, g, r, 0]) for r, g, b in palette), 16)
add("palette4.bmp", 4, opaque(palette[nibbles]))

# Lossy: decoders may differ by a rounding of the inverse transform, the colour conversion and the chroma filter.
Image.fromarray(smooth).save(out / "rgb.jpg", quality=95, subsampling=0)
add("rgb.jpg", 24, tolerance=2)
Image.fromarray(smooth).save(out / "progressive.jpg", quality=95, progressive=True)
add("progressive.jpg", 24, tolerance=2)
Image.fromarray(smooth[..., 2]).save(out / "grey.jpg", quality=95)
add("grey.jpg", 8, tolerance=2)
Image.fromarray(255 - opaque(smooth)).convert("RGBA").convert("RGB").convert("CMYK").save(out / "cmyk.jpg", quality=98)
add("cmyk.jpg", 32, tolerance=3)
Image.fromarray(smooth).save(out / "lossy.webp", quality=90)
add("lossy.webp", 24, tolerance=2)
Image.fromarray(rgba).save(out / "lossless.webp", lossless=True, exact=True)
add("lossless.webp", 32)


# ---- resizing: the package's convention, written from its description, in double precision ----
def lanczos3(t):
    t = np.abs(t)
    return np.where(t < 3, np.sinc(t) * np.sinc(t / 3), 0)


def bicubic(t):
    t = np.abs(t)
    return np.where(t <= 1, (1.5 * t - 2.5) * t * t + 1, np.where(t < 2, ((-0.5 * t + 2.5) * t - 4) * t + 2, 0))


def box(t):
    return ((t > -0.5) & (t <= 0.5)).astype(float)


def matrix(source, target, kernel, support):
    """Rows of weights: centres at halves, kernel widened when shrinking, cut at the edges, normalised."""
    ratio = source / target
    scale = max(1, ratio)
    radius = math.ceil(scale * support - 1e-8)
    m = np.zeros((target, source))
    for i in range(target):
        centre = (i + 0.5) * ratio - 0.5
        j = np.arange(max(0, math.ceil(centre - radius - 1e-8)), min(source - 1, math.floor(centre + radius + 1e-8)) + 1)
        w = kernel(((j - centre) / scale).astype(np.float32).astype(float))   # the kernel's argument is a float there
        m[i, j] = w / w.sum()
    return m


rng = np.random.default_rng(7)
big = np.clip(rng.normal(128, 60, (23, 31, 3)), 0, 255).astype(np.uint8)
Image.fromarray(big).save(out / "resize.png")
resizes = []
for name, kernel, support in [("Lanczos3", lanczos3, 3), ("Bicubic", bicubic, 2), ("Box", box, 0.5)]:
    for w, h in [(11, 9), (31, 10), (64, 50), (8, 40)]:
        a, b = matrix(31, w, kernel, support), matrix(23, h, kernel, support)
        r = np.einsum("yj,jkc,xk->yxc", b, big.astype(float), a)
        resizes.append(dict(sampler=name, width=w, height=h, rgb=np.clip(np.floor(r + 0.5), 0, 255).astype(np.uint8).tobytes().hex()))

(out / "golden.json").write_text(json.dumps(dict(
    images=golden,
    grey16=grey16.astype(">u2").tobytes().hex(), rgb16=rgb16.astype(">u2").tobytes().hex(),
    resizes=resizes), indent=0) + "\n")
