// Update rules of optimisers, one call a parameter.
#include "shim.h"
#include <ATen/Parallel.h>
#include <cmath>

struct AdamStep {
    float beta1, beta2, rest1, rest2, rate, correction2, eps, decay;
};

// One pass over memory where a chain of tensor operations makes eight: at 3 M parameters that is some 5 % of a training step.
// The order of roundings is that of PyTorch's single-tensor Adam, so results agree to the last bits.
#if defined(__x86_64__)
__attribute__((target_clones("avx512f", "avx2", "default")))
#endif
static void adamRange(float* __restrict p, const float* __restrict g, float* __restrict m, float* __restrict v, int64_t n, AdamStep s, float sign) {
    for (int64_t i = 0; i < n; i++) {
        float d = sign * g[i] + s.decay * p[i];
        float a = m[i] * s.beta1 + s.rest1 * d;
        float b = v[i] * s.beta2 + s.rest2 * d * d;
        m[i] = a;
        v[i] = b;
        p[i] += s.rate * a / (std::sqrt(b) / s.correction2 + s.eps);
    }
}

static bool plain(const Tensor& t) { return t.is_contiguous() && t.scalar_type() == at::kFloat && t.device().is_cpu(); }

API int32_t pt_adam(Handle p, Handle grad, Handle m, Handle v, Handle maxV, int64_t step, double lr, double beta1, double beta2, double eps, double decay, uint8_t maximize) {
    return act([&] {
        double c1 = 1 - std::pow(beta1, step), c2 = std::sqrt(1 - std::pow(beta2, step));
        if (!maxV && plain(*p) && plain(*grad) && plain(*m) && plain(*v)) {
            AdamStep s{float(beta1), float(beta2), float(1 - beta1), float(1 - beta2), float(-lr / c1), float(c2), float(eps), float(decay)};
            auto *pp = p->data_ptr<float>(), *pg = grad->data_ptr<float>(), *pm = m->data_ptr<float>(), *pv = v->data_ptr<float>();
            at::parallel_for(0, p->numel(), 32768, [&](int64_t a, int64_t b) { adamRange(pp + a, pg + a, pm + a, pv + a, b - a, s, maximize ? -1.f : 1.f); });
            p->unsafeGetTensorImpl()->bump_version();
            return;
        }
        Tensor g = maximize ? grad->neg() : *grad;
        if (decay != 0) g = g.add(*p, decay);
        m->mul_(beta1).add_(g, 1 - beta1);
        v->mul_(beta2).addcmul_(g, g, 1 - beta2);
        if (maxV) maxV->copy_(at::maximum(*maxV, *v));
        auto denominator = ((maxV ? *maxV : *v).sqrt() / c2).add_(eps);
        p->addcdiv_(*m, denominator, -lr / c1);
    });
}
