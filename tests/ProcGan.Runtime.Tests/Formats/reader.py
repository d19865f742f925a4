#!/usr/bin/python3
"""A reader by a stranger: docs/FORMATS.md alone, in Python. It shares no code with the library, and no runtime: the graph is computed by NumPy.

Needs python3-numpy and python3-onnx. usage: reader.py MODEL "seed=7 size=64x64 ..." FOLDER
Writes each input of the graph as FOLDER/NAME.f32 and the picture as FOLDER/image.rgba; prints its width and height.
"""
import math, os, sys
from fractions import Fraction
from urllib.parse import unquote
import numpy as np
import onnx
from onnx import numpy_helper

M = 2 ** 64
f = np.float32


# Seeds (section 2)

def block(seed, c0, c1, c2, c3):
    counter = (c0 % M | c1 % M << 64 | c2 % M << 128 | c3 << 192) - 1           # NumPy counts up before it draws
    words = [counter >> 64 * i & M - 1 for i in range(4)]
    return [int(v) for v in np.random.Philox(key=np.array([seed, 0], np.uint64), counter=np.array(words, np.uint64)).random_raw(4)]


def logarithm(x):
    m, e = math.frexp(x)
    m, e = (m * 2, e - 1)
    if m > 1.4142135623730951: m, e = m / 2, e + 1
    s = (m - 1) / (m + 1)
    t = s * s
    p = 0.0
    for odd in range(23, 1, -2): p = (p + 1 / odd) * t
    return e * 0.693147180369123816490 + (e * 1.90821492927058770002e-10 + (2 * s + 2 * s * p))


# Wichura 1988, PPND16, highest power first.
CENTRE = ((2509.0809287301226727, 33430.575583588128105, 67265.770927008700853, 45921.953931549871457, 13731.693765509461125,
           1971.5909503065514427, 133.14166789178437745, 3.3871328727963666080),
          (5226.4952788528545610, 28729.085735721942674, 39307.895800092710610, 21213.794301586595867, 5394.1960214247511077,
           687.18700749205790830, 42.313330701600911252, 1.0))
MIDDLE = ((7.7454501427834140764e-4, 0.0227238449892691845833, 0.24178072517745061177, 1.27045825245236838258, 3.64784832476320460504,
           5.7694972214606914055, 4.6303378461565452959, 1.42343711074968357734),
          (1.05075007164441684324e-9, 5.475938084995344946e-4, 0.0151986665636164571966, 0.14810397642748007459, 0.68976733498510000455,
           1.6763848301838038494, 2.05319162663775882187, 1.0))
TAIL = ((2.01033439929228813265e-7, 2.71155556874348757815e-5, 0.0012426609473880784386, 0.026532189526576123093, 0.29656057182850489123,
         1.7848265399172913358, 5.4637849111641143699, 6.6579046435011037772),
        (2.04426310338993978564e-15, 1.4215117583164458887e-7, 1.8463183175100546818e-5, 7.868691311456132591e-4, 0.0148753612908506148525,
         0.13692988092273580531, 0.59983220655588793769, 1.0))


def horner(coefficients, x):
    value = 0.0
    for c in coefficients: value = value * x + c
    return value


def normal(p):
    """p is a Fraction."""
    q = float(p - Fraction(1, 2))
    if abs(q) <= 0.425:
        r = 0.180625 - q * q
        return q * horner(CENTRE[0], r) / horner(CENTRE[1], r)
    r = math.sqrt(-logarithm(float(min(p, 1 - p))))
    (n, d), r = (MIDDLE, r - 1.6) if r <= 5 else (TAIL, r - 5)
    return math.copysign(horner(n, r) / horner(d, r), q)


