// What is known of a day from one of its stops on.
#pragma once

#include <algorithm>

#include "day.hpp"
#include "tail.hpp"

namespace routeplan {

// When the day ends, by when the rep is ready at the stop, with the break behind and to come.
// A day that can do without its break goes on as one that has it behind.
struct Rest {
    Tail after_pause;
    Tail before_pause;

    Rest() = default;
    // The stay at `store`, from no sooner than `ready` on, the drive to what is next, and that.
    Rest(const Instance& instance, const Variant& day, std::int32_t store, Clock ready,
         Seconds drive, const Rest& next) {
        const Seconds onward = instance.stay[store] + drive;
        const auto openings = instance.openings(store, day.weekday);
        const Seconds shift = next.after_pause.shift() + onward;
        const bool can_do_without = ready.before_pause + shift <= day.pause_latest;
        after_pause = Tail(can_do_without ? std::min(ready.before_pause, ready.after_pause)
                                          : ready.after_pause,
                           shift);
        after_pause.add_ways(openings, kNever, onward, next.after_pause);
        if (ready.before_pause == kNever) return;
        pause_now(day, ready.before_pause);
        before_pause.add_ways(openings, day.pause_latest - instance.stay[store], onward,
                              next.before_pause);
    }
    static Rest at_base(const Variant& day) {
        Rest rest;
        rest.after_pause = Tail::at_base();
        if (day.has_pause()) rest.pause_now(day, day.start);
        return rest;
    }

private:
    // The break comes on the way to the stop.
    void pause_now(const Variant& day, Seconds ready) {
        before_pause = Tail(ready, after_pause.shift() + day.pause_length);
        const StartWindow pause{day.pause_start, kNever};
        before_pause.add_ways({&pause, 1}, kNever, day.pause_length, after_pause);
    }
};

}  // namespace routeplan
