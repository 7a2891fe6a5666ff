// Where a new store lies: a pair of degrees, typed or pasted from a map, and their datum.
import { element } from "../dom.js";
import { field } from "../form_faults.js";
import { say } from "../words.js";

const PAIR = /^\s*(-?\d+(?:\.\d+)?)\s*[,，;\s]\s*(-?\d+(?:\.\d+)?)\s*$/;
const MOST_LATITUDE = 90;

export function placeFields() {
  const lat = degrees("store.lat", MOST_LATITUDE);
  const lon = degrees("store.lon", 180);
  for (const input of [lat, lon]) input.addEventListener("paste", (event) => takePair(event, lat, lon));
  const datum = element("select", { name: "datum" }, ["wgs-84", "gcj-02", "bd-09"].map((each) =>
    element("option", { value: each }, say(`datum_${each}`))));
  const part = element(
    "fieldset", { class: "stack" }, element("legend", {}, say("position")),
    element("div", { class: "columns" }, field(say("lat"), lat), field(say("lon"), lon), field(say("datum"), datum)),
    element("p", { class: "small soft" }, say("paste_pair")),
  );
  return { part, read: () => ({ lat: Number(lat.value), lon: Number(lon.value) }), datum };
}

const degrees = (name, most) => element("input", {
  type: "number", name, required: true, min: -most, max: most, step: "any", inputmode: "decimal",
});

// Some maps copy the longitude first: what is no latitude is one.
function takePair(event, lat, lon) {
  const found = PAIR.exec(event.clipboardData.getData("text"));
  if (!found) return;
  event.preventDefault();
  const [first, second] = found.slice(1);
  const isTurned = Math.abs(first) > MOST_LATITUDE;
  lat.value = isTurned ? second : first;
  lon.value = isTurned ? first : second;
  for (const input of [lat, lon]) input.dispatchEvent(new Event("input", { bubbles: true }));
}
