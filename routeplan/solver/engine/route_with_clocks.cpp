// A route on which the rep may have to wait, for a store to open or for the break.
#include <algorithm>

#include "route.hpp"

namespace routeplan {

void Route::follow_clocks(const Instance& instance, std::int32_t from, std::int32_t kept_rests) {
    const Slot& slot = instance.slots[slot_];
    const auto variants = slot.variants.size();
    const auto length = static_cast<std::size_t>(variants) * (places_.size() - 1);
    clocks_.resize(length);
    rests_.resize(length);
    known_rests_ = std::min(known_rests_, kept_rests);
    if (from == 0) leave_bases(instance);
    Clock* clocks = clocks_.data() + static_cast<std::ptrdiff_t>(from) * variants;
    for (auto stop = from; stop < size(); ++stop, clocks += variants)
        for (std::int32_t index = 0; index < variants; ++index)
            clocks[variants + index] =
                visit(instance, instance.variants[slot.variants.first + index], clocks[index],
                      legs_[stop], places_[stop + 1]);
}

void Route::leave_bases(const Instance& instance) {
    const Range variants = instance.slots[slot_].variants;
    for (std::int32_t index = 0; index < variants.size(); ++index) {
        const Variant& day = instance.variants[variants.first + index];
        clocks_[index] = leave_base(day);
        rests_[index] = Rest::at_base(day);
    }
}

const Rest& Route::rest(const Instance& instance, std::int32_t stop,
                        std::int32_t variant) const {
    if (size() - stop >= known_rests_) find_rests(instance, stop);
    return rests_[static_cast<std::size_t>(
        (size() - stop) * instance.slots[slot_].variants.size() + variant)];
}

void Route::find_rests(const Instance& instance, std::int32_t stop) const {
    const Slot& slot = instance.slots[slot_];
    const auto variants = slot.variants.size();
    for (; known_rests_ <= size() - stop; ++known_rests_) {
        const auto at = size() - known_rests_;
        Rest* rests = rests_.data() + static_cast<std::ptrdiff_t>(known_rests_) * variants;
        for (std::int32_t index = 0; index < variants; ++index) {
            const Variant& day = instance.variants[slot.variants.first + index];
            rests[index] = Rest(instance, day, places_[at + 1],
                                arrive(day, clock(slot, at, index), legs_[at]), legs_[at + 1],
                                rests[index - variants]);
        }
    }
}

DayEnd Route::back_with(const Instance& instance, std::int32_t variant, std::int32_t store,
                        std::int32_t position) const {
    const Slot& slot = instance.slots[slot_];
    const Variant& day = instance.variants[slot.variants.first + variant];
    const Clock left = visit(instance, day, clock(slot, position, variant),
                             instance.drive(places_[position], store), store);
    const Seconds drive = instance.drive(store, places_[position + 1]);
    Seconds end = left.after_pause < kNever
                      ? end_from(instance, variant, position, left.after_pause + drive)
                      : kNever;
    if (left.before_pause == kNever) return {end, true};
    const Seconds ready = left.before_pause + drive;
    const Rest& onward = rest(instance, position, variant);
    const bool can_do_without = ready + onward.after_pause.shift() <= day.pause_latest;
    if (onward.before_pause.knows(ready) &&
        (!can_do_without || onward.after_pause.knows(ready))) {
        end = std::min(end, onward.before_pause.end(ready));
        const Seconds unpaused = can_do_without ? onward.after_pause.end(ready) : kNever;
        const bool does_without = unpaused <= day.pause_latest && unpaused < end;
        return does_without ? DayEnd{unpaused, false} : DayEnd{end, true};
    }
    const DayEnd followed =
        end_with_pause(instance, variant, store, position, left.before_pause);
    return followed.at < end ? followed : DayEnd{end, true};
}

DayEnd Route::end_with_pause(const Instance& instance, std::int32_t variant, std::int32_t last,
                             std::int32_t stop, Seconds left) const {
    const Variant& day = instance.variants[instance.slots[slot_].variants.first + variant];
    Seconds end = kNever;
    for (;; ++stop) {
        const std::int32_t following = places_[stop + 1];
        const Seconds drive = instance.drive(last, following);
        if (stop == size()) {
            const DayEnd home = drive_home(day, {left, kNever}, drive);
            return home.at < end ? home : DayEnd{end, true};
        }
        end = std::min(
            end, end_from(instance, variant, stop, ready_after_pause(day, left, drive)));
        left = instance.leave(following, day.weekday, left + drive);
        if (left > day.pause_latest) return {end, true};
        last = following;
    }
}

Seconds Route::end_from(const Instance& instance, std::int32_t variant, std::int32_t stop,
                        Seconds ready) const {
    const std::int32_t weekday =
        instance.variants[instance.slots[slot_].variants.first + variant].weekday;
    for (; !rest(instance, stop, variant).after_pause.knows(ready); ++stop) {
        const Seconds left = instance.leave(places_[stop + 1], weekday, ready);
        if (left == kNever) return kNever;
        ready = left + legs_[stop + 1];
    }
    return rest(instance, stop, variant).after_pause.end(ready);
}

}  // namespace routeplan
