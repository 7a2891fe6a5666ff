// How driving gets on in the hours of one weekday.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace routeplan {

// Constant speed within each hour, after Ichoua, Gendreau and Potvin (2003), Vehicle
// dispatching with time-dependent travel times, European Journal of Operational Research
// 144(2): who leaves later never arrives earlier. Ways are counted in billionths of what a
// second covers where the factor is 1; after midnight the last hour goes on.
class Traffic {
public:
    static constexpr std::size_t kHours = 24;
    static constexpr std::int64_t kWayASecond = 1'000'000'000;

    explicit Traffic(const std::array<std::int32_t, kHours>& thousandths) {
        for (std::size_t hour = 0; hour < kHours; ++hour) {
            const std::int64_t factor = thousandths[hour];
            factor_[hour] = static_cast<float>(factor) / 1000.0F;
            a_second_[hour] = (1000 * kWayASecond + factor - 1) / factor;
            if (hour > 0) by_hour_[hour] = by_hour_[hour - 1] + kHour * a_second_[hour - 1];
        }
    }

    [[nodiscard]] float factor_at(std::int32_t time) const { return factor_[hour_of(time)]; }
    // From midnight on.
    [[nodiscard]] std::int64_t covered(std::int32_t until) const {
        const std::size_t hour = hour_of(until);
        return by_hour_[hour] +
               (until - static_cast<std::int64_t>(hour) * kHour) * a_second_[hour];
    }
    // The first whole second by which so much is covered.
    [[nodiscard]] std::int32_t arrive(std::int32_t left, std::int64_t way) const {
        const std::int64_t wanted = covered(left) + way;
        std::size_t hour = hour_of(left);
        while (hour + 1 < kHours && by_hour_[hour + 1] < wanted) ++hour;
        const std::int64_t rest = wanted - by_hour_[hour];
        return static_cast<std::int32_t>(static_cast<std::int64_t>(hour) * kHour +
                                         (rest + a_second_[hour] - 1) / a_second_[hour]);
    }

private:
    static constexpr std::int64_t kHour = 3600;

    std::array<std::int64_t, kHours> by_hour_{};  // covered by each full hour
    std::array<std::int64_t, kHours> a_second_{};
    std::array<float, kHours> factor_{};

    static std::size_t hour_of(std::int32_t time) {
        return std::min(static_cast<std::size_t>(time) / kHour, kHours - 1);
    }
};

}  // namespace routeplan
