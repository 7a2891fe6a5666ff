// The cheapest place of a store in a route, remembered until the route or its price changes.
#pragma once

#include <cstdint>
#include <vector>

#include "instance.hpp"
#include "penalties.hpp"
#include "route.hpp"

namespace routeplan {

struct Insertion {
    Units units = kInfinite;
    std::int32_t position = -1;
};

// The cheapest insertion at any position but `barred` (-1: none is barred).
Insertion best_insertion(const Instance& instance, const Penalties& penalties,
                         const Route& route, std::int32_t store, std::int32_t barred,
                         std::vector<Seconds>& detours);

class InsertionMemory {
public:
    explicit InsertionMemory(const Instance& instance)
        : slots_(instance.slots.size()),
          known_(static_cast<std::size_t>(instance.stores) * slots_) {}

    // Routes with a later stamp may yet be undone: they are not worth forgetting others for.
    void remember_until(std::uint64_t stamp) { last_stamp_ = stamp; }

    Insertion best(const Instance& instance, const Penalties& penalties, const Route& route,
                   std::int32_t slot, std::int32_t store) {
        Entry& entry = known_[static_cast<std::size_t>(store) * slots_ +
                              static_cast<std::size_t>(slot)];
        if (entry.stamp != route.stamp()) {
            const Insertion found =
                best_insertion(instance, penalties, route, store, -1, detours_);
            if (route.stamp() > last_stamp_) return found;
            entry = {found.units, route.stamp(), static_cast<std::uint64_t>(found.position + 1)};
        }
        return {entry.units, static_cast<std::int32_t>(entry.position_after) - 1};
    }

    Insertion second_best(const Instance& instance, const Penalties& penalties,
                          const Route& route, std::int32_t store, std::int32_t best_position) {
        return best_insertion(instance, penalties, route, store, best_position, detours_);
    }

private:
    struct Entry {
        Units units = kInfinite;
        std::uint64_t stamp : 48 = 0;
        std::uint64_t position_after : 16 = 0;  // 0: the store fits nowhere
    };

    std::size_t slots_;
    std::uint64_t last_stamp_ = 0;
    std::vector<Entry> known_;
    std::vector<Seconds> detours_;
};

}  // namespace routeplan
