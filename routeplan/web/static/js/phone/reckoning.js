// Clock times of some stops of a day in another order, as far as a phone can tell by itself:
// stays, openings and the ways of the day's list are known; other ways go by straight lines, at the
// pace of those that are.
const EARTH_M = 6_371_000;
// 32 km/h over ways that are 1.3 times as long as the straight line.
const USUAL_S_A_METRE = 0.146;

// here: {now_s, at_store, place, had_break}; place {lat, lon} or null where it is not known.
export function reckoned(day, stores, here) {
  const known = waysOf(day);
  const pace = paceOf(day, known);
  const stops = new Map(day.stops.map((stop) => [stop.store, stop]));
  const times = {};
  let { now_s, had_break: hadBreak } = here;
  let from = { store: here.at_store, ...(stops.get(here.at_store) ?? here.place) };
  for (const stop of stores.map((store) => stops.get(store))) {
    now_s += known.get(wayName(from, stop)) ?? stop.parking_s + Math.round(pace * (metres(from, stop) ?? meanWay(day)));
    if (!hadBreak && day.clock.pause_s !== null && now_s >= day.clock.pause_s) {
      hadBreak = true;
      now_s += day.clock.pause_length_s;
    }
    times[stop.store] = { ...stayOf(stop, now_s), is_about: true };
    now_s = times[stop.store].leave_s;
    from = stop;
  }
  return times;
}

const wayName = (from, to) => `${from.store ?? ""} ${to.store}`;

function waysOf(day) {
  return new Map(day.stops.map((stop, place) => [wayName(day.stops[place - 1] ?? {}, stop), stop.drive_s]));
}

// Seconds a metre, on the ways between stops of the list.
function paceOf(day, known) {
  let seconds = 0;
  let length = 0;
  for (const [place, stop] of day.stops.entries()) {
    if (place === 0) continue;
    seconds += known.get(wayName(day.stops[place - 1], stop)) - stop.parking_s;
    length += metres(day.stops[place - 1], stop);
  }
  return length > 0 ? seconds / length : USUAL_S_A_METRE;
}

function metres(from, to) {
  if (from?.lat === undefined) return null;
  const rad = Math.PI / 180;
  const across = (to.lon - from.lon) * Math.cos(((from.lat + to.lat) / 2) * rad);
  return EARTH_M * rad * Math.hypot(to.lat - from.lat, across);
}

function meanWay(day) {
  const ways = day.stops.slice(1).map((stop, place) => metres(day.stops[place], stop));
  return ways.length ? ways.reduce((sum, way) => sum + way, 0) / ways.length : 0;
}

// As long as planned, in the first opening that it fits into.
function stayOf(stop, arrive_s) {
  const stay_s = stop.leave_s - stop.start_s;
  const open = stop.open_hours?.find((window) => Math.max(window.start_s, arrive_s) + stay_s <= window.end_s);
  const start_s = Math.max(open?.start_s ?? 0, arrive_s);
  return { arrive_s, start_s, leave_s: start_s + stay_s, is_late: stop.open_hours !== null && open === undefined };
}
