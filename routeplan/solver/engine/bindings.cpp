// The border to Python: flat arrays in, flat arrays out, the GIL released while searching.
#include <nanobind/nanobind.h>
#include <nanobind/ndarray.h>
#include <nanobind/stl/vector.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <stdexcept>
#include <utility>
#include <vector>

#include "instance.hpp"
#include "route.hpp"
#include "search.hpp"

namespace nb = nanobind;
using namespace nb::literals;

namespace routeplan {
namespace {

using Ints = nb::ndarray<const std::int32_t, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Longs = nb::ndarray<const std::int64_t, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using Bytes = nb::ndarray<const std::uint8_t, nb::ndim<1>, nb::c_contig, nb::device::cpu>;
using IntTable = nb::ndarray<const std::int32_t, nb::ndim<2>, nb::c_contig, nb::device::cpu>;
using LongTable = nb::ndarray<const std::int64_t, nb::ndim<2>, nb::c_contig, nb::device::cpu>;

template <class Array>
auto copied(const Array& array) {
    using Value = std::remove_const_t<typename Array::Scalar>;
    return std::vector<Value>(array.data(), array.data() + array.size());
}

std::vector<StartWindow> windows_of(const IntTable& table) {
    std::vector<StartWindow> windows;
    for (std::size_t row = 0; row < table.shape(0); ++row)
        windows.push_back({table(row, 0), table(row, 1)});
    return windows;
}

std::vector<Variant> variants_of(const IntTable& table) {
    if (table.shape(1) != 11) throw std::invalid_argument("a variant has 11 columns");
    std::vector<Variant> variants;
    for (std::size_t row = 0; row < table.shape(0); ++row)
        variants.push_back({table(row, 0), table(row, 1), table(row, 2), table(row, 3),
                            table(row, 4), table(row, 5), table(row, 6), table(row, 7),
                            table(row, 8), table(row, 9), table(row, 10)});
    return variants;
}

std::vector<Traffic> traffic_of(const IntTable& table) {
    if (table.shape(1) != Traffic::kHours)
        throw std::invalid_argument("traffic has a column for each hour");
    std::vector<Traffic> traffic;
    for (std::size_t row = 0; row < table.shape(0); ++row) {
        std::array<std::int32_t, Traffic::kHours> thousandths;
        std::copy_n(table.data() + row * Traffic::kHours, Traffic::kHours, thousandths.begin());
        traffic.emplace_back(thousandths);
    }
    return traffic;
}

std::vector<Slot> slots_of(const LongTable& table) {
    if (table.shape(1) != 7) throw std::invalid_argument("a slot has 7 columns");
    std::vector<Slot> slots;
    for (std::size_t row = 0; row < table.shape(0); ++row) {
        const auto whole = [&](std::size_t column) {
            return static_cast<std::int32_t>(table(row, column));
        };
        slots.push_back(
            {whole(0), whole(1), whole(2), whole(3), table(row, 4), {whole(5), whole(6)}});
    }
    return slots;
}

void make_instance(Instance* self, const IntTable& travel, const Ints& parking,
                   const IntTable& traffic, const Ints& stay, const Longs& load,
                   const Longs& left_out, const LongTable& visit_units, const Bytes& always_open,
                   const Ints& window_first, const IntTable& windows, const IntTable& variants,
                   const LongTable& slots, const Ints& column_first, const Ints& column_slots,
                   const Ints& choice_first, const Ints& choice_columns, const Ints& set_first,
                   const Ints& set_of_store, const Longs& weights) {
    Instance instance;
    instance.stores = static_cast<std::int32_t>(stay.size());
    instance.places = static_cast<std::int32_t>(travel.shape(0));
    instance.weights = {weights(0), weights(1), weights(2), weights(3)};
    instance.travel = copied(travel);
    instance.parking = copied(parking);
    instance.traffic = traffic_of(traffic);
    instance.stay = copied(stay);
    instance.load = copied(load);
    instance.left_out = copied(left_out);
    instance.visit_units = copied(visit_units);
    instance.always_open = copied(always_open);
    instance.window_first = copied(window_first);
    instance.windows = windows_of(windows);
    instance.variants = variants_of(variants);
    instance.slots = slots_of(slots);
    instance.column_first = copied(column_first);
    instance.column_slots = copied(column_slots);
    instance.choice_first = copied(choice_first);
    instance.choice_columns = copied(choice_columns);
    instance.set_first = copied(set_first);
    instance.set_of_store = copied(set_of_store);
    instance.finish();
    new (self) Instance(std::move(instance));
}

Route route_of(const Instance& instance, std::int32_t slot,
               const std::vector<std::int32_t>& stores) {
    Route route(instance, slot, 0);
    route.assign(instance, {}, stores, 0);
    return route;
}

Units route_units(const Instance& instance, std::int32_t slot,
                  const std::vector<std::int32_t>& stores) {
    return route_of(instance, slot, stores).cost();
}

// The route is built as the search builds it: stop by stop, asked what a store would add
// between two of them.
Units added_units(const Instance& instance, std::int32_t slot,
                  const std::vector<std::int32_t>& stores, std::int32_t store,
                  std::int32_t position) {
    Route route(instance, slot, 0);
    std::vector<Seconds> detours;
    const auto add = [&](std::int32_t at) {
        route.detours(instance, store, detours);
        return route.added(instance, {}, store, at, detours[at]);
    };
    for (std::size_t index = 0; index < stores.size(); index += 2)
        route.insert(instance, {}, stores[index], route.size(), 0);
    for (std::size_t index = 1; index < stores.size(); index += 2) {
        add(0);
        route.insert(instance, {}, stores[index], static_cast<std::int32_t>(index), 0);
    }
    return add(position);
}

}  // namespace
}  // namespace routeplan

