"""Writes reference.json: what PyTorch computes for the losses, penalties and spectral norm. Run: python3 reference.py"""
import json
import pathlib

import torch
import torch.nn.functional as F

torch.manual_seed(4)


def flat(t):
    return [float(f"{v:.9g}") for v in t.detach().flatten().tolist()]


def bce(logits, target):
    return F.binary_cross_entropy_with_logits(logits, torch.full_like(logits, target))


# From the papers' formulas, by other functions than the trainer's where PyTorch has them.
GAMES = {
    "non-saturating": (lambda r, f: bce(r, 1.0) + bce(f, 0.0), lambda r, f: bce(f, 1.0)),
    "minimax": (lambda r, f: bce(r, 1.0) + bce(f, 0.0), lambda r, f: torch.log(1 - torch.sigmoid(f)).mean()),
    "least-squares": (lambda r, f: 0.5 * F.mse_loss(r, torch.ones_like(r)) + 0.5 * F.mse_loss(f, torch.zeros_like(f)),
                      lambda r, f: 0.5 * F.mse_loss(f, torch.ones_like(f))),
    "hinge": (lambda r, f: -torch.min(r - 1, torch.zeros_like(r)).mean() - torch.min(-f - 1, torch.zeros_like(f)).mean(),
              lambda r, f: -f.mean()),
    "wasserstein": (lambda r, f: f.mean() - r.mean(), lambda r, f: -f.mean()),
    "relativistic": (lambda r, f: bce(r - f, 1.0), lambda r, f: bce(f - r, 1.0)),
}

real, fake = torch.randn(3, 1, 2, 2) * 1.5, torch.randn(3, 1, 2, 2) * 1.5
games = []
for name, sides in GAMES.items():
    entry = {"name": name}
    for side, loss in zip(("discriminator", "generator"), sides):
        r, f = real.clone().requires_grad_(), fake.clone().requires_grad_()
        value = loss(r, f)
        value.backward()
        zero = torch.zeros_like(real)
        entry[side] = {"value": value.item(), "byReal": flat(r.grad if r.grad is not None else zero),
                       "byFake": flat(f.grad if f.grad is not None else zero)}
    games.append(entry)

# LeCam (Tseng et al. 2021), weight 0.3: two steps with averages that begin at the first means and keep a half in the second step, as 1 / (1 + 1).
anchors = []
ema_real = ema_fake = None
for scale in (1.0, 2.0):
    r, f = (real * scale).clone().requires_grad_(), (fake * scale).clone().requires_grad_()
    ema_real = r.mean().item() if ema_real is None else (ema_real + r.mean().item()) / 2
    ema_fake = f.mean().item() if ema_fake is None else (ema_fake + f.mean().item()) / 2
    value = 0.3 * (F.relu(r - ema_fake).pow(2).mean() + F.relu(ema_real - f).pow(2).mean())
    value.backward()
    anchors.append({"value": value.item(), "byReal": flat(r.grad), "byFake": flat(f.grad)})

# A critic of two layers: [N, 2, 8, 8] -> [N, 1, 4, 4].
w1, w2 = torch.randn(3, 2, 4, 4) * 0.3, torch.randn(1, 3, 3, 3) * 0.3
pictures, others, mix = torch.randn(2, 2, 8, 8), torch.randn(2, 2, 8, 8), torch.rand(2, 1, 1, 1)


def critic(x, w1, w2):
    return F.conv2d(F.leaky_relu(F.conv2d(x, w1, stride=2, padding=1), 0.2), w2, padding=1)


def zero_centred(w1, w2, one_logit):
    x = pictures.clone().requires_grad_()
    y = critic(x, w1, w2)
    if one_logit:
        y = y[:, :, 1:2, 2:3]
    slope, = torch.autograd.grad(y.sum(), x, create_graph=True)
    return 0.5 * (slope.flatten(1).norm(dim=1) ** 2).mean() / y[0].numel()


def one_centred(w1, w2):
    x = (mix * pictures + (1 - mix) * others).requires_grad_()
    slope, = torch.autograd.grad(critic(x, w1, w2).flatten(1).mean(1).sum(), x, create_graph=True)
    return ((slope.flatten(1).norm(dim=1) - 1) ** 2).mean()


def penalty(name, of):
    a, b = w1.clone().requires_grad_(), w2.clone().requires_grad_()
    value = of(a, b)
    by = torch.autograd.grad(value, [a, b])
    return {"name": name, "value": value.item(), "byFirst": flat(by[0]), "bySecond": flat(by[1])}


