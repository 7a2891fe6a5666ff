// The view: Web Mercator, with the world one unit wide, and the part of it on the screen.
const HIGHEST_LAT = 85.05112878;
const EARTH_M = 40075016.686;
const MOST_SCALE = 2 ** 30;
const LEAST_SCALE = 256;

export function project([lat, lon]) {
  const bounded = Math.max(-HIGHEST_LAT, Math.min(HIGHEST_LAT, lat));
  const angle = (bounded * Math.PI) / 180;
  return [
    (lon + 180) / 360,
    (1 - Math.log(Math.tan(angle) + 1 / Math.cos(angle)) / Math.PI) / 2,
  ];
}

export function latitudeOf(y) {
  return (Math.atan(Math.sinh(Math.PI * (1 - 2 * y))) * 180) / Math.PI;
}

export class View {
  constructor() {
    Object.assign(this, { x: 0.5, y: 0.5, scale: LEAST_SCALE, width: 1, height: 1 });
  }

  toScreen([x, y]) {
    return [
      (x - this.x) * this.scale + this.width / 2,
      (y - this.y) * this.scale + this.height / 2,
    ];
  }

  pan(right, down) {
    this.x -= right / this.scale;
    this.y -= down / this.scale;
  }

  // Zooms so that the point under (left, top) stays where it is.
  zoom(factor, left = this.width / 2, top = this.height / 2) {
    const scale = Math.max(LEAST_SCALE, Math.min(MOST_SCALE, this.scale * factor));
    const dx = left - this.width / 2;
    const dy = top - this.height / 2;
    this.x += dx / this.scale - dx / scale;
    this.y += dy / this.scale - dy / scale;
    this.scale = scale;
  }

  closer() {
    this.zoom(1.4);
  }

  farther() {
    this.zoom(1 / 1.4);
  }

  // Whether a point of the screen is on it, or so near that a mark there shows.
  shows([left, top]) {
    return left > -20 && top > -20 && left < this.width + 20 && top < this.height + 20;
  }

  fit(points) {
    if (!points.length) return;
    const xs = points.map((point) => point[0]);
    const ys = points.map((point) => point[1]);
    const left = Math.min(...xs), right = Math.max(...xs);
    const top = Math.min(...ys), bottom = Math.max(...ys);
    const margin = Math.min(56, this.width / 8);
    const room = [this.width - 2 * margin, this.height - 2 * margin];
    const scale = Math.min(room[0] / (right - left || 1e-6), room[1] / (bottom - top || 1e-6));
    this.scale = Math.max(LEAST_SCALE, Math.min(MOST_SCALE, scale));
    this.x = (left + right) / 2;
    this.y = (top + bottom) / 2;
  }

  metresAPixel() {
    const angle = (latitudeOf(this.y) * Math.PI) / 180;
    return (EARTH_M * Math.cos(angle)) / this.scale;
  }

  // The longest round distance that takes at most `most` pixels: [metres, pixels].
  scaleBar(most) {
    const metres = most * this.metresAPixel();
    const power = 10 ** Math.floor(Math.log10(metres));
    const round = [5, 2, 1].find((digit) => digit * power <= metres) * power;
    return [round, round / this.metresAPixel()];
  }
}
