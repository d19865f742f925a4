#!/usr/bin/env python3
"""Writes reference.json: what PyTorch computes for every case of ReferenceCases*.cs, forward and gradient.

Run with Debian's python3-torch (1.13): ONEDNN_MAX_CPU_ISA=AVX512_CORE_BF16 OMP_NUM_THREADS=1 /usr/bin/python3 reference.py
A case has the name of the member that it pins, then ':' and a variant. Gradients are those of sum(output * cotangent).
"""
import json, math, os, sys
import torch, torch.nn as nn, torch.nn.functional as F

torch.set_num_threads(1)
torch.manual_seed(20240607)
cases = {}
CODES = {torch.uint8: 'Byte', torch.int8: 'Int8', torch.int16: 'Int16', torch.int32: 'Int32', torch.int64: 'Int64', torch.bool: 'Bool',
         torch.float16: 'Float16', torch.float32: 'Float32', torch.float64: 'Float64', torch.bfloat16: 'BFloat16'}

def number(v):
    if isinstance(v, float):
        if math.isnan(v): return 'nan'
        if math.isinf(v): return 'inf' if v > 0 else '-inf'
        return float('%.9g' % v)
    return int(v)

def dump(t):
    if t is None: return None
    t = t.detach()
    return {'type': CODES[t.dtype], 'shape': list(t.shape), 'data': [number(v) for v in t.double().flatten().tolist()] if t.is_floating_point()
            else [int(v) for v in t.flatten().tolist()]}

def case(name, f, *inputs):
    assert name not in cases, name
    given = [x.detach().clone().requires_grad_(x.is_floating_point()) for x in inputs]
    out = f(*given)
    out = list(out) if isinstance(out, (tuple, list)) else [out]
    seeds = [torch.cos(torch.arange(o.numel()).double()).reshape(o.shape).to(o.dtype) if o.requires_grad else None for o in out]
    live = [(o, s) for o, s in zip(out, seeds) if s is not None]
    grads = [None] * len(given)
    if live:
        torch.autograd.backward([o for o, _ in live], [s for _, s in live])
        grads = [x.grad for x in given]
    cases[name] = {'in': [dump(x) for x in inputs], 'out': [dump(o) for o in out], 'seed': [dump(s) for s in seeds], 'grad': [dump(g) for g in grads]}

def R(*s): return torch.randn(*s)
def P(*s): return torch.rand(*s) + .5
def U(*s): return torch.rand(*s) * 1.6 - .8
def I(hi, *s): return torch.randint(0, hi, s)
a, b, p = R(2, 3), R(2, 3), P(2, 3)
mask = torch.tensor([[True, False, True], [False, True, True]])

# ---- Element by element ----
for f in 'neg abs exp sin cos tanh sigmoid relu floor ceil expm1 exp2 trunc frac square sign silu log_sigmoid atan'.split():
    case(f, {'log_sigmoid': F.logsigmoid, 'silu': F.silu}.get(f, lambda x, f=f: getattr(x, f)()), a)
