// C ABI over libtorch, for deps/TorchSharp. Every function returns a tensor handle (at::Tensor*), a count or a status;
// a null handle or a negative count says that a C++ exception was caught, and pt_last_error() has its text.
// Only ATen names that exist unchanged from libtorch 1.13 to 2.11 are used; what differs sits behind TORCH_VERSION_*.
#pragma once
#include <ATen/ATen.h>
#include <torch/csrc/api/include/torch/version.h>
#include <cstdint>
#include <cstring>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#define API extern "C" __attribute__((visibility("default")))

// c10::optional became std::optional in libtorch 2.5; both spellings are reached through this one.
#if TORCH_VERSION_MAJOR > 2 || (TORCH_VERSION_MAJOR == 2 && TORCH_VERSION_MINOR >= 5)
template <class T> using Opt = std::optional<T>;
#else
template <class T> using Opt = c10::optional<T>;
#endif

using at::Tensor;
using Handle = Tensor*;

// A number as C# passes it: the bits of a double, a long or a bool.
struct Number {
    int64_t bits;
    int32_t kind;   // 0 none, 1 integer, 2 floating, 3 bool
};

inline at::Scalar scalar(Number n) {
    if (n.kind == 2) { double d; std::memcpy(&d, &n.bits, 8); return at::Scalar(d); }
    if (n.kind == 3) return at::Scalar(n.bits != 0);
    return at::Scalar(n.bits);
}
inline Opt<at::Scalar> maybe(Number n) { return n.kind == 0 ? Opt<at::Scalar>() : Opt<at::Scalar>(scalar(n)); }

// Optional arguments: a null pointer or a negative type means "not given".
inline Opt<Tensor> maybe(Handle t) { return t ? Opt<Tensor>(*t) : Opt<Tensor>(); }
inline Opt<at::ScalarType> type(int8_t t) {
    return t < 0 ? Opt<at::ScalarType>() : Opt<at::ScalarType>(static_cast<at::ScalarType>(t));
}
inline Opt<int64_t> maybe(const int64_t* p) { return p ? Opt<int64_t>(*p) : Opt<int64_t>(); }
inline at::IntArrayRef ints(const int64_t* p, int32_t n) { return at::IntArrayRef(p, static_cast<size_t>(n)); }

inline at::Device device(int8_t kind, int32_t index) {
    return at::Device(static_cast<at::DeviceType>(kind), static_cast<c10::DeviceIndex>(index));
}
inline at::TensorOptions options(int8_t dtype, int8_t kind, int32_t index) {
    auto o = at::TensorOptions().device(device(kind, index));
    return dtype < 0 ? o : o.dtype(static_cast<at::ScalarType>(dtype));
}

std::vector<Tensor> list(const Handle* p, int32_t n);
void caught(const std::exception& e) noexcept;
void caught() noexcept;

// Runs f, turning an exception into lastError and the given value.
template <class R, class F> R guarded(R failed, F f) noexcept {
    try { return f(); }
    catch (const std::exception& e) { caught(e); }
    catch (...) { caught(); }
    return failed;
}

// f returns a tensor; the handle is the caller's to dispose.
template <class F> Handle make(F f) noexcept {
    return guarded(Handle(nullptr), [&] { return new Tensor(f()); });
}
// f changes its tensor in place; 0 = done, -1 = failed.
template <class F> int32_t act(F f) noexcept {
    return guarded(int32_t(-1), [&] { f(); return int32_t(0); });
}
// f returns a pair or a triple of tensors, written to out.
template <class F> int32_t pair(Handle* out, F f) noexcept {
    return act([&] {
        auto r = f();
        out[0] = new Tensor(std::get<0>(r));
        out[1] = new Tensor(std::get<1>(r));
    });
}
// f returns a vector of tensors; out gets an array that pt_free releases, the result is its length.
template <class F> int32_t many(Handle** out, F f) noexcept {
    return guarded(int32_t(-1), [&] {
        std::vector<Tensor> r = f();
        auto* a = static_cast<Handle*>(std::malloc(sizeof(Handle) * (r.size() + 1)));
        for (size_t i = 0; i < r.size(); i++) a[i] = r[i].defined() ? new Tensor(std::move(r[i])) : nullptr;
        *out = a;
        return static_cast<int32_t>(r.size());
    });
}
