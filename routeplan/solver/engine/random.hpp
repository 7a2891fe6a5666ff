// Random numbers that are the same on every machine and every run.
#pragma once

#include <cstdint>
#include <utility>

namespace routeplan {

// xoshiro256** (Blackman and Vigna 2021), seeded by splitmix64.
class Random {
public:
    explicit Random(std::uint64_t seed) {
        for (auto& word : state_) {
            seed += 0x9e3779b97f4a7c15u;
            std::uint64_t mixed = seed;
            mixed = (mixed ^ (mixed >> 30)) * 0xbf58476d1ce4e5b9u;
            mixed = (mixed ^ (mixed >> 27)) * 0x94d049bb133111ebu;
            word = mixed ^ (mixed >> 31);
        }
    }

    std::uint64_t next() {
        const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
        const std::uint64_t shifted = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= shifted;
        state_[3] = rotate(state_[3], 45);
        return result;
    }

    // In [0, bound); bound is 1 or more.
    std::int32_t below(std::int32_t bound) {
        const auto high = static_cast<std::uint32_t>(next() >> 32);
        return static_cast<std::int32_t>(
            (static_cast<std::uint64_t>(high) * static_cast<std::uint64_t>(bound)) >> 32);
    }

    // In [low, high].
    std::int32_t between(std::int32_t low, std::int32_t high) {
        return low + below(high - low + 1);
    }

    // In [0, 1).
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }

    bool chance(double probability) { return unit() < probability; }

    template <class Items>
    void shuffle(Items& items) {
        for (auto left = static_cast<std::int32_t>(items.size()); left > 1; --left)
            std::swap(items[left - 1], items[below(left)]);
    }

private:
    std::uint64_t state_[4];

    static std::uint64_t rotate(std::uint64_t value, int by) {
        return (value << by) | (value >> (64 - by));
    }
};

}  // namespace routeplan