for f in 'sqrt rsqrt log reciprocal log1p log2 tan'.split(): case(f, lambda x, f=f: getattr(x, f)(), p)
for f in 'asin acos'.split(): case(f, lambda x, f=f: getattr(x, f)(), U(2, 3))
for f in 'neg_ abs_ exp_ sin_ cos_ tanh_ sigmoid_ relu_ floor_ ceil_ expm1_ exp2_ trunc_ frac_ atan_'.split(): case(f, lambda x, f=f: getattr(x.clone(), f)(), a)
for f in 'sqrt_ rsqrt_ log_ reciprocal_ log1p_ log2_ tan_'.split(): case(f, lambda x, f=f: getattr(x.clone(), f)(), p)
for f in 'asin_ acos_'.split(): case(f, lambda x, f=f: getattr(x.clone(), f)(), U(2, 3))
odd = torch.tensor([1., float('nan'), float('inf'), -float('inf'), 0.])
for f in 'isnan isinf isfinite'.split(): case(f, lambda x, f=f: getattr(x, f)(), odd)
case('logical_not', lambda x: x.logical_not(), mask); case('logical_not_', lambda x: x.clone().logical_not_(), mask)
case('bitwise_not', lambda x: x.bitwise_not(), I(9, 4)); case('bitwise_not_', lambda x: x.clone().bitwise_not_(), I(9, 4))
case('round', lambda x: x.round(), torch.tensor([.5, 1.5, 2.5, -.5, 1.26])); case('round:decimals', lambda x: x.round(decimals=1), torch.tensor([.25, 1.26, -3.14]))
case('round_', lambda x: x.clone().round_(), a); case('round_:decimals', lambda x: x.clone().round_(decimals=1), a)
for f, y in (('add', b), ('sub', b), ('mul', b), ('div', p), ('maximum', b), ('minimum', b), ('max', b), ('min', b), ('atan2', b)):
    case(f + ':tensor', lambda x, y, f=f: getattr(x, f)(y), a, y)
case('add:broadcast', lambda x, y: x.add(y), R(2, 1, 3), R(4, 1)); case('add:integers', lambda x, y: x.add(y), I(9, 3), I(9, 3))
case('add:alpha', lambda x, y: x.add(y, alpha=-.5), a, b); case('add:scalar', lambda x: x.add(1.5), a); case('add:scalar_alpha', lambda x: x.add(1.5, alpha=2), a)
case('sub:scalar', lambda x: x.sub(2), a); case('mul:scalar', lambda x: x.mul(.3), a); case('div:scalar', lambda x: x.div(3), a)
case('div:floor', lambda x, y: x.div(y, rounding_mode='floor'), a, p); case('div:trunc', lambda x: x.div(.4, rounding_mode='trunc'), a)
case('pow:tensor', lambda x, y: x.pow(y), p, b); case('pow:scalar', lambda x: x.pow(3), a); case('remainder:tensor', lambda x, y: x.remainder(y), a, p)
case('remainder:scalar', lambda x: x.remainder(.7), a)
for f in 'add_ sub_ mul_ div_ remainder_'.split(): case(f + ':tensor', lambda x, y, f=f: getattr(x.clone(), f)(y), a, p)
case('pow_:tensor', lambda x, y: x.clone().pow_(y), p, b)
case('add_:alpha', lambda x, y: x.clone().add_(y, alpha=.25), a, b); case('add_:scalar', lambda x: x.clone().add_(2), a); case('add_:scalar_alpha', lambda x: x.clone().add_(2, alpha=.5), a)
case('sub_:scalar', lambda x: x.clone().sub_(2), a); case('mul_:scalar', lambda x: x.clone().mul_(2), a); case('div_:scalar', lambda x: x.clone().div_(2), a)
case('div_:floor', lambda x: x.clone().div_(.3, rounding_mode='floor'), a); case('div_:floor_tensor', lambda x, y: x.clone().div_(y, rounding_mode='floor'), a, p)
case('pow_:scalar', lambda x: x.clone().pow_(2), a); case('remainder_:scalar', lambda x: x.clone().remainder_(.7), a)
q = torch.tensor([[0., 1, 2], [3, 4, 5]]); w = torch.tensor([[0., 2, 1], [3, 5, 4]])
for f in 'gt lt ge le eq ne'.split():
    case(f + ':tensor', lambda x, y, f=f: getattr(x, f)(y), q, w); case(f + ':scalar', lambda x, f=f: getattr(x, f)(2), q)
    case(f + '_:tensor', lambda x, y, f=f: getattr(x.detach().clone(), f + '_')(y.detach()), q, w); case(f + '_:scalar', lambda x, f=f: getattr(x.detach().clone(), f + '_')(2), q)
