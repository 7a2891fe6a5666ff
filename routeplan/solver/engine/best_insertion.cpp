#include "best_insertion.hpp"

#include <algorithm>

namespace routeplan {

namespace {
constexpr Seconds kTried = kNever;
}

Insertion best_insertion(const Instance& instance, const Route& route, std::int32_t store,
                         std::int32_t barred, std::vector<Seconds>& detours) {
    Insertion best;
    if (!route.has_room_for(instance, store)) return best;
    route.detours(instance, store, detours);
    if (barred >= 0) detours[barred] = kTried;
    // Shortest detour first: once even a day without waiting costs more than the best
    // place so far, no later position can be better.
    for (;;) {
        const auto shortest = std::min_element(detours.begin(), detours.end());
        const Seconds detour = *shortest;
        if (detour == kTried || route.least_added(instance, store, detour) >= best.units)
            return best;
        const auto position = static_cast<std::int32_t>(shortest - detours.begin());
        const Units units = route.added(instance, store, position, detour);
        if (units < best.units) best = {units, position};
        *shortest = kTried;
    }
}

}  // namespace routeplan
