#!/usr/bin/python3
"""Golden values of seeds and fields, from NumPy's Philox and Python's doubles; shares no code with the library.

Needs python3-numpy. usage: golden.py > golden.txt
Lines: NAME ARGUMENTS : VALUES. 64-bit numbers in hex, floats and doubles as the hex of their bits.
"""
import math, struct
import numpy as np
from fractions import Fraction
from statistics import NormalDist

M = 2 ** 64
u64 = lambda v: v % M


def block(seed, x, y, c, stream):
    """NumPy counts up before it draws, so it starts one before."""
    counter = u64(x) | u64(y) << 64 | u64(c) << 128 | u64(stream) << 192
    counter = (counter - 1) % 2 ** 256
    words = [counter >> 64 * i & M - 1 for i in range(4)]
    bits = np.random.Philox(key=np.array([seed, 0], np.uint64), counter=np.array(words, np.uint64))
    return [int(v) for v in bits.random_raw(4)]


def log(x):
    """The specified logarithm: exponent and artanh series, + - * / only."""
    m, e = math.frexp(x)
    m, e = m * 2, e - 1
    if m > 1.4142135623730951: m, e = m * .5, e + 1
    s = (m - 1) / (m + 1)
    t = s * s
    p = ((((((((((t * (1 / 23) + 1 / 21) * t + 1 / 19) * t + 1 / 17) * t + 1 / 15) * t + 1 / 13) * t + 1 / 11) * t + 1 / 9) * t + 1 / 7) * t
          + 1 / 5) * t + 1 / 3) * t
    return e * 0.693147180369123816490 + (e * 1.90821492927058770002e-10 + (2 * s + 2 * s * p))


A = (2.5090809287301226727e+3, 3.3430575583588128105e+4, 6.7265770927008700853e+4, 4.5921953931549871457e+4, 1.3731693765509461125e+4,
     1.9715909503065514427e+3, 1.3314166789178437745e+2, 3.3871328727963666080e0)
B = (5.2264952788528545610e+3, 2.8729085735721942674e+4, 3.9307895800092710610e+4, 2.1213794301586595867e+4, 5.3941960214247511077e+3,
     6.8718700749205790830e+2, 4.2313330701600911252e+1, 1.0)
C = (7.74545014278341407640e-4, 2.27238449892691845833e-2, 2.41780725177450611770e-1, 1.27045825245236838258e0, 3.64784832476320460504e0,
     5.76949722146069140550e0, 4.63033784615654529590e0, 1.42343711074968357734e0)
D = (1.05075007164441684324e-9, 5.47593808499534494600e-4, 1.51986665636164571966e-2, 1.48103976427480074590e-1, 6.89767334985100004550e-1,
     1.67638483018380384940e0, 2.05319162663775882187e0, 1.0)
E = (2.01033439929228813265e-7, 2.71155556874348757815e-5, 1.24266094738807843860e-3, 2.65321895265761230930e-2, 2.96560571828504891230e-1,
     1.78482653991729133580e0, 5.46378491116411436990e0, 6.65790464350110377720e0)
F = (2.04426310338993978564e-15, 1.42151175831644588870e-7, 1.84631831751005468180e-5, 7.86869131145613259100e-4, 1.48753612908506148525e-2,
     1.36929880922735805310e-1, 5.99832206555887937690e-1, 1.0)


def horner(coefficients, r):
    value = coefficients[0]
    for k in coefficients[1:]: value = value * r + k
    return value


def inverse(p):
    """AS241 of an exact probability (a Fraction); p - 1/2 and min(p, 1 - p) are rounded once each."""
    q = float(p - Fraction(1, 2))
    if abs(q) <= .425:
        r = .180625 - q * q
        return q * horner(A, r) / horner(B, r)
    r = math.sqrt(-log(float(min(p, 1 - p))))
    x = horner(C, r - 1.6) / horner(D, r - 1.6) if r <= 5 else horner(E, r - 5) / horner(F, r - 5)
    return -x if q < 0 else x


