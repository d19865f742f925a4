// Layers: normalisation, resampling, padding, losses.
#include "shim.h"

API Handle pt_linear(Handle x, Handle w, Handle b) { return make([&] { return at::linear(*x, *w, maybe(b)); }); }
API Handle pt_embedding(Handle w, Handle i, int64_t padding, uint8_t scale, uint8_t sparse) { return make([&] { return at::embedding(*w, *i, padding, scale, sparse); }); }

API Handle pt_batch_norm(Handle x, Handle w, Handle b, Handle mean, Handle var, uint8_t train, double momentum, double eps) {
    return make([&] { return at::batch_norm(*x, maybe(w), maybe(b), maybe(mean), maybe(var), train, momentum, eps, at::globalContext().userEnabledCuDNN()); });
}
API Handle pt_instance_norm(Handle x, Handle w, Handle b, Handle mean, Handle var, uint8_t useInput, double momentum, double eps) {
    return make([&] { return at::instance_norm(*x, maybe(w), maybe(b), maybe(mean), maybe(var), useInput, momentum, eps, at::globalContext().userEnabledCuDNN()); });
}
API Handle pt_group_norm(Handle x, int64_t groups, Handle w, Handle b, double eps) {
    return make([&] { return at::group_norm(*x, groups, maybe(w), maybe(b), eps, at::globalContext().userEnabledCuDNN()); });
}
API Handle pt_layer_norm(Handle x, const int64_t* s, int32_t n, Handle w, Handle b, double eps) {
    return make([&] { return at::layer_norm(*x, ints(s, n), maybe(w), maybe(b), eps, at::globalContext().userEnabledCuDNN()); });
}

API Handle pt_pad(Handle x, const int64_t* p, int32_t n, const char* mode, double value) {
    return make([&] { return at::pad(*x, ints(p, n), mode, std::strcmp(mode, "constant") == 0 ? Opt<double>(value) : Opt<double>()); });
}
// size null: scale decides; scale null: size decides.
API Handle pt_upsample(Handle x, const int64_t* size, const double* scale, int32_t mode, uint8_t align, uint8_t antialias) {
    return make([&] {
        Opt<at::IntArrayRef> s; Opt<at::ArrayRef<double>> f;
        if (size) s = ints(size, 2);
        if (scale) f = at::ArrayRef<double>(scale, 2);
        switch (mode) {
            case 0: return at::upsample_nearest2d(*x, s, f);
            case 1: return antialias ? at::_upsample_bilinear2d_aa(*x, s, align, f) : at::upsample_bilinear2d(*x, s, align, f);
            case 2: return antialias ? at::_upsample_bicubic2d_aa(*x, s, align, f) : at::upsample_bicubic2d(*x, s, align, f);
            case 3: return at::_upsample_nearest_exact2d(*x, s, f);
            default: return at::adaptive_avg_pool2d(*x, *s);
        }
    });
}
API Handle pt_avg_pool2d(Handle x, const int64_t* k, const int64_t* s, const int64_t* p, uint8_t ceil, uint8_t countPad, const int64_t* divisor) {
    return make([&] { return at::avg_pool2d(*x, ints(k, 2), ints(s, 2), ints(p, 2), ceil, countPad, maybe(divisor)); });
}
API Handle pt_max_pool2d(Handle x, const int64_t* k, const int64_t* s, const int64_t* p, const int64_t* d, uint8_t ceil) {
    return make([&] { return at::max_pool2d(*x, ints(k, 2), ints(s, 2), ints(p, 2), ints(d, 2), ceil); });
}
API Handle pt_pixel_shuffle(Handle x, int64_t f) { return make([&] { return at::pixel_shuffle(*x, f); }); }
API Handle pt_pixel_unshuffle(Handle x, int64_t f) { return make([&] { return at::pixel_unshuffle(*x, f); }); }
API Handle pt_im2col(Handle x, const int64_t* k, const int64_t* d, const int64_t* p, const int64_t* s) {
    return make([&] { return at::im2col(*x, ints(k, 2), ints(d, 2), ints(p, 2), ints(s, 2)); });
}
API Handle pt_col2im(Handle x, const int64_t* size, const int64_t* k, const int64_t* d, const int64_t* p, const int64_t* s) {
    return make([&] { return at::col2im(*x, ints(size, 2), ints(k, 2), ints(d, 2), ints(p, 2), ints(s, 2)); });
}
API Handle pt_grid_sample(Handle x, Handle grid, int64_t mode, int64_t pad, uint8_t align) { return make([&] { return at::grid_sampler(*x, *grid, mode, pad, align); }); }

API Handle pt_l1_loss(Handle x, Handle y, int64_t r) { return make([&] { return at::l1_loss(*x, *y, r); }); }
API Handle pt_mse_loss(Handle x, Handle y, int64_t r) { return make([&] { return at::mse_loss(*x, *y, r); }); }
API Handle pt_bce_logits(Handle x, Handle y, Handle w, Handle pos, int64_t r) {
    return make([&] { return at::binary_cross_entropy_with_logits(*x, *y, maybe(w), maybe(pos), r); });
}
