// Convolutions, plain and transposed.
#include "shim.h"
#include <torch/csrc/autograd/custom_function.h>

API Handle pt_conv2d(Handle x, Handle w, Handle b, const int64_t* stride, const int64_t* pad, const int64_t* dilation, int64_t groups) {
    return make([&] { return at::conv2d(*x, *w, maybe(b), ints(stride, 2), ints(pad, 2), ints(dilation, 2), groups); });
}

#if TORCH_VERSION_MAJOR < 2
// libtorch 1.x leaves transposed convolutions on the CPU to a matrix product and col2im, three to ten times slower than what
// oneDNN makes of the same sum, and computes bfloat16 ones wrongly (as plain convolutions). A transposed convolution is a plain
// convolution's gradient by its input, and that one goes to oneDNN in both types; so do the gradients of it, which are
// a plain convolution and a gradient by the weight.
struct ConvTranspose : torch::autograd::Function<ConvTranspose> {
    using Ints = std::vector<int64_t>;
    using Context = torch::autograd::AutogradContext;

    static Tensor gradient(const Tensor& grad, const Tensor& input, const Tensor& w, const Ints& s, const Ints& p, const Ints& d, int64_t groups, bool byInput) {
        auto r = at::convolution_backward(grad, input, w, {}, s, p, d, false, {0, 0}, groups, {byInput, !byInput, false});
        return byInput ? std::get<0>(r) : std::get<1>(r);
    }

    static Tensor forward(Context* ctx, const Tensor& x, const Tensor& w, Opt<Tensor> b, Ints s, Ints p, Ints d, Ints size, int64_t groups) {
        ctx->save_for_backward({x, w});
        ctx->saved_data["s"] = s;
        ctx->saved_data["p"] = p;
        ctx->saved_data["d"] = d;
        ctx->saved_data["groups"] = groups;
        ctx->saved_data["bias"] = b.has_value();
        // Only its sizes are read, so its memory is never touched.
        auto shape = at::empty(size, x.options(), x.suggest_memory_format());
        auto y = gradient(x, shape, w, s, p, d, groups, true);
        return b.has_value() ? y.add_(b->view({1, -1, 1, 1})) : y;
    }

    static torch::autograd::tensor_list backward(Context* ctx, torch::autograd::tensor_list grads) {
        auto saved = ctx->get_saved_variables();
        auto &x = saved[0], &w = saved[1], &g = grads[0];
        auto s = ctx->saved_data["s"].toIntVector(), p = ctx->saved_data["p"].toIntVector(), d = ctx->saved_data["d"].toIntVector();
        auto groups = ctx->saved_data["groups"].toInt();
        Tensor none;
        return {ctx->needs_input_grad(0) ? at::conv2d(g, w, {}, s, p, d, groups) : none,
                ctx->needs_input_grad(1) ? gradient(x, g, w, s, p, d, groups, false) : none,
                ctx->saved_data["bias"].toBool() && ctx->needs_input_grad(2) ? g.sum(at::IntArrayRef({0, 2, 3})) : none, none, none, none, none, none};
    }
};

static bool viaGradient(const Tensor& x, const Tensor& w) {
    auto t = x.scalar_type();
    return x.device().is_cpu() && (t == at::kFloat || t == at::kBFloat16) && w.scalar_type() == t && x.dim() == 4 && w.dim() == 4 &&
        x.size(1) == w.size(0) && x.numel() > 0;
}
#endif

API Handle pt_conv_transpose2d(Handle x, Handle w, Handle b, const int64_t* stride, const int64_t* pad, const int64_t* outPad, const int64_t* dilation, int64_t groups) {
    return make([&] {
#if TORCH_VERSION_MAJOR < 2
        if (viaGradient(*x, *w)) {
            std::vector<int64_t> size{x->size(0), w->size(1) * groups};
            for (int i = 0; i < 2; i++)
                size.push_back((x->size(2 + i) - 1) * stride[i] - 2 * pad[i] + dilation[i] * (w->size(2 + i) - 1) + outPad[i] + 1);
            auto two = [](const int64_t* v) { return std::vector<int64_t>(v, v + 2); };
            return ConvTranspose::apply(*x, *w, maybe(b), two(stride), two(pad), two(dilation), size, groups);
        }
#endif
        return at::conv_transpose2d(*x, *w, maybe(b), ints(stride, 2), ints(pad, 2), ints(outPad, 2), groups, ints(dilation, 2));
    });
}