NB_MODULE(_engine, module) {
    using namespace routeplan;
    module.doc() = "The compiled search: ruin and recreate over routes and day patterns.";

    nb::class_<Instance>(module, "Instance")
        .def("__init__", &make_instance, "travel"_a, "parking"_a, "traffic"_a, "stay"_a,
             "load"_a, "left_out"_a, "visit_units"_a, "always_open"_a, "window_first"_a,
             "windows"_a, "variants"_a, "slots"_a, "column_first"_a, "column_slots"_a,
             "choice_first"_a, "choice_columns"_a, "set_first"_a, "set_of_store"_a,
             "weights"_a);

    module.def("route_units", &route_units, "instance"_a, "slot"_a, "stores"_a,
               "What one route costs; no limit may be broken.");
    module.def("added_units", &added_units, "instance"_a, "slot"_a, "stores"_a, "store"_a,
               "position"_a, "What one more stop at a position adds to a route.");

    nb::class_<Snapshot>(module, "Snapshot")
        .def("__init__",
             [](Snapshot* self, std::vector<std::vector<std::int32_t>> routes,
                std::vector<std::int32_t> choices) {
                 new (self) Snapshot{std::move(routes), std::move(choices), kInfinite};
             },
             "routes"_a, "choices"_a)
        .def_ro("routes", &Snapshot::routes, "Stores in order, per slot.")
        .def_ro("choices", &Snapshot::choices, "Choice of each store.")
        .def_ro("units", &Snapshot::units, "What it costs.");

    nb::class_<Search>(module, "Search")
        .def(nb::init<const Instance&, std::uint64_t>(), "instance"_a, "seed"_a,
             nb::keep_alive<1, 2>(), nb::call_guard<nb::gil_scoped_release>())
        .def("run", &Search::run, "iterations"_a, "from_fraction"_a, "to_fraction"_a,
             nb::call_guard<nb::gil_scoped_release>(), "Searches on for so many iterations.")
        .def("adopt", &Search::adopt, "snapshot"_a, nb::call_guard<nb::gil_scoped_release>(),
             "Takes in a solution of another search.")
        .def_prop_ro("best", &Search::best, nb::rv_policy::copy, "The best solution so far.")
        .def_prop_ro("best_units", [](const Search& search) { return search.best().units; },
                     "What the best solution so far costs.")
        .def_prop_ro("units", &Search::units, "What the solution at hand costs.")
        .def_prop_ro("best_left_out_visits", &Search::best_left_out_visits,
                     "Visits that the best solution so far leaves out.");
}
