#include "route.hpp"

#include <algorithm>
#include <utility>

namespace routeplan {

namespace {
// One more stop ends no day sooner, where no detour is a short cut; with a break behind
// it a day that ends at a given time costs least.
DayEnd later(DayEnd soonest, const Variant& day, Seconds end) {
    return end > soonest.at ? DayEnd{end, day.has_pause()} : soonest;
}
}  // namespace

Route::Route(const Instance& instance, std::int32_t slot, std::uint64_t stamp)
    : slot_(slot) {
    assign(instance, {}, {}, stamp);
}

std::int32_t Route::position_of(std::int32_t store) const {
    const auto own = stores();
    return static_cast<std::int32_t>(std::find(own.begin(), own.end(), store) - own.begin());
}

Route::Detour Route::least_detour(const Instance& instance, std::int32_t store) const {
    const Seconds* from_store = instance.drives_from(store);
    const Seconds* to_store = instance.drives_to(store);
    const std::int32_t* places = places_.data();
    const Seconds* legs = legs_.data();
    const auto count = static_cast<std::int32_t>(legs_.size());
    Detour least;
    for (std::int32_t leg = 0; leg < count; ++leg) {
        const Seconds detour = to_store[places[leg]] + from_store[places[leg + 1]] - legs[leg];
        least.position = detour < least.seconds ? leg : least.position;
        least.seconds = detour < least.seconds ? detour : least.seconds;
    }
    return least;
}

std::size_t Route::detours(const Instance& instance, std::int32_t store,
                           std::vector<Seconds>& detours) const {
    const Seconds* from_store = instance.drives_from(store);
    const Seconds* to_store = instance.drives_to(store);
    const std::int32_t* places = places_.data();
    const Seconds* legs = legs_.data();
    detours.resize(legs_.size());
    std::size_t shortest = 0;
    Seconds least = kNever;
    for (std::size_t leg = 0; leg < detours.size(); ++leg) {
        const Seconds detour = to_store[places[leg]] + from_store[places[leg + 1]] - legs[leg];
        detours[leg] = detour;
        shortest = detour < least ? leg : shortest;
        least = detour < least ? detour : least;
    }
    if (!instance.slots[slot_].has_traffic) return shortest;
    lengthen(detours);
    return static_cast<std::size_t>(std::min_element(detours.begin(), detours.end()) -
                                    detours.begin());
}

Units Route::least_added(const Instance& instance, const Penalties& penalties,
                         std::int32_t store, Seconds detour) const {
    const Seconds stay = stay_ + instance.stay[store];
    const Slot& slot = instance.slots[slot_];
    if (size() >= slot.most_stops) return kInfinite;
    Units total = penalties.of_load(load_ + instance.load[store], slot.capacity);
    if (total >= kInfinite) return kInfinite;
    for (auto index = slot.variants.first; index < slot.variants.last; ++index) {
        const Variant& day = instance.variants[index];
        const Seconds drive = driving(slot, index - slot.variants.first) + detour;
        DayEnd soonest = soonest_end(day, drive, stay);
        if (!slot.never_waits) soonest = later(soonest, day, ends_[index - slot.variants.first]);
        const Units penalty = penalties.of_return(soonest.at, day.latest_return);
        if (penalty >= kInfinite) return kInfinite;
        total += day.days * (day_cost(instance.weights, day, drive, stay, soonest) + penalty);
    }
    return total - cost_;
}

Units Route::added(const Instance& instance, const Penalties& penalties, std::int32_t store,
                   std::int32_t position, Seconds detour) const {
    const Slot& slot = instance.slots[slot_];
    if (slot.never_waits) return least_added(instance, penalties, store, detour);
    if (slot.has_traffic) return added_in_traffic(instance, penalties, store, position);
    const Seconds drive = drive_ + detour, stay = stay_ + instance.stay[store];
    Units total = penalties.of_load(load_ + instance.load[store], slot.capacity);
    for (std::int32_t index = 0; index < slot.variants.size(); ++index) {
        const Variant& day = instance.variants[slot.variants.first + index];
        const DayEnd end = slot.has_free_start
                               ? free_end_with(instance, index, store, position)
                               : back_with(instance, index, store, position);
        const Units penalty = penalties.of_return(end.at, day.latest_return);
        if (penalty >= kInfinite) return kInfinite;
        total += day.days * (day_cost(instance.weights, day, drive, stay, end) + penalty);
    }
    return total - cost_;
}

void Route::insert(const Instance& instance, const Penalties& penalties,
                   std::int32_t store, std::int32_t position, std::uint64_t stamp) {
    const Seconds before = instance.drive(places_[position], store);
    const Seconds after = instance.drive(store, places_[position + 1]);
    const Seconds detour = before + after - legs_[position];
    drive_ += detour;
    stay_ += instance.stay[store];
    load_ += instance.load[store];
    zones_ |= instance.zone[store];
    legs_[position] = after;
    legs_.insert(legs_.begin() + position, before);
    places_.insert(places_.begin() + position + 1, store);
    stamp_ = stamp;
    // Over a short cut the rep may be at the next stop sooner than its rest knows of.
    follow(instance, position, detour + instance.stay[store] < 0 ? 1 : size() - position);
    price(instance, penalties);
}

void Route::remove(const Instance& instance, const Penalties& penalties,
                   const std::vector<std::int32_t>& gone, std::uint64_t stamp) {
    std::erase_if(places_, [&](std::int32_t place) {
        return std::find(gone.begin(), gone.end(), place) != gone.end();
    });
    stamp_ = stamp;
    recount(instance);
    follow(instance, 0, 1);
    price(instance, penalties);
}

void Route::assign(const Instance& instance, const Penalties& penalties,
                   std::span<const std::int32_t> stores, std::uint64_t stamp) {
    const Slot& slot = instance.slots[slot_];
    places_.assign(1, slot.start_place);
    places_.insert(places_.end(), stores.begin(), stores.end());
    places_.push_back(slot.end_place);
    stamp_ = stamp;
    recount(instance);
    follow(instance, 0, 1);
    price(instance, penalties);
}

void Route::recount(const Instance& instance) {
    legs_.assign(places_.size() - 1, 0);
    drive_ = stay_ = 0;
    load_ = 0;
    zones_ = 0;
    if (size() == 0) return;
    for (std::size_t leg = 0; leg < legs_.size(); ++leg) {
        legs_[leg] = instance.drive(places_[leg], places_[leg + 1]);
        drive_ += legs_[leg];
    }
    for (const auto store : stores()) {
        stay_ += instance.stay[store];
        load_ += instance.load[store];
        zones_ |= instance.zone[store];
    }
}

void Route::follow(const Instance& instance, std::int32_t from, std::int32_t kept_rests) {
    const Slot& slot = instance.slots[slot_];
    if (slot.never_waits) return;
    if (slot.has_traffic)
        follow_traffic(instance);
    else if (slot.has_free_start)
        follow_stretches(instance);
    else
        follow_clocks(instance, from, kept_rests);
}

void Route::reprice(const Instance& instance, const Penalties& penalties,
                    std::uint64_t stamp) {
    stamp_ = stamp;
    price(instance, penalties);
}

void Route::price(const Instance& instance, const Penalties& penalties) {
    const Slot& slot = instance.slots[slot_];
    cost_ = std::min(kBroken, penalties.of_load(load_, slot.capacity));
    is_overloaded_ = load_ > slot.capacity;
    is_late_ = false;
    ends_.assign(slot.variants.size(), 0);
    if (size() == 0) return;
    for (std::int32_t index = 0; index < slot.variants.size(); ++index) {
        const Variant& day = instance.variants[slot.variants.first + index];
        const DayEnd home = end_of(slot, day, index);
        const Seconds drive = driving(slot, index);
        const Units penalty = penalties.of_return(home.at, day.latest_return);
        ends_[index] = home.at;
        is_late_ = is_late_ || penalty > 0;
        cost_ += penalty >= kBroken
                     ? kBroken
                     : day.days * (day_cost(instance.weights, day, drive, stay_, home) + penalty);
    }
}

DayEnd Route::end_of(const Slot& slot, const Variant& day, std::int32_t variant) const {
    if (slot.never_waits) return soonest_end(day, drive_, stay_);
    if (slot.has_traffic) return driven_ends_[static_cast<std::size_t>(variant)].day_end();
    if (slot.has_free_start) return free_end(day, variant);
    return drive_home(day, clock(slot, size(), variant), legs_.back());
}

}  // namespace routeplan