probability = lambda bits: Fraction(2 * (bits >> 11) + 1, 2 ** 54)
f32 = lambda v: struct.pack('>f', v).hex()
f64 = lambda v: struct.pack('>d', v).hex()
local = lambda seed, x, y, c, stream=0: inverse(probability(block(seed, x, y, c // 4, stream)[c % 4]))


def noise(seed, layer, x, y):
    number = block(seed, x >> 4, y, layer, 3)[(x & 15) >> 2] >> 16 * (x & 3) & 65535
    return inverse(Fraction(2 * number + 1, 2 ** 17))


def per_cell(k, period):
    """Turns of 2^-64 a cell: exact fractions, rounded to nearest, ties to even."""
    if period:
        cycles = k * period                                                 # halves away from zero
        cycles = math.copysign(math.floor(abs(cycles) + .5) if abs(cycles) < 2 ** 52 else abs(cycles), cycles)
        k = cycles / period
    return round(Fraction(k) * M) % M


def sine(turns):
    """By the C library, of the exact fraction folded into a quarter: the specified polynomial is within 1e-15 of it."""
    t = turns - M if turns >= M // 2 else turns
    if abs(t) > M // 4: t = (M // 2 - t) if t > 0 else -M // 2 - t
    return math.sin(float(Fraction(t, M) * 2) * math.pi)


SEEDS = (0, 1, 42, 2 ** 64 - 1, 0x0123456789ABCDEF)
CELLS = ((0, 0), (1, 0), (0, 1), (-1, -1), (7, -13), (2 ** 63 - 1, -2 ** 63), (123456789012345, -987654321098765))

for seed in SEEDS:
    for x, y in CELLS:
        print(f'block {seed:x} {u64(x):x} {u64(y):x} 5 3 :', *(f'{v:x}' for v in block(seed, x, y, 5, 3)))
bits = np.random.Philox(key=np.array([42, 0], np.uint64), counter=np.array([2 ** 64 - 1, 2 ** 64 - 1, 2 ** 64 - 1, 15], np.uint64))
print('stream 2a 10 :', *(f'{int(v):x}' for v in bits.random_raw(9)))
for v in (0, 2047, 2048, M - 1, M // 2, M // 2 - 1, M // 1000, M - M // 1000, 1 << 30, M - (1 << 30), 0x123456789ABCDEF0, int(.075 * M), int(.925 * M)):
    print(f'normal {v:x} :', f64(inverse(probability(v))))
for j in (0, 1, 100, 4914, 4915, 4916, 32767, 32768, 40000, 60620, 65534, 65535):
    print(f'table {j:x} :', f32(inverse(Fraction(2 * j + 1, 2 ** 17))))
for seed in SEEDS:
    for x, y in CELLS:
        print(f'local {seed:x} {u64(x):x} {u64(y):x} :', *(f32(local(seed, x, y, c)) for c in range(6)))
    print(f'global {seed:x} :', *(f32(local(seed, 0, 0, c, 1)) for c in range(6)))
    print(f'phases {seed:x} :', *(f'{block(seed, 0, 0, i // 4, 2)[i % 4]:x}' for i in range(6)))
    print(f'class {seed:x} :', *(f'{block(seed, 0, 0, 0, 4)[0] * k >> 64:x}' for k in (1, 2, 6, 73, 1024)))
    for x, y in CELLS:
        print(f'noise {seed:x} 2 {u64(x):x} {u64(y):x} :', *(f32(noise(seed, 2, u64(x + i) - (M if u64(x + i) >= M // 2 else 0), y)) for i in range(20)))
WAVES = ((.25, .01), (-.125, .37), (1.5, -2.75), (1e-9, 0), (123.456, -0.3333333333333333))
for kx, ky in WAVES:
    for px, py in ((0, 0), (16, 0), (7, 12)):
        print(f'percell {f64(kx)} {px:x} :', f'{per_cell(kx, px):x}')
        for x, y in CELLS:
            wx, wy = (x % px if px else x), (y % py if py else y)
            turns = (block(42, 0, 0, 0, 2)[1] + per_cell(kx, px) * wx + per_cell(ky, py) * wy) % M
            print(f'wave {f64(kx)} {f64(ky)} {px:x} {py:x} {u64(x):x} {u64(y):x} :', f64(sine(turns)))

worst = max(abs(inverse(Fraction(2 * j + 1, 2 ** 17)) / NormalDist().inv_cdf((j + .5) / 65536) - 1) for j in range(0, 65536, 7))
assert worst < 1e-13, worst