def latent(seed, stream, x, y, channel):
    word = block(seed, x, y, channel // 4, stream)[channel % 4]
    return f(normal((Fraction(word >> 11) + Fraction(1, 2)) / 2 ** 53))


def grain(seed, layer, x, y):
    word = block(seed, x // 16, y, layer, 3)[x % 16 // 4]
    return f(normal((Fraction(word >> 16 * (x % 4) & 65535) + Fraction(1, 2)) / 65536))


def turn(k):
    return round((Fraction(k) - math.floor(Fraction(k))) * M) % M


PI = Fraction(314159265358979323846264338327950288419716939937510, 10 ** 50)
SINE = [float((-1) ** (n // 2) * (PI / 2) ** n / math.factorial(n)) for n in range(21, 0, -2)]


def sine(angle):
    t = angle - M if angle >= M // 2 else angle
    if abs(t) > 2 ** 62:
        t = (2 ** 63 - t) % M
        if t >= M // 2: t -= M
    a = t * 2.0 ** -62
    return f(horner(SINE, a * a) * a)


# The model (section 1)

class Model:
    def __init__(self, path):
        proto = onnx.load(path)
        self.graph, self.meta = proto.graph, {p.key[8:]: p.value for p in proto.metadata_props if p.key.startswith('procgan.')}
        assert int(self.meta['format']) <= 1
        number = lambda key, absent: int(self.meta.get(key, absent))
        self.z = number('z', 0)
        self.local, self.globals, self.periodic = number('z.local', self.z), number('z.global', 0), number('z.periodic', 0)
        self.stride, self.margin, self.resolution = number('stride', 0), number('margin', 0), number('resolution', 0)
        self.tileable = self.meta.get('tileable', 'xy' if self.stride else 'none')
        self.channels = self.meta['channels'].split(',')
        self.classes = self.meta['classes'].split(',') if 'classes' in self.meta else []
        self.waves = [[tuple(map(float, k.split(','))) for k in one.split(';')] for one in self.meta['waves'].split('|')] if 'waves' in self.meta else []
        self.noise = [(n, int(s), int(e)) for n, s, e in (i.split(':') for i in self.meta['noise'].split(';'))] if 'noise' in self.meta else []
        self.directions = {unquote(d.split(':')[0]): [f(v) for v in d.split(':')[1].split(',')] for d in self.meta.get('directions', '').split(';') if d}


# From a recipe to the inputs (sections 3 and 4)

class Recipe:
    def __init__(self, text, model):
        parts = dict(part.split('=') for part in text.split(' '))
        pairs = lambda key: {unquote(p.split(':')[0]): p.split(':')[1] for p in parts[key].split(',')} if key in parts else {}
        self.seed, self.psi = int(parts['seed']), f(parts.get('psi', '1'))
        self.width, self.height = map(int, parts['size'].split('x')) if 'size' in parts else (model.resolution,) * 2
        tile = parts.get('tile', model.tileable)
        self.wrap = (tile in ('both', 'xy', 'x'), tile in ('both', 'xy', 'y'))
        self.x, self.y = map(int, parts.get('origin', '0,0').split(','))
        self.directions = {name: f(v) for name, v in pairs('directions').items()}
        mix = {int(s): f(w) for s, w in pairs('mix').items()}
        own = f(math.sqrt(max(0, 1 - sum(float(w) ** 2 for w in mix.values()))))
        self.seeds = [(self.seed, own if mix else f(1))] + sorted(mix.items())
        labels = {name: float(f(v)) for name, v in pairs('labels').items()}
        share = lambda i, n: f(sum(float(w) ** 2 for s, w in self.seeds if block(s, 0, 0, 0, 4)[0] * n >> 64 == i))
        def of_folder(c):
            folder = c.rpartition('/')[0]
            if folder not in labels or folder in model.classes: return 0
            members = [m for m in model.classes if m.rpartition('/')[0] == folder]
            return labels[folder] * float(share(members.index(c), len(members)))
        if labels: self.label = [f((labels.get(c, 0) + of_folder(c)) / sum(labels.values())) for c in model.classes]
        else: self.label = [share(k, len(model.classes)) for k in range(len(model.classes))]

    def mixed(self, value):
        """A sum over the seeds, each product and sum rounded to float."""
        seed, own = self.seeds[0]
        total = value(seed) if len(self.seeds) == 1 else f(own * value(seed))
        for seed, weight in self.seeds[1:]: total = f(total + f(weight * value(seed)))
        return total

    def phase(self, channel):
        words = [(block(seed, 0, 0, channel // 4, 2)[channel % 4], float(w)) for seed, w in self.seeds]
        if len(words) == 1: return words[0][0]
        across = sum(w * abs(w) * math.cos(2 * math.pi * word / M) for word, w in words)
        down = sum(w * abs(w) * math.sin(2 * math.pi * word / M) for word, w in words)
        return round(math.atan2(down, across) / (2 * math.pi) * 2 ** 32) % 2 ** 32 << 32


def inputs(model, recipe):
    if not model.stride:
        z = np.array([recipe.mixed(lambda s: latent(s, 0, 0, 0, c)) for c in range(model.z)], f) * recipe.psi
        for name, amount in recipe.directions.items(): z += np.array(model.directions[name], f) * amount
        return {'z': z[None], **({'label': np.array([recipe.label], f)} if model.classes else {})}
    w, h = -(-recipe.width // model.stride), -(-recipe.height // model.stride)
    period = (w if recipe.wrap[0] else 0, h if recipe.wrap[1] else 0)
    wrapped = lambda i, p: i % p if p else i
    xs = [wrapped(recipe.x + i, period[0]) for i in range(-model.margin, w + model.margin)]
    ys = [wrapped(recipe.y + i, period[1]) for i in range(-model.margin, h + model.margin)]
    z = np.zeros((model.z, len(ys), len(xs)), f)
    for c in range(model.local):
        cells = {(x, y): recipe.mixed(lambda s: latent(s, 0, x, y, c)) for x in set(xs) for y in set(ys)}
        z[c] = [[cells[x, y] for x in xs] for y in ys]
    for c in range(model.globals): z[model.local + c] = recipe.mixed(lambda s: latent(s, 1, 0, 0, c))
    z[:model.local + model.globals] *= recipe.psi
    for name, amount in recipe.directions.items():
        for c, v in enumerate(model.directions[name]): z[model.local + c] += f(v * amount)
    for c in range(model.periodic):
        phase, plane = recipe.phase(c), z[model.local + model.globals + c]
        for k, waves in enumerate(model.waves):
            weight = recipe.label[k] if len(model.waves) > 1 else None
            if weight == 0: continue
            tx, ty = (turn(snapped(wave, p)) for wave, p in zip(waves[c], period))
            for j, y in enumerate(ys):
                for i, x in enumerate(xs):
                    value = sine((phase + tx * x + ty * y) % M)
                    plane[j, i] = value if weight is None else f(plane[j, i] + f(weight * value))
    made = {'z': z[None]}
    if model.classes: made['label'] = np.broadcast_to(np.array(recipe.label, f)[None, :, None, None], (1, len(model.classes)) + z.shape[1:])
    for layer, (name, scale, extra) in enumerate(model.noise):
        xs = [wrapped(recipe.x * scale + i, period[0] * scale) for i in range(-extra // 2, w * scale + extra // 2)]
        ys = [wrapped(recipe.y * scale + i, period[1] * scale) for i in range(-extra // 2, h * scale + extra // 2)]
        known = {}
        for x in xs:
            for y in ys:
                if (x, y) not in known: known[x, y] = recipe.mixed(lambda s: grain(s, layer, x, y))
        made[name] = np.array([[[[known[x, y] for x in xs] for y in ys]]], f)
    return made


def snapped(k, period):
    if not period: return k
    return math.copysign(math.floor(abs(k * period) + 0.5), k * period) / period


# The graph: what ONNX says of its operators, in double precision

def convolve(x, w, b, strides, pads):
    x = np.pad(x, ((0, 0), (0, 0), (pads[0], pads[2]), (pads[1], pads[3])))
    h, v = (x.shape[2] - w.shape[2]) // strides[0] + 1, (x.shape[3] - w.shape[3]) // strides[1] + 1
    y = np.zeros((x.shape[0], w.shape[0], h, v)) + (0 if b is None else b[:, None, None])
    for i in range(w.shape[2]):
        for j in range(w.shape[3]):
            y += np.einsum('oc,nchw->nohw', w[:, :, i, j], x[:, :, i:i + strides[0] * h:strides[0], j:j + strides[1] * v:strides[1]][:, :, :h, :v])
    return y


def grouped(x, w, b, strides, pads, groups):
    parts = zip(np.split(x, groups, 1), np.split(w, groups), [None] * groups if b is None else np.split(b, groups))
    return np.concatenate([convolve(*part, strides, pads) for part in parts], 1)


def sliced(x, starts, ends, axes):
    for start, end, axis in zip(starts, ends, axes):
        x = x[(slice(None),) * int(axis) + (slice(int(start), int(end)),)]
    return x


def transposed(x, w, b, strides, pads):
    y = np.zeros((x.shape[0], w.shape[1], (x.shape[2] - 1) * strides[0] + w.shape[2], (x.shape[3] - 1) * strides[1] + w.shape[3]))
    for i in range(w.shape[2]):
        for j in range(w.shape[3]):
            y[:, :, i:i + strides[0] * x.shape[2]:strides[0], j:j + strides[1] * x.shape[3]:strides[1]][:, :, :x.shape[2], :x.shape[3]] += \
                np.einsum('co,nchw->nohw', w[:, :, i, j], x)
    y = y[:, :, pads[0]:y.shape[2] - pads[2], pads[1]:y.shape[3] - pads[3]]
    return y if b is None else y + b[:, None, None]


def depth_to_space(x, block, mode):
    n, c, h, w = x.shape
    if mode == b'CRD': return x.reshape(n, c // block ** 2, block, block, h, w).transpose(0, 1, 4, 2, 5, 3).reshape(n, c // block ** 2, h * block, w * block)
    return x.reshape(n, block, block, c // block ** 2, h, w).transpose(0, 3, 4, 1, 5, 2).reshape(n, c // block ** 2, h * block, w * block)


def run(graph, given):
    values = {t.name: numpy_helper.to_array(t) for t in graph.initializer}
    values = {k: v.astype(np.float64) if v.dtype in (np.float32, np.float16) else v for k, v in values.items()}
    values.update({k: v.astype(np.float64) for k, v in given.items()})
    values[''] = None
    for node in graph.node:
        a = {x.name: onnx.helper.get_attribute_value(x) for x in node.attribute}
        x = [values[i] for i in node.input] + [None] * 3
        strides, pads = a.get('strides', [1, 1]), a.get('pads', [0, 0, 0, 0])
        op = node.op_type
        values[node.output[0]] = (
            grouped(x[0], x[1], x[2], strides, pads, a.get('group', 1)) if op == 'Conv' else
            transposed(x[0], x[1], x[2], strides, pads) if op == 'ConvTranspose' else
            np.maximum(x[0], 0) if op == 'Relu' else
            np.where(x[0] < 0, x[0] * a.get('alpha', 0.01), x[0]) if op == 'LeakyRelu' else
            np.tanh(x[0]) if op == 'Tanh' else
            x[0] + x[1] if op == 'Add' else
            x[0] * x[1] if op == 'Mul' else
            x[0] / x[1] if op == 'Div' else
            x[0] - x[1] if op == 'Sub' else
            np.sqrt(x[0]) if op == 'Sqrt' else
            np.sin(x[0]) if op == 'Sin' else
            np.cos(x[0]) if op == 'Cos' else
            np.abs(x[0]) if op == 'Abs' else
            sliced(*x[:4]) if op == 'Slice' else
            x[0].reshape(len(x[0]), -1) if op == 'Flatten' else
            x[0].reshape(tuple(int(d) for d in x[1])) if op == 'Reshape' else
            np.concatenate([v for v in x if v is not None], a['axis']) if op == 'Concat' else
            x[0].repeat(int(x[2][2]), 2).repeat(int(x[2][3]), 3) if op == 'Resize' and a['mode'] == b'nearest' else
            depth_to_space(x[0], a['blocksize'], a.get('mode', b'DCR')) if op == 'DepthToSpace' else
            sys.exit(f'this reader has no {op}'))
    return values['image'].astype(f)


def picture(model, recipe, image):
    image = image[0]
    if model.stride: image = image[:, :recipe.height, :recipe.width]
    channel = {name: image[i] for i, name in enumerate(model.channels)}
    grey = channel.get('albedo', image[0])
    colour = [channel.get('albedo.' + c, grey) for c in 'rgb']
    byte = lambda v: np.trunc(np.clip(v * f(127.5) + f(128), 0, 255)).astype(np.uint8)
    return np.stack([*map(byte, colour), byte(channel['alpha']) if 'alpha' in channel else np.full(grey.shape, 255, np.uint8)], -1)


if __name__ == '__main__':
    path, text, folder = sys.argv[1:]
    model = Model(path)
    recipe = Recipe(text, model)
    given = inputs(model, recipe)
    for name, value in given.items(): value.astype('<f4').tofile(os.path.join(folder, name + '.f32'))
    rgba = picture(model, recipe, run(model.graph, given))
    rgba.tofile(os.path.join(folder, 'image.rgba'))
    print(rgba.shape[1], rgba.shape[0])
