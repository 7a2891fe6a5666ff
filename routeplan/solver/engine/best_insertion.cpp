#include "best_insertion.hpp"

#include <algorithm>

namespace routeplan {

namespace {
constexpr Seconds kTried = kNever;

std::size_t shortest_of(const std::vector<Seconds>& detours) {
    // Two plain loops: several times as fast as min_element.
    Seconds least = kTried;
    for (const Seconds detour : detours) least = std::min(least, detour);
    return static_cast<std::size_t>(std::find(detours.begin(), detours.end(), least) -
                                    detours.begin());
}
}

Insertion best_insertion(const Instance& instance, const Penalties& penalties,
                         const Route& route, std::int32_t store, std::int32_t barred,
                         Units most, std::vector<Seconds>& detours) {
    if (barred < 0 && route.never_waits(instance)) {
        const auto least = route.least_detour(instance, store);
        const Units units = route.least_added(instance, penalties, store, least.seconds);
        return units < kInfinite ? Insertion{units, least.position} : Insertion{};
    }
    Insertion best;
    std::size_t shortest = route.detours(instance, store, detours);
    if (barred >= 0) {
        detours[barred] = kTried;
        shortest = shortest_of(detours);
    }
    if (route.never_waits(instance)) {
        const Seconds detour = detours[shortest];
        if (detour == kTried) return best;
        best.units = route.least_added(instance, penalties, store, detour);
        if (best.units < kInfinite) best.position = static_cast<std::int32_t>(shortest);
        return best;
    }
    // Shortest detour first: once even a day without waiting costs more than the best
    // place so far, no later position can be better.
    for (;;) {
        const Seconds detour = detours[shortest];
        if (detour == kTried) return best;
        const Units least = route.least_added(instance, penalties, store, detour);
        if (least >= best.units) return best;
        if (least >= most) return {least, Insertion::kUnsought};
        const auto position = static_cast<std::int32_t>(shortest);
        const Units units = route.added(instance, penalties, store, position, detour);
        if (units < best.units) best = {units, position};
        detours[shortest] = kTried;
        shortest = shortest_of(detours);
    }
}

}  // namespace routeplan
