#include "penalties.hpp"

#include <cmath>

namespace routeplan {

namespace {
constexpr std::int32_t kNotesAMove = 250;
constexpr double kLeastKept = 0.45, kMostKept = 0.55;  // shares of solutions in the limits
constexpr double kStep = 1.15;
constexpr double kFarFromBoth = 0.48;  // off the middle: nearly all keep the limits, or none
constexpr double kLongStep = 2.0;
constexpr double kLeastUnits = 1.0;
}  // namespace

Penalties PenaltyControl::penalties() const {
    return {static_cast<Units>(overload_.units), static_cast<Units>(lateness_.units), false};
}

bool PenaltyControl::note(bool is_overloaded, bool is_late) {
    overload_.broken += is_overloaded ? 1 : 0;
    lateness_.broken += is_late ? 1 : 0;
    return ++seen_ == kNotesAMove;
}

void PenaltyControl::move() {
    overload_.move(seen_);
    lateness_.move(seen_);
    seen_ = 0;
}

void PenaltyControl::Rate::move(std::int32_t seen) {
    const double kept = 1.0 - static_cast<double>(broken) / seen;
    const double step = std::abs(kept - 0.5) > kFarFromBoth ? kLongStep : kStep;
    if (kept < kLeastKept) units *= step;
    if (kept > kMostKept) units /= step;
    units = std::clamp(units, kLeastUnits, kMostUnits);
    broken = 0;
}

}  // namespace routeplan
