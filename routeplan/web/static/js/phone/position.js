// Where the phone is: asked for when a rep checks in and at no other time, and only if it may.
const WISH = "routeplan position";
const DECIMALS = 6;
const LOOK = { enableHighAccuracy: true, timeout: 20_000, maximumAge: 30_000 };

export const isWanted = () => localStorage.getItem(WISH) !== "no";
export const want = (isOn) => localStorage.setItem(WISH, isOn ? "yes" : "no");

// {lat, lon, accuracy_m}, or null where it is not known or not allowed.
export function position() {
  if (!("geolocation" in navigator)) return Promise.resolve(null);
  const rounded = (degrees) => Number(degrees.toFixed(DECIMALS));
  return new Promise((found) => {
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => found({
        lat: rounded(coords.latitude), lon: rounded(coords.longitude),
        accuracy_m: Math.round(coords.accuracy),
      }),
      () => found(null),
      LOOK,
    );
  });
}
