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
    std::int32_t position = kNowhere;

    static constexpr std::int32_t kNowhere = -1;  // it fits nowhere
    static constexpr std::int32_t kUnsought = -2;  // somewhere, for `units` or more

    [[nodiscard]] bool is_place() const { return position >= 0; }
};

// The cheapest insertion at any position but `barred` (below 0: none is barred). It need not
// be found if it costs `most` or more.
Insertion best_insertion(const Instance& instance, const Penalties& penalties,
                         const Route& route, std::int32_t store, std::int32_t barred,
                         Units most, std::vector<Seconds>& detours);

class InsertionMemory {
public:
    explicit InsertionMemory(const Instance& instance)
        : slots_(instance.slots.size()),
          known_(static_cast<std::size_t>(instance.stores) * slots_) {}

    // Routes with a later stamp may yet be undone: they are not worth forgetting others for.
    void remember_until(std::uint64_t stamp) { last_stamp_ = stamp; }

    Insertion best(const Instance& instance, const Penalties& penalties, const Route& route,
                   std::int32_t slot, std::int32_t store, Units most) {
        Entry& entry = known_[static_cast<std::size_t>(store) * slots_ +
                              static_cast<std::size_t>(slot)];
        if (entry.stamp == route.stamp() && (entry.is_sought() || entry.units >= most))
            return entry.insertion();
        const Insertion found =
            best_insertion(instance, penalties, route, store, Insertion::kNowhere, most, detours_);
        if (route.stamp() <= last_stamp_) entry = Entry(found, route.stamp());
        return found;
    }

    Insertion second_best(const Instance& instance, const Penalties& penalties,
                          const Route& route, std::int32_t store, std::int32_t best_position) {
        return best_insertion(instance, penalties, route, store, best_position, kInfinite,
                              detours_);
    }

private:
    struct Entry {
        Units units = kInfinite;
        std::uint64_t stamp : 48 = 0;
        std::uint64_t code : 16 = 0;  // the position, with room for those below 0

        Entry() = default;
        Entry(const Insertion& found, std::uint64_t route_stamp)
            : units(found.units),
              stamp(route_stamp),
              code(static_cast<std::uint64_t>(found.position - Insertion::kUnsought)) {}
        [[nodiscard]] bool is_sought() const { return code != 0; }
        [[nodiscard]] Insertion insertion() const {
            return {units, static_cast<std::int32_t>(code) + Insertion::kUnsought};
        }
    };

    std::size_t slots_;
    std::uint64_t last_stamp_ = 0;
    std::vector<Entry> known_;
    std::vector<Seconds> detours_;
};

}  // namespace routeplan
