// Views, joins, indexing.
#include "shim.h"
#include <ATen/TensorIndexing.h>

API Handle pt_view(Handle x, const int64_t* s, int32_t n) { return make([&] { return x->view(ints(s, n)); }); }
API Handle pt_reshape(Handle x, const int64_t* s, int32_t n) { return make([&] { return x->reshape(ints(s, n)); }); }
API Handle pt_permute(Handle x, const int64_t* s, int32_t n) { return make([&] { return x->permute(ints(s, n)); }); }
API Handle pt_expand(Handle x, const int64_t* s, int32_t n, uint8_t implicitly) { return make([&] { return x->expand(ints(s, n), implicitly); }); }
API Handle pt_repeat(Handle x, const int64_t* s, int32_t n) { return make([&] { return x->repeat(ints(s, n)); }); }
API Handle pt_flip(Handle x, const int64_t* s, int32_t n) { return make([&] { return x->flip(ints(s, n)); }); }
API Handle pt_roll(Handle x, const int64_t* s, int32_t n, const int64_t* d, int32_t dn) { return make([&] { return x->roll(ints(s, n), ints(d, dn)); }); }
API Handle pt_rot90(Handle x, int64_t k, int64_t a, int64_t b) { return make([&] { return x->rot90(k, {a, b}); }); }
API Handle pt_transpose(Handle x, int64_t a, int64_t b) { return make([&] { return x->transpose(a, b); }); }
API Handle pt_t(Handle x) { return make([&] { return x->t(); }); }
API Handle pt_squeeze(Handle x, const int64_t* d) { return make([&] { return d ? x->squeeze(*d) : x->squeeze(); }); }
API Handle pt_unsqueeze(Handle x, int64_t d) { return make([&] { return x->unsqueeze(d); }); }
API Handle pt_flatten(Handle x, int64_t a, int64_t b) { return make([&] { return x->flatten(a, b); }); }
API Handle pt_unflatten(Handle x, int64_t d, const int64_t* s, int32_t n) { return make([&] { return x->unflatten(d, ints(s, n)); }); }
API Handle pt_narrow(Handle x, int64_t d, int64_t start, int64_t length) { return make([&] { return x->narrow(d, start, length); }); }
API Handle pt_select(Handle x, int64_t d, int64_t i) { return make([&] { return x->select(d, i); }); }
API Handle pt_slice(Handle x, int64_t d, int64_t start, int64_t stop, int64_t step) { return make([&] { return x->slice(d, start, stop, step); }); }
API Handle pt_as_strided(Handle x, const int64_t* s, int32_t n, const int64_t* st, int32_t sn, int64_t offset) { return make([&] { return x->as_strided(ints(s, n), ints(st, sn), offset); }); }
API Handle pt_unfold_dim(Handle x, int64_t d, int64_t size, int64_t step) { return make([&] { return x->unfold(d, size, step); }); }
API Handle pt_triu(Handle x, int64_t d) { return make([&] { return x->triu(d); }); }
API Handle pt_tril(Handle x, int64_t d) { return make([&] { return x->tril(d); }); }
API int32_t pt_chunk(Handle x, int64_t chunks, int64_t d, Handle** out) { return many(out, [&] { return x->chunk(chunks, d); }); }
API int32_t pt_split(Handle x, int64_t size, int64_t d, Handle** out) { return many(out, [&] { return x->split(size, d); }); }
API int32_t pt_split_sizes(Handle x, const int64_t* s, int32_t n, int64_t d, Handle** out) { return many(out, [&] { return x->split_with_sizes(ints(s, n), d); }); }
API int32_t pt_unbind(Handle x, int64_t d, Handle** out) { return many(out, [&] { return x->unbind(d); }); }
API Handle pt_cat(const Handle* t, int32_t n, int64_t d) { return make([&] { return at::cat(list(t, n), d); }); }
API Handle pt_stack(const Handle* t, int32_t n, int64_t d) { return make([&] { return at::stack(list(t, n), d); }); }
API int32_t pt_meshgrid(const Handle* t, int32_t n, const char* indexing, Handle** out) { return many(out, [&] { return at::meshgrid(list(t, n), indexing); }); }

API Handle pt_index_select(Handle x, int64_t d, Handle i) { return make([&] { return x->index_select(d, *i); }); }
API Handle pt_gather(Handle x, int64_t d, Handle i) { return make([&] { return x->gather(d, *i); }); }
API Handle pt_scatter(Handle x, int64_t d, Handle i, Handle src) { return make([&] { return x->scatter(d, *i, *src); }); }
API int32_t pt_scatter_(Handle x, int64_t d, Handle i, Handle src) { return act([&] { x->scatter_(d, *i, *src); }); }
API Handle pt_scatter_add(Handle x, int64_t d, Handle i, Handle src) { return make([&] { return x->scatter_add(d, *i, *src); }); }
API int32_t pt_scatter_add_(Handle x, int64_t d, Handle i, Handle src) { return act([&] { x->scatter_add_(d, *i, *src); }); }
API Handle pt_masked_select(Handle x, Handle mask) { return make([&] { return x->masked_select(*mask); }); }

// One part of x[...]: what C# TensorIndex holds.
struct Index {
    int64_t start, stop, step;   // INT64_MIN in start or stop: open
    int64_t kind;                // 0 none (new axis), 1 ellipsis, 2 integer, 3 bool, 4 slice, 5 tensor
    Handle tensor;
};
static std::vector<at::indexing::TensorIndex> parts(const Index* p, int32_t n) {
    using namespace at::indexing;
    std::vector<TensorIndex> v;
    for (auto* e = p + n; p < e; p++) switch (p->kind) {
        case 0: v.emplace_back(at::indexing::None); break;
        case 1: v.emplace_back("..."); break;
        case 2: v.emplace_back(p->start); break;
        case 3: v.emplace_back(p->start != 0); break;
        case 5: v.emplace_back(*p->tensor); break;
        default: {
            int64_t step = p->step;
            int64_t start = p->start == INT64_MIN ? (step < 0 ? INT64_MAX : 0) : p->start;
            int64_t stop = p->stop == INT64_MIN ? (step < 0 ? INT64_MIN : INT64_MAX) : p->stop;
            v.emplace_back(Slice(start, stop, step));
        }
    }
    return v;
}
API Handle pt_index(Handle x, const Index* p, int32_t n) { return make([&] { return x->index(parts(p, n)); }); }
API int32_t pt_index_put_(Handle x, const Index* p, int32_t n, Handle v) { return act([&] { x->index_put_(parts(p, n), *v); }); }
API int32_t pt_index_put_scalar_(Handle x, const Index* p, int32_t n, Number v) { return act([&] { x->index_put_(parts(p, n), scalar(v)); }); }