m2 = torch.tensor([[True, True, False], [False, True, False]])
for f in 'logical_and logical_or logical_xor bitwise_and bitwise_or bitwise_xor'.split(): case(f, lambda x, y, f=f: getattr(x, f)(y), mask, m2)
case('addcmul', lambda x, y, z: x.addcmul(y, z, value=.5), a, b, p); case('addcdiv', lambda x, y, z: x.addcdiv(y, z, value=.5), a, b, p); case('addcdiv:one', lambda x, y, z: x.addcdiv(y, z), a, b, p)
case('addcmul_', lambda x, y, z: x.clone().addcmul_(y, z, value=.5), a, b, p); case('addcdiv_', lambda x, y, z: x.clone().addcdiv_(y, z, value=.5), a, b, p)
case('addcdiv_:one', lambda x, y, z: x.clone().addcdiv_(y, z), a, b, p)
case('lerp', lambda x, y, z: x.lerp(y, z), a, b, p); case('lerp_', lambda x, y, z: x.clone().lerp_(y, z), a, b, p)
case('lerp_:number', lambda x, y: x.clone().lerp_(y, torch.tensor(.1)), a, b)
case('where', lambda c, x, y: torch.where(c, x, y), mask, a, b); case('masked_fill', lambda x, m: x.masked_fill(m, -1), a, mask); case('masked_fill_', lambda x, m: x.clone().masked_fill_(m, -1), a, mask)
case('clamp', lambda x: x.clamp(-.5, .5), a); case('clamp:min', lambda x: x.clamp(min=0), a); case('clamp:tensor', lambda x, y: x.clamp(max=y), a, b)
case('clamp_', lambda x: x.clone().clamp_(-.5, .5), a); case('clamp_:tensor', lambda x, y: x.clone().clamp_(min=y), a, b); case('clip', lambda x: x.clip(-.5, .5), a)
case('clamp_min', lambda x: x.clamp_min(0), a); case('clamp_min_', lambda x: x.clone().clamp_min_(0), a); case('clamp_max', lambda x: x.clamp_max(0), a); case('clamp_max_', lambda x: x.clone().clamp_max_(0), a)
case('leaky_relu', lambda x: F.leaky_relu(x, .2), a); case('leaky_relu_', lambda x: F.leaky_relu_(x.clone(), .2), a)
case('softplus', lambda x: F.softplus(x), a); case('softplus:beta', lambda x: F.softplus(x, 3, 1), a); case('softmax', lambda x: x.softmax(1), a); case('log_softmax', lambda x: x.log_softmax(0), a)
case('operators', lambda x, y: (x + y, x - y, x * y, x / y, -x, x + 2, 2 + x, x - 2.5, 2.5 - x, 3 * x, x * 3, 2 / y, y / 2, x % 1, 1 - x), a, p)
case('operators:compare', lambda x, y: (x > y, x < y, x >= y, x <= y, x == y, x != y, x > 2, 2 > x, x <= 2, 2 <= x, x == 2), q, w)
case('operators:logic', lambda x, y: (x & y, x | y, x ^ y, ~x), mask, m2)

# ---- Reductions, order, linear algebra ----
t = R(2, 3, 4)
case('sum', lambda x: x.sum(), t); case('sum:dim', lambda x: x.sum(1), t); case('sum:two', lambda x: x.sum((0, 2), keepdim=True), t); case('sum:three', lambda x: x.sum((0, 1, 2)), t)
case('sum:type', lambda x: x.sum(dtype=torch.float64), t); case('sum:bool', lambda x: x.sum(), mask)
case('mean', lambda x: x.mean(), t); case('mean:dims', lambda x: x.mean((0, 2), keepdim=True), t); case('prod', lambda x: x.prod(), a)
for f in ('var', 'std'):
    case(f, lambda x, f=f: getattr(x, f)(), t); case(f + ':biased', lambda x, f=f: getattr(x, f)(unbiased=False), t)
    case(f + ':dim', lambda x, f=f: getattr(x, f)(1, unbiased=False, keepdim=True), t); case(f + ':dims', lambda x, f=f: getattr(x, f)((0, 2)), t)
