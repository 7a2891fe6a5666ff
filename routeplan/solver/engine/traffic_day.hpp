// The rules of one day on which driving depends on the hour.
#pragma once

#include <algorithm>
#include <cstdint>

#include "day.hpp"
#include "instance.hpp"
#include "traffic.hpp"

namespace routeplan {

// A moment of a day, and how long was driven until then.
struct Moment {
    Seconds at = kNever;
    Seconds driven = 0;

    [[nodiscard]] bool is_possible() const { return at < kNever; }
};

// The moment a stop is left, with the break still to come and with the break taken.
struct DrivenClock {
    Moment before_pause;
    Moment after_pause;
};

// When the rep is back after how much driving, and whether a break was taken on the way.
struct DrivenEnd {
    Moment back;
    bool paused = false;

    [[nodiscard]] DayEnd day_end() const { return {back.at, paused}; }
};

class TrafficDay {
public:
    TrafficDay(const Instance& instance, const Variant& day)
        : instance_(&instance), day_(&day), traffic_(&instance.traffic[day.traffic]) {}

    [[nodiscard]] DrivenClock leave_base() const {
        const Moment start{day_->start, 0};
        return day_->has_pause() ? DrivenClock{start, {}} : DrivenClock{{}, start};
    }
    // The clock after driving to a store, which takes `whole` where the factor is 1, and
    // staying there.
    [[nodiscard]] DrivenClock visit(const DrivenClock& left, Seconds whole,
                                    std::int32_t store) const {
        const Arrival arrival = drive(left, whole, store);
        DrivenClock next{stay(arrival.unpaused, store), stay(arrival.paused, store)};
        // Neither a break nor a day without one is possible from there on.
        if (next.before_pause.at > day_->pause_latest) next.before_pause = {};
        return next;
    }
    // Back at the base: without a break only by its latest start, and only if that is sooner.
    [[nodiscard]] DrivenEnd drive_home(const DrivenClock& left, Seconds whole,
                                       std::int32_t base) const {
        const Arrival arrival = drive(left, whole, base);
        const bool needs_none = arrival.unpaused.at <= day_->pause_latest &&
                                arrival.unpaused.at < arrival.paused.at;
        return needs_none ? DrivenEnd{arrival.unpaused, false} : DrivenEnd{arrival.paused, true};
    }

private:
    struct Leg {
        std::int64_t way;
        Seconds parking;
    };
    // Ready at the end of a leg, the break still to come or taken by then.
    struct Arrival {
        Moment unpaused;
        Moment paused;
    };

    const Instance* instance_;
    const Variant* day_;
    const Traffic* traffic_;

    [[nodiscard]] Arrival drive(const DrivenClock& left, Seconds whole, std::int32_t to) const {
        const Seconds parking = std::min(instance_->parking[to], whole);
        const Leg leg{(whole - parking) * Traffic::kWayASecond, parking};
        Arrival arrival;
        if (left.before_pause.is_possible()) {
            arrival.unpaused = unbroken(left.before_pause, leg);
            arrival.paused = with_pause(left.before_pause, arrival.unpaused, leg);
            // Before its window opens no break taken earlier can be over sooner.
            if (arrival.unpaused.at <= day_->pause_start) return arrival;
        }
        if (left.after_pause.is_possible()) {
            const Moment paused = unbroken(left.after_pause, leg);
            // Of two breaks after which the rep is ready at one time it is the earlier.
            if (paused.at <= arrival.paused.at) arrival.paused = paused;
        }
        return arrival;
    }
    [[nodiscard]] Moment unbroken(const Moment& left, const Leg& leg) const {
        const Seconds at = traffic_->arrive(left.at, leg.way) + leg.parking;
        return {at, left.driven + at - left.at};
    }
    // The break begins on arrival; where that is too late, at its latest start, on the way.
    [[nodiscard]] Moment with_pause(const Moment& left, const Moment& arrival,
                                    const Leg& leg) const {
        const Seconds latest = day_->pause_latest, length = day_->pause_length;
        if (left.at > latest) return {};
        if (arrival.at <= latest)
            return {std::max(arrival.at, day_->pause_start) + length, arrival.driven};
        if (arrival.at - leg.parking <= latest) return {arrival.at + length, arrival.driven};
        const auto rest = leg.way - (traffic_->covered(latest) - traffic_->covered(left.at));
        const Seconds at = traffic_->arrive(latest + length, rest) + leg.parking;
        return {at, left.driven + at - length - left.at};
    }
    [[nodiscard]] Moment stay(const Moment& ready, std::int32_t store) const {
        if (!ready.is_possible()) return {};
        const Seconds at = instance_->leave(store, day_->weekday, ready.at);
        return at < kNever ? Moment{at, ready.driven} : Moment{};
    }
};

}  // namespace routeplan
