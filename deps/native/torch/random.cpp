// Generators and random tensors.
#include "shim.h"
#include <ATen/CPUGeneratorImpl.h>
#include <mutex>

using Gen = at::Generator*;
static Opt<at::Generator> gen(Gen g) { return g ? Opt<at::Generator>(*g) : Opt<at::Generator>(); }

// A generator of its own on any device: a clone of the default one, reseeded, so that no CUDA header is needed.
API Gen pt_generator_new(uint64_t seed, int8_t kind, int32_t index) {
    return guarded(Gen(nullptr), [&] {
        auto g = at::globalContext().defaultGenerator(device(kind, index)).clone();
        g.set_current_seed(seed);
        return new at::Generator(g);
    });
}
API Gen pt_generator_default(int8_t kind, int32_t index) {
    return guarded(Gen(nullptr), [&] { return new at::Generator(at::globalContext().defaultGenerator(device(kind, index))); });
}
API void pt_generator_dispose(Gen g) { delete g; }
API int32_t pt_generator_seed(Gen g, uint64_t seed) {
    return act([&] { std::lock_guard<std::mutex> lock(g->mutex()); g->set_current_seed(seed); });
}
API int64_t pt_generator_reseed(Gen g) {
    return guarded(int64_t(-1), [&] { std::lock_guard<std::mutex> lock(g->mutex()); return int64_t(g->seed()); });
}
API int64_t pt_generator_initial_seed(Gen g) { return static_cast<int64_t>(g->current_seed()); }
API Handle pt_generator_get_state(Gen g) {
    return make([&] { std::lock_guard<std::mutex> lock(g->mutex()); return g->get_state(); });
}
API int32_t pt_generator_set_state(Gen g, Handle state) {
    return act([&] { std::lock_guard<std::mutex> lock(g->mutex()); g->set_state(*state); });
}
API int32_t pt_manual_seed(uint64_t seed) { return act([&] { at::manual_seed(seed); }); }

API Handle pt_randn(const int64_t* s, int32_t n, Gen g, int8_t t, int8_t k, int32_t i) {
    return make([&] { return at::randn(ints(s, n), gen(g), options(t, k, i)); });
}
API Handle pt_rand(const int64_t* s, int32_t n, Gen g, int8_t t, int8_t k, int32_t i) {
    return make([&] { return at::rand(ints(s, n), gen(g), options(t, k, i)); });
}
API Handle pt_randint(int64_t low, int64_t high, const int64_t* s, int32_t n, Gen g, int8_t t, int8_t k, int32_t i) {
    return make([&] { return at::randint(low, high, ints(s, n), gen(g), options(t, k, i)); });
}
API Handle pt_randperm(int64_t count, Gen g, int8_t t, int8_t k, int32_t i) {
    return make([&] { return at::randperm(count, gen(g), options(t, k, i)); });
}
API int32_t pt_normal_(Handle t, double mean, double std, Gen g) { return act([&] { t->normal_(mean, std, gen(g)); }); }
API int32_t pt_uniform_(Handle t, double low, double high, Gen g) { return act([&] { t->uniform_(low, high, gen(g)); }); }
API int32_t pt_bernoulli_(Handle t, double p, Gen g) { return act([&] { t->bernoulli_(p, gen(g)); }); }
API Handle pt_bernoulli(Handle t, Gen g) { return make([&] { return at::bernoulli(*t, gen(g)); }); }
API Handle pt_dropout(Handle t, double p, uint8_t train) { return make([&] { return at::dropout(*t, p, train); }); }