for f in ('amax', 'amin'): case(f, lambda x, f=f: getattr(x, f)((0, 2)), t); case(f + ':keep', lambda x, f=f: getattr(x, f)((1,), keepdim=True), t)
for f in ('max', 'min'): case(f, lambda x, f=f: getattr(x, f)(), t); case(f + ':dim', lambda x, f=f: tuple(getattr(x, f)(1, keepdim=True)), t)
for f in ('argmax', 'argmin'): case(f, lambda x, f=f: getattr(x, f)(), t); case(f + ':dim', lambda x, f=f: getattr(x, f)(1), t)
case('norm', lambda x: x.norm(), t); case('norm:one', lambda x: x.norm(1), t); case('norm:dim', lambda x: x.norm(2, 1, True), t)
for f in ('all', 'any'): case(f, lambda x, f=f: getattr(x, f)(), mask); case(f + ':dim', lambda x, f=f: getattr(x, f)(0, keepdim=True), mask)
case('logsumexp', lambda x: x.logsumexp(1), t); case('cumsum', lambda x: x.cumsum(1), t); case('cumsum:bool', lambda x: x.cumsum(1), mask)
case('sort', lambda x: tuple(x.sort(1)), t); case('sort:descending', lambda x: tuple(x.sort(stable=True, dim=0, descending=True)), t); case('argsort', lambda x: x.argsort(1), t); case('topk', lambda x: tuple(x.topk(2, 2)), t)
case('matmul', lambda x, y: x.matmul(y), R(2, 3, 4), R(4, 2)); case('mm', lambda x, y: x.mm(y), R(2, 3), R(3, 4)); case('mv', lambda x, y: x.mv(y), R(2, 3), R(3)); case('dot', lambda x, y: x.dot(y), R(3), R(3)); case('bmm', lambda x, y: x.bmm(y), R(2, 2, 3), R(2, 3, 2))
case('einsum', lambda x, y: torch.einsum('bij,jk->bik', x, y), R(2, 3, 4), R(4, 2)); case('diagonal', lambda x: x.diagonal(1), R(3, 3))
s = R(3, 3); s = s @ s.T + torch.eye(3)
case('eigh', lambda x: torch.linalg.eigh(x)[0], s); case('svd', lambda x: torch.linalg.svd(x, full_matrices=False)[1], R(4, 3)); case('svdvals', lambda x: torch.linalg.svdvals(x), R(4, 3))
case('svd:rebuilt', lambda x: (lambda u, s, v: u @ torch.diag_embed(s) @ v)(*torch.linalg.svd(x, full_matrices=False)), R(4, 3))
case('rfft2', lambda x: (lambda y: (y.real, y.imag, y.abs()))(torch.fft.rfft2(x)), R(2, 4, 5)); case('fft2:ortho', lambda x: (lambda y: (y.real, y.imag))(torch.fft.fft2(x, norm='ortho')), R(4, 4))

