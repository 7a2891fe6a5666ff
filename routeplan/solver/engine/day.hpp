// The rules of one day: how a leg moves the clock, and what a finished day costs.
#pragma once

#include <algorithm>

#include "instance.hpp"

namespace routeplan {

// The moment a stop is left, with the break still to come and with the break taken.
struct Clock {
    Seconds before_pause;
    Seconds after_pause;
};

// When the rep is back, and whether a break was taken on the way.
struct DayEnd {
    Seconds at;
    bool paused;
};

inline Clock leave_base(const Variant& day) {
    return day.has_pause() ? Clock{day.start, kNever} : Clock{kNever, day.start};
}

// When the rep is at the end of a leg, having taken the break on the way.
inline Seconds ready_after_pause(const Variant& day, Seconds left, Seconds drive) {
    if (left > day.pause_latest) return kNever;
    return std::max(left + drive, day.pause_start) + day.pause_length;
}

// When the rep is ready at the end of a leg.
inline Clock arrive(const Variant& day, Clock left, Seconds drive) {
    Clock ready{kNever, kNever};
    if (left.before_pause < kNever)
        ready = {left.before_pause + drive, ready_after_pause(day, left.before_pause, drive)};
    if (left.after_pause < kNever)
        ready.after_pause = std::min(ready.after_pause, left.after_pause + drive);
    return ready;
}

// The clock after driving to a store and staying there.
inline Clock visit(const Instance& instance, const Variant& day, Clock left, Seconds drive,
                   std::int32_t store) {
    Clock next{kNever, kNever};
    if (left.before_pause < kNever) {
        const Seconds ready = ready_after_pause(day, left.before_pause, drive);
        if (ready < kNever) next.after_pause = instance.leave(store, day.weekday, ready);
        next.before_pause = instance.leave(store, day.weekday, left.before_pause + drive);
        // Neither a break nor a day without one is possible from there on.
        if (next.before_pause > day.pause_latest) next.before_pause = kNever;
    }
    if (left.after_pause < kNever)
        next.after_pause = std::min(
            next.after_pause, instance.leave(store, day.weekday, left.after_pause + drive));
    return next;
}

// Back at the base: without a break only by its latest start, and only if that is sooner.
inline DayEnd drive_home(const Variant& day, Clock left, Seconds drive) {
    Seconds paused = left.after_pause < kNever ? left.after_pause + drive : kNever;
    if (left.before_pause < kNever) {
        paused = std::min(paused, ready_after_pause(day, left.before_pause, drive));
        const Seconds unpaused = left.before_pause + drive;
        if (unpaused <= day.pause_latest && unpaused < paused) return {unpaused, false};
    }
    return {paused, true};
}

// The soonest end that a day with so much driving and staying can have.
inline DayEnd soonest_end(const Variant& day, Seconds drive, Seconds stay) {
    const Seconds unpaused = day.start + drive + stay;
    if (!day.has_pause() || unpaused <= day.pause_latest) return {unpaused, false};
    return {unpaused + day.pause_length, true};
}

inline Units day_cost(const Weights& weights, const Variant& day, Seconds drive, Seconds stay,
                      DayEnd end) {
    constexpr Units hour_squared = Units{3600} * 3600;
    const Seconds pause = end.paused ? day.pause_length : 0;
    const Units wait = end.at - day.start - drive - stay - pause;
    const Units work = end.at + day.auxiliary - day.start - pause;
    const Units overtime = std::max(0, end.at + day.auxiliary - day.hours_end);
    return weights.driving * drive + weights.waiting * wait + weights.overtime * overtime +
           weights.balance * work * work / hour_squared;
}

}  // namespace routeplan
