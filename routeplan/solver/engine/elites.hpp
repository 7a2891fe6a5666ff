// The best solutions of earlier rounds, unlike one another, and children of two of them.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "instance.hpp"
#include "random.hpp"
#include "recreate.hpp"
#include "solution.hpp"

namespace routeplan {

// Who stays and who has children is a matter of cost and of being unlike the others, after
// the biased fitness of Vidal, Crainic, Gendreau, Lahrichi and Rei (2012), A hybrid genetic
// algorithm for multidepot and periodic vehicle routing problems, Operations Research 60(3).
class Elites {
public:
    explicit Elites(const Instance& instance) : instance_(&instance) {}

    [[nodiscard]] bool is_empty() const { return elites_.empty(); }
    [[nodiscard]] const Snapshot& cheapest() const;
    // One with the routes of another stays out; of too many the least fit go.
    void add(const Snapshot& snapshot);
    // Makes the solution a child: one elite's, with the patterns of a region from another.
    void make_child(Solution& solution, Recreate& recreate, Random& random) const;

private:
    struct Elite {
        Snapshot snapshot;
        std::vector<std::uint64_t> legs;  // either way, on whichever day; sorted
        std::vector<double> apart;        // from each elite, the share of legs not in common
        double unfitness = 0.0;           // 0 for the best of all
    };

    const Instance* instance_;
    std::vector<Elite> elites_;

    [[nodiscard]] std::vector<std::uint64_t> legs_of(const Snapshot& snapshot) const;
    void drop_least_fit();
    void rank();
    void rank_by(const std::vector<double>& keys, double weight);
    [[nodiscard]] double distance_to_nearest(const Elite& elite) const;
    [[nodiscard]] std::size_t parent(Random& random) const;
    [[nodiscard]] std::vector<std::int32_t> region(Random& random) const;
};

}  // namespace routeplan