# ---- Shape ----
case('view', lambda x: x.view(3, 8), t); case('view_as', lambda x, y: x.view_as(y), a, R(3, 2)); case('reshape', lambda x: x.transpose(0, 1).reshape(-1, 4), t); case('permute', lambda x: x.permute(2, 0, 1), t)
case('expand', lambda x: x.expand(4, -1, 3), R(2, 1)); case('expand_as', lambda x, y: x.expand_as(y), R(2, 1), a); case('broadcast_to', lambda x: x.broadcast_to(2, 3), R(3)); case('repeat', lambda x: x.repeat(2, 1, 2), a)
case('flip', lambda x: x.flip(0, 2), t); case('roll', lambda x: x.roll((1, -1), (0, 2)), t); case('roll:flat', lambda x: x.roll(2), t); case('roll:dim', lambda x: x.roll(2, 1), t); case('rot90', lambda x: x.rot90(1, (1, 2)), t); case('rot90:default', lambda x: x.rot90(), t)
case('transpose', lambda x: x.transpose(0, 2), t); case('swapaxes', lambda x: x.swapaxes(0, 1), t); case('t', lambda x: x.t(), a); case('squeeze', lambda x: x.squeeze(), R(1, 3, 1)); case('squeeze:dim', lambda x: x.squeeze(0), R(1, 3, 1)); case('unsqueeze', lambda x: x.unsqueeze(-1), a)
case('flatten', lambda x: x.flatten(1), t); case('ravel', lambda x: x.ravel(), t); case('unflatten', lambda x: x.unflatten(2, (2, 2)), t); case('narrow', lambda x: x.narrow(2, 1, 2), t); case('select', lambda x: x.select(1, 2), t); case('slice', lambda x: x[:, 0:3:2], t)
case('as_strided', lambda x: x.as_strided((2, 2), (3, 1), 1), t); case('unfold:tensor', lambda x: x.unfold(2, 2, 1), t); case('triu', lambda x: x.triu(1), R(3, 3)); case('tril', lambda x: x.tril(-1), R(3, 3))
case('chunk', lambda x: x.chunk(2, 2), t); case('split', lambda x: x.split(2, 1), t); case('split:sizes', lambda x: x.split([1, 3], 2), t); case('unbind', lambda x: x.unbind(1), t)
case('cat', lambda x, y: torch.cat([x, y], 1), a, b); case('stack', lambda x, y: torch.stack([x, y], 1), a, b); case('meshgrid', lambda x, y: torch.meshgrid(x, y, indexing='ij'), R(2), R(3)); case('meshgrid:xy', lambda x, y: torch.meshgrid(x, y, indexing='xy'), R(2), R(3))
i3 = torch.tensor([2, 0]); g3 = I(3, 2, 2, 4)
case('index_select', lambda x, i: x.index_select(1, i), t, i3); case('gather', lambda x, i: x.gather(1, i), t, g3); case('masked_select', lambda x, m: x.masked_select(m), a, mask)
u3 = torch.tensor([[[0, 1, 2, 1]], [[2, 2, 0, 1]]])
case('scatter', lambda x, i, y: x.scatter(1, i, y), t, u3, R(2, 1, 4)); case('scatter_', lambda x, i, y: x.clone().scatter_(1, i, y), t, u3, R(2, 1, 4))
case('scatter_add', lambda x, i, y: x.scatter_add(1, i, y), t, g3, R(2, 2, 4)); case('scatter_add_', lambda x, i, y: x.clone().scatter_add_(1, i, y), t, g3, R(2, 2, 4))
case('index', lambda x: (x[1], x[0, 2], x[0, 1, 3], x[..., 1], x[:, 1:], x[:, :, ::2], x[:, None, 0], x[-1, ..., 1:3]), t)
case('index:tensor', lambda x, i, m: (x[i], x[:, i], x[m]), R(3, 3), i3, torch.tensor([True, False, True]))
def put(x, y):
    x = x.clone(); x[:, 1] = y; x[0, ..., 2] = 7; x[1, 2, 3] = y[0, 0]; return x
case('index_put_', put, t, R(2, 4))
case('contiguous', lambda x: x.transpose(0, 1).contiguous(), a); case('clone', lambda x: x.clone(), a); case('detach', lambda x: x.detach() * x, a); case('alias', lambda x: x * 1, a)
case('copy_', lambda x, y: x.clone().copy_(y), a, b); case('fill_', lambda x: x.clone().fill_(3), a); case('zero_', lambda x: x.clone().zero_(), a)
for k, d in (('float', torch.float32), ('double', torch.float64), ('half', torch.float16), ('bfloat16', torch.bfloat16), ('byte', torch.uint8), ('char', torch.int8), ('short', torch.int16), ('int', torch.int32), ('long', torch.int64), ('bool', torch.bool)):
    case(k, lambda x, d=d: x.to(d), P(2, 3) * 9 if d != torch.bool else torch.tensor([0., 2., 0.]))

