// Errors, lifetime, metadata, data access, autograd, threads and devices.
#include "shim.h"
#include <ATen/Parallel.h>
#include <c10/core/InferenceMode.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>
#include <torch/csrc/api/include/torch/cuda.h>

static thread_local std::string lastError;

void caught(const std::exception& e) noexcept {
    auto* c10Error = dynamic_cast<const c10::Error*>(&e);
    lastError = c10Error ? c10Error->what_without_backtrace() : e.what();
}
void caught() noexcept { lastError = "unknown C++ exception"; }

std::vector<Tensor> list(const Handle* p, int32_t n) {
    std::vector<Tensor> v;
    v.reserve(n);
    for (int32_t i = 0; i < n; i++) v.push_back(p[i] ? *p[i] : Tensor());
    return v;
}

API const char* pt_last_error() { return lastError.c_str(); }
API const char* pt_version() { return TORCH_VERSION; }
API void pt_free(void* p) { std::free(p); }
API void pt_dispose(Handle t) { delete t; }

// ---- Metadata ----
API int64_t pt_ndim(Handle t) { return t->dim(); }
API int64_t pt_numel(Handle t) { return t->numel(); }
API int8_t pt_dtype(Handle t) { return static_cast<int8_t>(t->scalar_type()); }
API int8_t pt_device_type(Handle t) { return static_cast<int8_t>(t->device().type()); }
API int32_t pt_device_index(Handle t) { return t->device().index(); }
API int64_t pt_element_size(Handle t) { return t->element_size(); }
API int64_t pt_storage_offset(Handle t) { return t->storage_offset(); }
API uint8_t pt_is_contiguous(Handle t) { return t->is_contiguous(); }
API uint8_t pt_is_leaf(Handle t) { return t->is_leaf(); }
API void pt_shape(Handle t, int64_t* out) { auto s = t->sizes(); std::copy(s.begin(), s.end(), out); }
API void pt_stride(Handle t, int64_t* out) { auto s = t->strides(); std::copy(s.begin(), s.end(), out); }
API int64_t pt_size_at(Handle t, int64_t dim) { return guarded(int64_t(-1), [&] { return t->size(dim); }); }

// ---- Data ----
API void* pt_data_ptr(Handle t) { return guarded((void*)nullptr, [&] { return t->data_ptr(); }); }

// Copies `bytes` of host memory into a new tensor of `from` elements, converted to the wanted type and device.
API Handle pt_from_memory(const void* data, const int64_t* size, int32_t n, int8_t from, int8_t to, int8_t kind, int32_t index, uint8_t grad) {
    return make([&] {
        auto view = at::from_blob(const_cast<void*>(data), ints(size, n), options(from, 0, -1));
        auto t = view.to(options(to < 0 ? from : to, kind, index), /*non_blocking*/ false, /*copy*/ true);
        if (grad) t.set_requires_grad(true);
        return t;
    });
}
API int32_t pt_item(Handle t, Number* out) {
    return act([&] {
        auto s = t->item();
        if (s.isBoolean()) *out = {s.toBool(), 3};
        else if (s.isIntegral(false)) *out = {s.toLong(), 1};
        else { double d = s.toDouble(); out->kind = 2; std::memcpy(&out->bits, &d, 8); }
    });
}

// ---- Autograd ----
API uint8_t pt_requires_grad(Handle t) { return t->requires_grad(); }
API int32_t pt_set_requires_grad(Handle t, uint8_t on) { return act([&] { t->set_requires_grad(on); }); }
API Handle pt_grad(Handle t) {
    return guarded(Handle(nullptr), [&] { auto& g = t->grad(); return g.defined() ? new Tensor(g) : nullptr; });
}
API int32_t pt_set_grad(Handle t, Handle grad) { return act([&] { t->mutable_grad() = grad ? *grad : Tensor(); }); }
API int32_t pt_retain_grad(Handle t) { return act([&] { t->retain_grad(); }); }
API int32_t pt_backward(const Handle* outputs, int32_t n, const Handle* grads, int32_t gn, uint8_t retain, uint8_t create, const Handle* inputs, int32_t in) {
    return act([&] {
        Opt<bool> keep(retain != 0);
        torch::autograd::backward(list(outputs, n), list(grads, gn), keep, create, list(inputs, in));
    });
}
API int32_t pt_autograd_grad(const Handle* outputs, int32_t n, const Handle* inputs, int32_t in, const Handle* grads, int32_t gn, uint8_t retain, uint8_t create, uint8_t unused, Handle** out) {
    return many(out, [&] {
        Opt<bool> keep(retain != 0);
        return torch::autograd::grad(list(outputs, n), list(inputs, in), list(grads, gn), keep, create, unused);
    });
}
API uint8_t pt_grad_enabled() { return c10::GradMode::is_enabled(); }
API void pt_set_grad_enabled(uint8_t on) { c10::GradMode::set_enabled(on); }
API uint8_t pt_inference_enabled() { return c10::InferenceMode::is_enabled(); }
API void* pt_inference_enter(uint8_t on) { return guarded((void*)nullptr, [&] { return (void*)new c10::InferenceMode(on); }); }
API void pt_inference_leave(void* guard) { delete static_cast<c10::InferenceMode*>(guard); }

// ---- Threads, devices ----
API int32_t pt_set_num_threads(int32_t n) { return act([&] { at::set_num_threads(n); }); }
API int32_t pt_get_num_threads() { return at::get_num_threads(); }
API int32_t pt_set_num_interop_threads(int32_t n) { return act([&] { at::set_num_interop_threads(n); }); }
API int32_t pt_get_num_interop_threads() { return static_cast<int32_t>(at::get_num_interop_threads()); }
API int32_t pt_cuda_device_count() { return guarded(int32_t(0), [] { return static_cast<int32_t>(torch::cuda::device_count()); }); }
API uint8_t pt_cudnn_is_available() { return guarded(uint8_t(0), [] { return uint8_t(torch::cuda::cudnn_is_available()); }); }
API uint8_t pt_cudnn_allow_tf32() { return at::globalContext().allowTF32CuDNN(); }
API int32_t pt_set_cudnn_allow_tf32(uint8_t on) { return act([&] { at::globalContext().setAllowTF32CuDNN(on); }); }
API int32_t pt_cuda_synchronize(int64_t index) { return act([&] { torch::cuda::synchronize(index); }); }
API int32_t pt_cuda_manual_seed(int64_t seed, uint8_t all) {
    return act([&] { if (all) torch::cuda::manual_seed_all(seed); else torch::cuda::manual_seed(seed); });
}
