#include "route.hpp"

#include <algorithm>
#include <utility>

namespace routeplan {

Route::Route(const Instance& instance, std::int32_t slot, std::uint64_t stamp)
    : slot_(slot), stamp_(stamp) {
    refresh(instance);
}

std::int32_t Route::position_of(std::int32_t store) const {
    return static_cast<std::int32_t>(std::find(stores_.begin(), stores_.end(), store) -
                                     stores_.begin());
}

bool Route::has_room_for(const Instance& instance, std::int32_t store) const {
    const Slot& slot = instance.slots[slot_];
    return size() < slot.most_stops && load_ + instance.load[store] <= slot.capacity;
}

void Route::detours(const Instance& instance, std::int32_t store,
                    std::vector<Seconds>& detours) const {
    const Seconds* from_store = instance.drives_from(store);
    const Seconds* to_store = instance.drives_to(store);
    detours.resize(legs_.size());
    for (std::size_t leg = 0; leg < legs_.size(); ++leg)
        detours[leg] = to_store[places_[leg]] + from_store[places_[leg + 1]] - legs_[leg];
}

Units Route::least_added(const Instance& instance, std::int32_t store, Seconds detour) const {
    const Seconds drive = drive_ + detour, stay = stay_ + instance.stay[store];
    const Slot& slot = instance.slots[slot_];
    Units total = 0;
    for (auto index = slot.variants.first; index < slot.variants.last; ++index) {
        const Variant& day = instance.variants[index];
        const DayEnd soonest = soonest_end(day, drive, stay);
        if (soonest.at > day.latest_return) return kInfinite;
        total += day.days * day_cost(instance.weights, day, drive, stay, soonest);
    }
    return total - cost_;
}

Units Route::added(const Instance& instance, std::int32_t store, std::int32_t position,
                   Seconds detour) const {
    const Seconds drive = drive_ + detour, stay = stay_ + instance.stay[store];
    const Slot& slot = instance.slots[slot_];
    Units total = 0;
    for (std::int32_t index = 0; index < slot.variants.size(); ++index) {
        const Variant& day = instance.variants[slot.variants.first + index];
        const DayEnd end = back_with(instance, static_cast<std::size_t>(index), store, position);
        if (end.at > day.latest_return) return kInfinite;
        total += day.days * day_cost(instance.weights, day, drive, stay, end);
    }
    return total - cost_;
}

DayEnd Route::back_with(const Instance& instance, std::size_t variant, std::int32_t store,
                               std::int32_t position) const {
    const Variant& day =
        instance.variants[instance.slots[slot_].variants.first + static_cast<std::int32_t>(variant)];
    const Clock* clocks = clocks_.data() + row(variant);
    const std::uint8_t* open_tail = open_tail_.data() + row(variant);
    std::int32_t last = store;
    Clock clock = visit(instance, day, clocks[position],
                        instance.drive(places_[position], store), store);
    for (auto next = position; next < size(); ++next) {
        if (clock.before_pause == kNever) {
            if (clock.after_pause == kNever) return {kNever, true};
            if (open_tail[next] != 0) {
                // Nothing can make the rep wait any more: the rest takes what it took.
                const Seconds to_next = instance.drive(last, stores_[next]);
                const Seconds rest = drive_ + stay_ - progress_[next];
                const Seconds stay = instance.stay[stores_[next]];
                return {clock.after_pause + to_next + stay + rest, true};
            }
        }
        clock = visit(instance, day, clock, instance.drive(last, stores_[next]), stores_[next]);
        last = stores_[next];
    }
    return drive_home(day, clock, instance.drive(last, instance.slots[slot_].end_place));
}

void Route::insert(const Instance& instance, std::int32_t store, std::int32_t position,
                   std::uint64_t stamp) {
    stores_.insert(stores_.begin() + position, store);
    stamp_ = stamp;
    refresh(instance);
}

void Route::remove(const Instance& instance, const std::vector<std::int32_t>& gone,
                   std::uint64_t stamp) {
    std::erase_if(stores_, [&](std::int32_t store) {
        return std::find(gone.begin(), gone.end(), store) != gone.end();
    });
    stamp_ = stamp;
    refresh(instance);
}

void Route::assign(const Instance& instance, std::vector<std::int32_t> stores,
                   std::uint64_t stamp) {
    stores_ = std::move(stores);
    stamp_ = stamp;
    refresh(instance);
}

void Route::refresh(const Instance& instance) {
    const Slot& slot = instance.slots[slot_];
    places_.assign(1, slot.start_place);
    places_.insert(places_.end(), stores_.begin(), stores_.end());
    places_.push_back(slot.end_place);
    legs_.assign(stores_.size() + 1, 0);
    progress_.resize(stores_.size());
    drive_ = stay_ = 0;
    load_ = 0;
    for (std::size_t leg = 0; leg < legs_.size() && !stores_.empty(); ++leg) {
        legs_[leg] = instance.drive(places_[leg], places_[leg + 1]);
        drive_ += legs_[leg];
        if (leg == stores_.size()) break;
        stay_ += instance.stay[stores_[leg]];
        load_ += instance.load[stores_[leg]];
        progress_[leg] = drive_ + stay_;
    }
    refresh_clocks(instance);
}

void Route::refresh_clocks(const Instance& instance) {
    const Slot& slot = instance.slots[slot_];
    const auto variants = static_cast<std::size_t>(slot.variants.size());
    clocks_.resize(variants * (stores_.size() + 1));
    open_tail_.resize(clocks_.size());
    cost_ = 0;
    for (std::size_t variant = 0; variant < variants; ++variant) {
        const Variant& day =
            instance.variants[slot.variants.first + static_cast<std::int32_t>(variant)];
        Clock* clocks = clocks_.data() + row(variant);
        std::uint8_t* open_tail = open_tail_.data() + row(variant);
        clocks[0] = leave_base(day);
        for (std::int32_t position = 0; position < size(); ++position) {
            clocks[position + 1] =
                visit(instance, day, clocks[position], legs_[position], stores_[position]);
        }
        open_tail[size()] = 1;
        for (std::int32_t position = size() - 1; position >= 0; --position)
            open_tail[position] = open_tail[position + 1] & instance.always_open[stores_[position]];
        if (stores_.empty()) continue;
        const DayEnd home = drive_home(day, clocks[size()], legs_.back());
        cost_ += home.at > day.latest_return
                     ? kBroken
                     : day.days * day_cost(instance.weights, day, drive_, stay_, home);
    }
}

}  // namespace routeplan