penalties = [penalty("patches", lambda a, b: zero_centred(a, b, False)),
             penalty("one logit", lambda a, b: zero_centred(a, b, True)), penalty("one-centred", one_centred)]

# Spectral norm: three updates of PyTorch's own, from a given u.
layer = torch.nn.utils.spectral_norm(torch.nn.Conv2d(3, 5, 3, bias=False))
weight, u = layer.weight_orig.detach().clone(), layer.weight_u.clone()
direction = torch.randn_like(weight)
for _ in range(3):
    layer.zero_grad()
    layer(torch.zeros(1, 3, 3, 3))
    (layer.weight * direction).sum().backward()
spectral = {"weight": flat(weight), "u": flat(u), "direction": flat(direction), "normed": flat(layer.weight),
            "gradient": flat(layer.weight_orig.grad), "uAfter": flat(layer.weight_u)}


# Sliced Wasserstein distance of patches: from unfolded patches, one direction after the other.
def patch_distance(a, b, levels):
    total = 0
    for i, (filters, step, ax, ay, bx, by) in enumerate(levels):
        if i:
            a, b = (x.unflatten(2, (-1, 2)).unflatten(4, (-1, 2)).mean((3, 5)) for x in (a, b))
        side = a.shape[2]

        def patches(x, cx, cy):
            last = side - step + 1 - 7
            return torch.stack([x[n, :, cy + y:cy + y + 7, cx + z:cx + z + 7].flatten()
                                for n in range(len(x)) for y in range(0, last + 1, step) for z in range(0, last + 1, step)])
        pa, pb = patches(a, ax, ay), patches(b, bx, by)
        total = total + torch.stack([(torch.sort(pa @ f.flatten())[0] - torch.sort(pb @ f.flatten())[0]).abs().mean() for f in filters]).mean()
    return total / len(levels)


def hashed(first):
    return torch.tensor([((first + i) * 2654435761 % 2 ** 32 >> 16) / 32768 - 1 for i in range(2 * 2 * 32 * 32)]).view(2, 2, 32, 32)


made, wanted = hashed(0), hashed(5000)
levels = [(F.normalize(torch.randn(3, 98), dim=1).view(3, 2, 7, 7), 4, 3, 0, 1, 2), (F.normalize(torch.randn(2, 98), dim=1).view(2, 2, 7, 7), 1, 0, 0, 0, 0)]
made.requires_grad_()
value = patch_distance(made, wanted, levels)
value.backward()
patch = {"value": value.item(), "everyFifthGradient": flat(made.grad.flatten()[::5]),
         "levels": [{"filters": flat(f), "step": s, "ax": ax, "ay": ay, "bx": bx, "by": by} for f, s, ax, ay, bx, by in levels]}


# Distance of spectra: by torch's own transform, ring by ring, from periods of 16 px to 0.8 of Nyquist.
def spectrum_distance(a, b):
    side = a.shape[-1]
    window = torch.sin(torch.pi * (torch.arange(side) + 0.5) / side) ** 2
    window = window[:, None] * window
    f = torch.fft.fftfreq(side, 1 / side)
    ring = torch.round(torch.sqrt(f[:, None] ** 2 + f ** 2))

    def log_power(x):
        power = (torch.fft.fft2((x - x.mean((2, 3), keepdim=True)) * window).abs() ** 2 / (window ** 2).sum()).mean(0)
        return torch.stack([power[:, ring == r].mean(1) for r in range(max(1, side // 16), int(0.8 * side / 2) + 1)], 1).add((2 / 255) ** 2 / 12).log()
    return ((log_power(a) - log_power(b)) ** 2).mean()


contrast = torch.tensor([1, 0.02]).view(1, 2, 1, 1)     # the second as faint as an AO
faint, strong = (hashed(0) * contrast).requires_grad_(), hashed(5000).cumsum(3).mul(0.2).tanh() * contrast
value = spectrum_distance(faint, strong)
value.backward()
spectrum = {"value": value.item(), "everyFifthGradient": flat(faint.grad.flatten()[::5])}

out = {"real": flat(real), "fake": flat(fake), "games": games, "anchors": anchors,
       "critic": {"first": flat(w1), "second": flat(w2), "pictures": flat(pictures), "others": flat(others), "mix": flat(mix)},
       "penalties": penalties, "spectral": spectral, "patch": patch, "spectrum": spectrum}
pathlib.Path(__file__).with_name("reference.json").write_text(json.dumps(out, indent=1) + "\n")