# ---- Layers ----
x, wgt, bias = R(1, 4, 5, 5), R(2, 4, 3, 3), R(2)
case('conv2d', lambda x, w, b: F.conv2d(x, w, b), x, wgt, bias); case('conv2d:all', lambda x, w: F.conv2d(x, w, None, 2, (1, 2), (1, 2), 2), x, R(2, 2, 3, 2))
case('conv2d:bfloat16', lambda x, w: F.conv2d(x.bfloat16(), w.bfloat16()).float(), x, wgt)
case('conv_transpose2d', lambda x, w, b: F.conv_transpose2d(x, w, b, 2, 1), R(1, 3, 3, 3), R(3, 2, 4, 4), bias); case('conv_transpose2d:all', lambda x, w: F.conv_transpose2d(x, w, None, 2, 1, 1, 2, (1, 2)), R(1, 4, 3, 3), R(4, 1, 3, 2))
# 1.13's own bfloat16 is wrong here (it computes a plain convolution), so: rounded operands, rounded result.
case('conv_transpose2d:bfloat16', lambda x, w: F.conv_transpose2d(x.bfloat16().float(), w.bfloat16().float(), None, 2, 2).bfloat16().float(), R(1, 3, 4, 4), R(3, 2, 4, 4))
case('linear', lambda x, w, b: F.linear(x, w, b), R(2, 3), R(4, 3), R(4)); case('linear:plain', lambda x, w: F.linear(x, w), R(2, 3), R(4, 3)); case('embedding', lambda w, i: F.embedding(i, w), R(5, 3), torch.tensor([[0, 4], [2, 0]]))
def bn(x, w, b, half=False, train=True):
    m, v = torch.tensor([.1, -.2]), torch.tensor([1.5, .5])
    y = F.batch_norm(x.bfloat16() if half else x, m, v, w, b, train, .1, 1e-5); return y.float(), m, v
