// Tensors from numbers and shapes, copies and conversions.
#include "shim.h"

API Handle pt_empty(const int64_t* s, int32_t n, int8_t t, int8_t k, int32_t i) { return make([&] { return at::empty(ints(s, n), options(t, k, i)); }); }
API Handle pt_zeros(const int64_t* s, int32_t n, int8_t t, int8_t k, int32_t i) { return make([&] { return at::zeros(ints(s, n), options(t, k, i)); }); }
API Handle pt_ones(const int64_t* s, int32_t n, int8_t t, int8_t k, int32_t i) { return make([&] { return at::ones(ints(s, n), options(t, k, i)); }); }
API Handle pt_full(const int64_t* s, int32_t n, Number v, int8_t t, int8_t k, int32_t i) { return make([&] { return at::full(ints(s, n), scalar(v), options(t, k, i)); }); }
API Handle pt_eye(int64_t r, int64_t c, int8_t t, int8_t k, int32_t i) { return make([&] { return at::eye(r, c, options(t, k, i)); }); }
API Handle pt_arange(Number a, Number b, Number step, int8_t t, int8_t k, int32_t i) {
    return make([&] { return at::arange(scalar(a), scalar(b), scalar(step), options(t, k, i)); });
}
API Handle pt_linspace(double a, double b, int64_t steps, int8_t t, int8_t k, int32_t i) {
    return make([&] { return at::linspace(a, b, steps, options(t, k, i)); });
}

// kind < 0 keeps the tensor's device, t < 0 its type.
static at::TensorOptions like(Handle x, int8_t t, int8_t k, int32_t i) {
    auto o = x->options();
    if (t >= 0) o = o.dtype(static_cast<at::ScalarType>(t));
    return k >= 0 ? o.device(device(k, i)) : o;
}
API Handle pt_empty_like(Handle x, int8_t t, int8_t k, int32_t i) { return make([&] { return at::empty_like(*x, like(x, t, k, i)); }); }
API Handle pt_zeros_like(Handle x, int8_t t, int8_t k, int32_t i) { return make([&] { return at::zeros_like(*x, like(x, t, k, i)); }); }
API Handle pt_ones_like(Handle x, int8_t t, int8_t k, int32_t i) { return make([&] { return at::ones_like(*x, like(x, t, k, i)); }); }
API Handle pt_full_like(Handle x, Number v, int8_t t, int8_t k, int32_t i) { return make([&] { return at::full_like(*x, scalar(v), like(x, t, k, i)); }); }
API Handle pt_randn_like(Handle x, int8_t t, int8_t k, int32_t i) { return make([&] { return at::randn_like(*x, like(x, t, k, i)); }); }
API Handle pt_rand_like(Handle x, int8_t t, int8_t k, int32_t i) { return make([&] { return at::rand_like(*x, like(x, t, k, i)); }); }
API Handle pt_to(Handle x, int8_t t, int8_t k, int32_t i, uint8_t nonBlocking, uint8_t copy) {
    return make([&] {
        auto dtype = t < 0 ? x->scalar_type() : static_cast<at::ScalarType>(t);
        return x->to(k < 0 ? x->device() : device(k, i), dtype, nonBlocking, copy);
    });
}

API Handle pt_alias(Handle x) { return make([&] { return *x; }); }
API Handle pt_detach(Handle x) { return make([&] { return x->detach(); }); }
API int32_t pt_detach_(Handle x) { return act([&] { x->detach_(); }); }
API Handle pt_clone(Handle x) { return make([&] { return x->clone(); }); }
API Handle pt_contiguous(Handle x) { return make([&] { return x->contiguous(); }); }
API int32_t pt_copy_(Handle x, Handle from, uint8_t nonBlocking) { return act([&] { x->copy_(*from, nonBlocking); }); }
API int32_t pt_set_(Handle x, Handle from) { return act([&] { x->set_(*from); }); }
API int32_t pt_fill_(Handle x, Number v) { return act([&] { x->fill_(scalar(v)); }); }
API int32_t pt_zero_(Handle x) { return act([&] { x->zero_(); }); }
