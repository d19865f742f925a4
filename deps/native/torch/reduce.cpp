// Reductions, ordering, linear algebra, Fourier.
#include "shim.h"

API Handle pt_sum(Handle x, int8_t t) { return make([&] { return at::sum(*x, type(t)); }); }
API Handle pt_sum_dims(Handle x, const int64_t* d, int32_t n, uint8_t keep, int8_t t) { return make([&] { return at::sum(*x, ints(d, n), keep, type(t)); }); }
API Handle pt_mean(Handle x) { return make([&] { return at::mean(*x); }); }
API Handle pt_mean_dims(Handle x, const int64_t* d, int32_t n, uint8_t keep, int8_t t) { return make([&] { return at::mean(*x, ints(d, n), keep, type(t)); }); }
API Handle pt_prod(Handle x, int8_t t) { return make([&] { return at::prod(*x, type(t)); }); }
API Handle pt_var(Handle x, uint8_t unbiased) { return make([&] { return at::var(*x, bool(unbiased)); }); }
API Handle pt_std(Handle x, uint8_t unbiased) { return make([&] { return at::std(*x, bool(unbiased)); }); }
API Handle pt_var_dims(Handle x, const int64_t* d, int32_t n, uint8_t unbiased, uint8_t keep) { return make([&] { return at::var(*x, ints(d, n), bool(unbiased), bool(keep)); }); }
API Handle pt_std_dims(Handle x, const int64_t* d, int32_t n, uint8_t unbiased, uint8_t keep) { return make([&] { return at::std(*x, ints(d, n), bool(unbiased), bool(keep)); }); }
API Handle pt_amax(Handle x, const int64_t* d, int32_t n, uint8_t keep) { return make([&] { return at::amax(*x, ints(d, n), keep); }); }
API Handle pt_amin(Handle x, const int64_t* d, int32_t n, uint8_t keep) { return make([&] { return at::amin(*x, ints(d, n), keep); }); }
API Handle pt_max(Handle x) { return make([&] { return at::max(*x); }); }
API Handle pt_min(Handle x) { return make([&] { return at::min(*x); }); }
API Handle pt_argmax(Handle x, const int64_t* d, uint8_t keep) { return make([&] { return at::argmax(*x, maybe(d), keep); }); }
API Handle pt_argmin(Handle x, const int64_t* d, uint8_t keep) { return make([&] { return at::argmin(*x, maybe(d), keep); }); }
API int32_t pt_max_dim(Handle x, int64_t d, uint8_t keep, Handle* out) { return pair(out, [&] { return at::max(*x, d, keep); }); }
API int32_t pt_min_dim(Handle x, int64_t d, uint8_t keep, Handle* out) { return pair(out, [&] { return at::min(*x, d, keep); }); }
API Handle pt_norm(Handle x, double p) { return make([&] { return at::norm(*x, p); }); }
API Handle pt_norm_dim(Handle x, int64_t d, uint8_t keep, double p) { return make([&] { return at::norm(*x, p, {d}, keep); }); }
API Handle pt_all(Handle x) { return make([&] { return at::all(*x); }); }
API Handle pt_any(Handle x) { return make([&] { return at::any(*x); }); }
API Handle pt_all_dim(Handle x, int64_t d, uint8_t keep) { return make([&] { return at::all(*x, d, keep); }); }
API Handle pt_any_dim(Handle x, int64_t d, uint8_t keep) { return make([&] { return at::any(*x, d, keep); }); }
API Handle pt_logsumexp(Handle x, int64_t d, uint8_t keep) { return make([&] { return at::logsumexp(*x, {d}, keep); }); }
API Handle pt_cumsum(Handle x, int64_t d, int8_t t) { return make([&] { return at::cumsum(*x, d, type(t)); }); }
API int32_t pt_equal(Handle x, Handle y) { return guarded(int32_t(-1), [&] { return int32_t(at::equal(*x, *y)); }); }
API int32_t pt_allclose(Handle x, Handle y, double rtol, double atol, uint8_t nan) { return guarded(int32_t(-1), [&] { return int32_t(at::allclose(*x, *y, rtol, atol, nan)); }); }
API int32_t pt_sort(Handle x, int64_t d, uint8_t descending, uint8_t stable, Handle* out) { return pair(out, [&] { return at::sort(*x, Opt<bool>(stable != 0), d, descending); }); }
API Handle pt_argsort(Handle x, int64_t d, uint8_t descending) { return make([&] { return at::argsort(*x, d, bool(descending)); }); }
API int32_t pt_topk(Handle x, int64_t k, int64_t d, uint8_t largest, uint8_t sorted, Handle* out) { return pair(out, [&] { return at::topk(*x, k, d, largest, sorted); }); }

API Handle pt_matmul(Handle x, Handle y) { return make([&] { return at::matmul(*x, *y); }); }
API Handle pt_mm(Handle x, Handle y) { return make([&] { return at::mm(*x, *y); }); }
API Handle pt_mv(Handle x, Handle y) { return make([&] { return at::mv(*x, *y); }); }
API Handle pt_dot(Handle x, Handle y) { return make([&] { return at::dot(*x, *y); }); }
API Handle pt_bmm(Handle x, Handle y) { return make([&] { return at::bmm(*x, *y); }); }
API Handle pt_einsum(const char* equation, const Handle* t, int32_t n) { return make([&] { return at::einsum(equation, list(t, n)); }); }
API int32_t pt_eigh(Handle x, const char* uplo, Handle* out) { return pair(out, [&] { return at::linalg_eigh(*x, uplo); }); }
API int32_t pt_svd(Handle x, uint8_t full, Handle* out) {
    return act([&] {
        auto r = at::linalg_svd(*x, full);
        out[0] = new Tensor(std::get<0>(r)); out[1] = new Tensor(std::get<1>(r)); out[2] = new Tensor(std::get<2>(r));
    });
}
API Handle pt_svdvals(Handle x) { return make([&] { return at::linalg_svdvals(*x); }); }
API int32_t pt_qr(Handle x, Handle* out) { return pair(out, [&] { return at::linalg_qr(*x); }); }
API Handle pt_diagonal(Handle x, int64_t offset, int64_t a, int64_t b) { return make([&] { return at::diagonal(*x, offset, a, b); }); }

API Handle pt_fft2(Handle x, const int64_t* d, int32_t n, const char* mode) { return make([&] { return at::fft_fft2(*x, at::OptionalIntArrayRef(), ints(d, n), mode); }); }
API Handle pt_rfft2(Handle x, const int64_t* d, int32_t n, const char* mode) { return make([&] { return at::fft_rfft2(*x, at::OptionalIntArrayRef(), ints(d, n), mode); }); }
API Handle pt_real(Handle x) { return make([&] { return at::real(*x); }); }
API Handle pt_imag(Handle x) { return make([&] { return at::imag(*x); }); }