case('batch_norm', bn, R(3, 2, 2, 2), P(2), R(2)); case('batch_norm:eval', lambda x, w, b: bn(x, w, b, train=False), R(3, 2, 2, 2), P(2), R(2)); case('batch_norm:bfloat16', lambda x, w, b: bn(x, w, b, half=True), R(3, 2, 2, 2), P(2), R(2))
case('instance_norm', lambda x, w, b: F.instance_norm(x, weight=w, bias=b), R(2, 2, 3, 3), P(2), R(2)); case('group_norm', lambda x, w, b: F.group_norm(x, 2, w, b), R(2, 4, 2, 2), P(4), R(4)); case('layer_norm', lambda x, w, b: F.layer_norm(x, (3,), w, b), R(2, 3), P(3), R(3))
case('interpolate', lambda x: F.interpolate(x, scale_factor=2), R(1, 1, 2, 3)); case('interpolate:size', lambda x: F.interpolate(x, size=(3, 4)), R(1, 1, 2, 3)); case('interpolate:bilinear', lambda x: F.interpolate(x, scale_factor=(2., 1.5), mode='bilinear', align_corners=False), R(1, 1, 2, 4))
case('interpolate:corners', lambda x: F.interpolate(x, size=(4, 4), mode='bilinear', align_corners=True), R(1, 1, 2, 3)); case('interpolate:bicubic', lambda x: F.interpolate(x, scale_factor=2., mode='bicubic'), R(1, 1, 3, 3)); case('interpolate:area', lambda x: F.interpolate(x, size=(2, 2), mode='area'), R(1, 1, 4, 5))
case('interpolate:exact', lambda x: F.interpolate(x, size=(3, 3), mode='nearest-exact'), R(1, 1, 2, 2)); case('interpolate:antialias', lambda x: F.interpolate(x, size=(2, 2), mode='bilinear', antialias=True), R(1, 1, 5, 5)); case('interpolate:recompute', lambda x: F.interpolate(x, scale_factor=1.7, mode='bilinear', recompute_scale_factor=True), R(1, 1, 3, 3))
case('pad', lambda x: F.pad(x, (1, 2), value=.5), R(2, 3)); case('pad:four', lambda x: F.pad(x, (1, 0, 2, 1)), R(1, 1, 2, 3))
for k in ('reflect', 'replicate', 'circular'): case('pad:' + k, lambda x, k=k: F.pad(x, (1, 2, 2, 1), mode=k), R(1, 1, 3, 4))
case('avg_pool2d', lambda x: F.avg_pool2d(x, 2), R(1, 1, 4, 4)); case('avg_pool2d:all', lambda x: F.avg_pool2d(x, (3, 2), (2, 1), (1, 1), True, False), R(1, 1, 5, 4)); case('avg_pool2d:divisor', lambda x: F.avg_pool2d(x, 2, divisor_override=3), R(1, 1, 4, 4))
case('pixel_shuffle', lambda x: F.pixel_shuffle(x, 2), R(1, 4, 2, 2)); case('pixel_unshuffle', lambda x: F.pixel_unshuffle(x, 2), R(1, 1, 4, 4))
case('unfold', lambda x: F.unfold(x, 2), R(1, 2, 3, 3)); case('unfold:all', lambda x: F.unfold(x, (2, 3), (1, 2), (1, 1), (2, 1)), R(1, 1, 4, 5)); case('fold', lambda x: F.fold(x, 4, 2, stride=2), R(1, 4, 4)); case('fold:all', lambda x: F.fold(x, (3, 4), (2, 3), padding=(1, 1)), R(1, 6, 16))
case('grid_sample', lambda x, g: F.grid_sample(x, g, align_corners=False), R(1, 1, 3, 3), U(1, 2, 2, 2)); case('grid_sample:nearest', lambda x, g: F.grid_sample(x, g, mode='nearest', padding_mode='border', align_corners=True), R(1, 1, 3, 3), U(1, 2, 2, 2) * 2); case('grid_sample:reflection', lambda x, g: F.grid_sample(x, g, padding_mode='reflection', align_corners=False), R(1, 1, 3, 3), U(1, 2, 2, 2) * 2)
for k, f in (('l1_loss', F.l1_loss), ('mse_loss', F.mse_loss), ('binary_cross_entropy_with_logits', F.binary_cross_entropy_with_logits)):
    for r in ('mean', 'sum', 'none'): case(f'{k}:{r}', lambda x, y, f=f, r=r: f(x, y.detach(), reduction=r), a, p)
case('binary_cross_entropy_with_logits:weights', lambda x, y, w, q: F.binary_cross_entropy_with_logits(x, y.detach(), w.detach(), pos_weight=q.detach()), a, p, P(2, 3), P(3))

# ---- Random streams, initial weights ----
def seeded(f):
    def g(*x): torch.manual_seed(5); return f(*x)
    return g
