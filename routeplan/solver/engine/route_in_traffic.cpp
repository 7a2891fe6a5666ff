// A route whose driving depends on the hour: nothing of the day after a new stop is known
// beforehand, so it is followed from there to the base.
#include <algorithm>

#include "route.hpp"
#include "traffic_day.hpp"

namespace routeplan {

void Route::follow_traffic(const Instance& instance) {
    const Range variants = instance.slots[slot_].variants;
    driven_clocks_.resize(static_cast<std::size_t>(variants.size()) * (places_.size() - 1));
    driven_ends_.assign(static_cast<std::size_t>(variants.size()), {});
    for (std::int32_t index = 0; index < variants.size(); ++index) {
        const TrafficDay day(instance, instance.variants[variants.first + index]);
        DrivenClock* clocks = driven_clocks_.data() + row(static_cast<std::size_t>(index));
        clocks[0] = day.leave_base();
        for (std::int32_t stop = 0; stop < size(); ++stop)
            clocks[stop + 1] = day.visit(clocks[stop], legs_[stop], places_[stop + 1]);
        if (size() > 0)
            driven_ends_[index] = day.drive_home(clocks[size()], legs_.back(), places_.back());
    }
    set_factors(instance);
}

void Route::set_factors(const Instance& instance) {
    const Variant& day = instance.variants[instance.slots[slot_].variants.first];
    const Traffic& traffic = instance.traffic[day.traffic];
    factors_.resize(legs_.size());
    for (std::size_t leg = 0; leg < factors_.size(); ++leg) {
        const DrivenClock& clock = driven_clocks_[leg];
        factors_[leg] =
            traffic.factor_at(std::min(clock.before_pause.at, clock.after_pause.at));
    }
}

DrivenEnd Route::driven_with(const Instance& instance, std::int32_t variant,
                             std::int32_t store, std::int32_t position) const {
    const TrafficDay day(
        instance, instance.variants[instance.slots[slot_].variants.first + variant]);
    DrivenClock clock =
        day.visit(driven_clocks_[row(static_cast<std::size_t>(variant)) + position],
                  instance.drive(places_[position], store), store);
    Seconds whole = instance.drive(store, places_[position + 1]);
    for (auto stop = position; stop < size(); ++stop) {
        clock = day.visit(clock, whole, places_[stop + 1]);
        whole = legs_[stop + 1];
    }
    return day.drive_home(clock, whole, places_.back());
}

Units Route::added_in_traffic(const Instance& instance, const Penalties& penalties,
                              std::int32_t store, std::int32_t position) const {
    const Slot& slot = instance.slots[slot_];
    const Seconds stay = stay_ + instance.stay[store];
    Units total = penalties.of_load(load_ + instance.load[store], slot.capacity);
    for (std::int32_t index = 0; index < slot.variants.size(); ++index) {
        const Variant& day = instance.variants[slot.variants.first + index];
        const DrivenEnd end = driven_with(instance, index, store, position);
        const Units penalty = penalties.of_return(end.back.at, day.latest_return);
        if (penalty >= kInfinite) return kInfinite;
        total += day.days * (day_cost(instance.weights, day, end.back.driven, stay,
                                      end.day_end()) +
                             penalty);
    }
    return total - cost_;
}

void Route::lengthen(std::vector<Seconds>& detours) const {
    for (std::size_t leg = 0; leg < detours.size(); ++leg)
        detours[leg] = static_cast<Seconds>(static_cast<float>(detours[leg]) * factors_[leg]);
}

}  // namespace routeplan
