// Which visits are taken out before they are put back better.
#pragma once

#include <cstdint>
#include <vector>

#include "instance.hpp"
#include "random.hpp"
#include "solution.hpp"

namespace routeplan {

// A visit taken out: of one column of the store's choice, or of all of them.
struct Removed {
    std::int32_t store;
    std::int32_t index;  // into the store's choice; kNone: the store is off all its days
};

// Takes strings of neighbouring stops out of routes near a random store, after
// Christiaens and Vanden Berghe (2020), Slack induction by string removals for vehicle
// routing problems, Transportation Science 54(2).
class Ruin {
public:
    explicit Ruin(const Instance& instance);

    // What was taken out, in no order; the solution is settled. Of all ruins a share of
    // `area_chance` takes all stores around one, whatever their routes.
    const std::vector<Removed>& take_out(Solution& solution, Random& random,
                                         double area_chance);

private:
    const Instance* instance_;
    bool has_alternatives_ = false;
    std::vector<std::int32_t> column_of_slot_;  // a column that the slot can serve, or kNone
    std::vector<Removed> removed_;
    std::vector<std::uint8_t> is_out_;    // per store
    std::vector<std::uint8_t> is_cut_;    // per slot: a string was taken from it
    std::vector<std::int32_t> cut_;
    std::vector<std::uint8_t> is_in_play_;  // per slot
    std::vector<std::int32_t> in_play_;

    void play_all();
    void play_one_column(const Solution& solution, std::int32_t seed, Random& random);
    // All visits of the stores around one: whole villages change their rep or their days.
    void take_area(Solution& solution, std::int32_t seed, Random& random);
    void cut_strings(Solution& solution, std::int32_t seed, bool whole, Random& random);
    void cut_strings_in_play(Solution& solution, std::int32_t seed, bool whole, Random& random);
    void cut_string(Solution& solution, std::int32_t slot, std::int32_t store, int length,
                    bool whole, Random& random);
    void take_store(Solution& solution, std::int32_t store);
    void take_visit(Solution& solution, std::int32_t slot, std::int32_t store);
    void take_short_stores(Solution& solution, Random& random);
    [[nodiscard]] std::int32_t uncut_slot_of(const Solution& solution, std::int32_t store,
                                             Random& random) const;
};

}  // namespace routeplan