case('randn', seeded(lambda: (torch.randn(3), torch.randn(20), torch.randn(2, 2, dtype=torch.float64)))); case('rand', seeded(lambda: (torch.rand(3), torch.rand(2, 2)))); case('randint', seeded(lambda: (torch.randint(10, (5,)), torch.randint(-3, 3, (4,))))); case('randperm', seeded(lambda: torch.randperm(7)))
case('normal_', seeded(lambda: torch.zeros(4).normal_(1, 2))); case('uniform_', seeded(lambda: torch.zeros(4).uniform_(-1, 2))); case('bernoulli_', seeded(lambda: torch.zeros(8).bernoulli_(.3))); case('bernoulli', seeded(lambda x: torch.bernoulli(x.detach())), torch.rand(8)); case('dropout', seeded(lambda x: F.dropout(x, .4)), R(8))
case('randn_like', seeded(lambda x: torch.randn_like(x)), a); case('rand_like', seeded(lambda x: torch.rand_like(x)), a)
case('Generator', lambda: (torch.randn(3, generator=torch.Generator().manual_seed(9)), torch.rand(2, generator=torch.Generator().manual_seed(9)), torch.randint(100, (3,), generator=torch.Generator().manual_seed(9)), torch.randperm(5, generator=torch.Generator().manual_seed(9))))
def both(m): return m.weight.detach(), m.bias.detach()
case('Conv2d', seeded(lambda: both(nn.Conv2d(2, 3, 3)))); case('ConvTranspose2d', seeded(lambda: both(nn.ConvTranspose2d(2, 3, 4)))); case('Linear', seeded(lambda: both(nn.Linear(3, 2)))); case('Embedding', seeded(lambda: nn.Embedding(3, 2).weight.detach()))
for k in ('kaiming_uniform_', 'kaiming_normal_', 'xavier_uniform_', 'xavier_normal_', 'orthogonal_'): case(k, seeded(lambda k=k: getattr(nn.init, k)(torch.empty(3, 4))))
case('orthogonal_:tall', seeded(lambda: nn.init.orthogonal_(torch.empty(4, 3), 2)))
case('Conv2d:same', lambda x, w, b: F.conv2d(x, w, b, padding='same'), R(1, 1, 4, 4), R(1, 1, 2, 3), R(1)); case('Conv2d:circular', lambda x, w: F.conv2d(F.pad(x, (1, 1, 1, 1), mode='circular'), w), R(1, 1, 3, 3), R(1, 1, 3, 3))
case('arange', lambda: (torch.arange(5), torch.arange(1, 7, 2), torch.arange(0, 1, .25))); case('linspace', lambda: torch.linspace(-1, 1, 5)); case('eye', lambda: (torch.eye(2), torch.eye(2, 3))); case('full', lambda: (torch.full((2, 2), 7), torch.full((2,), .5)))
case('zeros', lambda: (torch.zeros(2), torch.zeros(2, 3))); case('ones', lambda: (torch.ones(2), torch.ones(1, 2, dtype=torch.int32)))

# ---- Optimisers: parameter after five steps with given gradients ----
def steps(make):
    def f(x, *grads):
        p = nn.Parameter(x.detach().clone()); o = make([p])
        for g in grads: p.grad = g.detach().clone(); o.step()
        return p.detach()
    return f
gs = [R(2, 3) for _ in range(5)]
case('Adam', steps(lambda p: torch.optim.Adam(p, .1, (.5, .99))), a, *gs); case('Adam:decay', steps(lambda p: torch.optim.Adam(p, .1, weight_decay=.1, maximize=True)), a, *gs); case('Adam:amsgrad', steps(lambda p: torch.optim.Adam(p, .1, (.5, .9), amsgrad=True, weight_decay=.01)), a, *gs)
case('SGD', steps(lambda p: torch.optim.SGD(p, .1)), a, *gs); case('SGD:momentum', steps(lambda p: torch.optim.SGD(p, .1, .9, weight_decay=.1, nesterov=True)), a, *gs); case('SGD:dampening', steps(lambda p: torch.optim.SGD(p, .1, .5, .2)), a, *gs)
case('RMSProp', steps(lambda p: torch.optim.RMSprop(p, .01)), a, *gs); case('RMSProp:all', steps(lambda p: torch.optim.RMSprop(p, .01, .9, 1e-6, .1, .5, True)), a, *gs)

# ---- Higher gradients: d/dx of |d/dx (x^3 w)|^2, as a gradient penalty needs ----
def penalty(x, w):
    y = (x.pow(3) * w).sum(); g, = torch.autograd.grad(y, x, create_graph=True); return g.square().sum()
case('grad:create_graph', penalty, a, b)

with open(os.path.join(os.path.dirname(os.path.abspath(__file__)), 'reference.json'), 'w') as f:
    f.write('{\n' + ',\n'.join(f'{json.dumps(k)}: {json.dumps(v, separators=(",", ":"))}' for k, v in cases.items()) + '\n}\n')
print(len(cases), 'cases, torch', torch.__version__, file=sys.stderr)
