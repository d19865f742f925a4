// Element by element: arithmetic, comparison, activations. A name with _ works in place.
#include "shim.h"

#define UNARY(f) API Handle pt_##f(Handle x) { return make([&] { return at::f(*x); }); }
#define UNARY_(f) API int32_t pt_##f(Handle x) { return act([&] { x->f(); }); }
#define BOTH(f) UNARY(f) UNARY_(f##_)
BOTH(neg) BOTH(abs) BOTH(sqrt) BOTH(rsqrt) BOTH(exp) BOTH(log) BOTH(sin) BOTH(cos) BOTH(tanh) BOTH(sigmoid) BOTH(relu) BOTH(floor) BOTH(ceil)
BOTH(round) BOTH(reciprocal) BOTH(log1p) BOTH(expm1) BOTH(log2) BOTH(exp2) BOTH(trunc) BOTH(frac) BOTH(square) BOTH(logical_not)
BOTH(tan) BOTH(asin) BOTH(acos) BOTH(atan) BOTH(bitwise_not)
UNARY(sign) UNARY(silu) UNARY(isnan) UNARY(isinf) UNARY(isfinite) UNARY(log_sigmoid)

#define BINARY(f) API Handle pt_##f(Handle x, Handle y) { return make([&] { return at::f(*x, *y); }); }
#define BINARY_(f) API int32_t pt_##f##_(Handle x, Handle y) { return act([&] { x->f##_(*y); }); }
#define SCALAR(f) API Handle pt_##f##_scalar(Handle x, Number y) { return make([&] { return at::f(*x, scalar(y)); }); }
#define SCALAR_(f) API int32_t pt_##f##_scalar_(Handle x, Number y) { return act([&] { x->f##_(scalar(y)); }); }
#define ALL(f) BINARY(f) BINARY_(f) SCALAR(f) SCALAR_(f)
ALL(mul) ALL(div) ALL(pow) ALL(remainder) ALL(gt) ALL(lt) ALL(ge) ALL(le) ALL(eq) ALL(ne)
BINARY(maximum) BINARY(minimum) BINARY(atan2) BINARY(logical_and) BINARY(logical_or) BINARY(logical_xor)
BINARY(bitwise_and) BINARY(bitwise_or) BINARY(bitwise_xor)

API Handle pt_add(Handle x, Handle y, Number alpha) { return make([&] { return at::add(*x, *y, scalar(alpha)); }); }
API int32_t pt_add_(Handle x, Handle y, Number alpha) { return act([&] { x->add_(*y, scalar(alpha)); }); }
API Handle pt_add_scalar(Handle x, Number y, Number alpha) { return make([&] { return at::add(*x, scalar(y), scalar(alpha)); }); }
API int32_t pt_add_scalar_(Handle x, Number y, Number alpha) { return act([&] { x->add_(scalar(y), scalar(alpha)); }); }
API Handle pt_sub(Handle x, Handle y) { return make([&] { return at::sub(*x, *y); }); }
API int32_t pt_sub_(Handle x, Handle y) { return act([&] { x->sub_(*y); }); }
API Handle pt_sub_scalar(Handle x, Number y) { return make([&] { return at::sub(*x, scalar(y)); }); }
API int32_t pt_sub_scalar_(Handle x, Number y) { return act([&] { x->sub_(scalar(y)); }); }
API Handle pt_rsub_scalar(Handle x, Number y) { return make([&] { return at::rsub(*x, scalar(y)); }); }
API Handle pt_div_mode(Handle x, Handle y, const char* mode) { return make([&] { return at::div(*x, *y, mode); }); }
API int32_t pt_div_mode_(Handle x, Handle y, const char* mode) { return act([&] { x->div_(*y, mode); }); }
API Handle pt_div_scalar_mode(Handle x, Number y, const char* mode) { return make([&] { return at::div(*x, scalar(y), mode); }); }
API int32_t pt_div_scalar_mode_(Handle x, Number y, const char* mode) { return act([&] { x->div_(scalar(y), mode); }); }

API Handle pt_addcmul(Handle x, Handle a, Handle b, Number v) { return make([&] { return at::addcmul(*x, *a, *b, scalar(v)); }); }
API int32_t pt_addcmul_(Handle x, Handle a, Handle b, Number v) { return act([&] { x->addcmul_(*a, *b, scalar(v)); }); }
API Handle pt_addcdiv(Handle x, Handle a, Handle b, Number v) { return make([&] { return at::addcdiv(*x, *a, *b, scalar(v)); }); }
API int32_t pt_addcdiv_(Handle x, Handle a, Handle b, Number v) { return act([&] { x->addcdiv_(*a, *b, scalar(v)); }); }
API Handle pt_lerp(Handle x, Handle end, Handle weight) { return make([&] { return at::lerp(*x, *end, *weight); }); }
API int32_t pt_lerp_(Handle x, Handle end, Handle weight) { return act([&] { x->lerp_(*end, *weight); }); }
API Handle pt_where(Handle c, Handle x, Handle y) { return make([&] { return at::where(*c, *x, *y); }); }
API Handle pt_masked_fill(Handle x, Handle mask, Number v) { return make([&] { return at::masked_fill(*x, *mask, scalar(v)); }); }
API int32_t pt_masked_fill_(Handle x, Handle mask, Number v) { return act([&] { x->masked_fill_(*mask, scalar(v)); }); }

API Handle pt_clamp(Handle x, Number lo, Number hi) { return make([&] { return at::clamp(*x, maybe(lo), maybe(hi)); }); }
API int32_t pt_clamp_(Handle x, Number lo, Number hi) { return act([&] { at::clamp_(*x, maybe(lo), maybe(hi)); }); }
API Handle pt_clamp_tensor(Handle x, Handle lo, Handle hi) { return make([&] { return at::clamp(*x, maybe(lo), maybe(hi)); }); }
API int32_t pt_clamp_tensor_(Handle x, Handle lo, Handle hi) { return act([&] { at::clamp_(*x, maybe(lo), maybe(hi)); }); }
API Handle pt_round_decimals(Handle x, int64_t d) { return make([&] { return at::round(*x, d); }); }
API int32_t pt_round_decimals_(Handle x, int64_t d) { return act([&] { at::round_(*x, d); }); }

API Handle pt_leaky_relu(Handle x, Number slope) { return make([&] { return at::leaky_relu(*x, scalar(slope)); }); }
API int32_t pt_leaky_relu_(Handle x, Number slope) { return act([&] { at::leaky_relu_(*x, scalar(slope)); }); }
API Handle pt_softplus(Handle x, double beta, double threshold) { return make([&] { return at::softplus(*x, beta, threshold); }); }
API Handle pt_softmax(Handle x, int64_t dim, int8_t t) { return make([&] { return at::softmax(*x, dim, type(t)); }); }
API Handle pt_log_softmax(Handle x, int64_t dim, int8_t t) { return make([&] { return at::log_softmax(*x, dim, type(t)); }); }
