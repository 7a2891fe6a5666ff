// Names and numbers beside the marks of a map; what would cover another is not drawn.
const FONT = '600 12px system-ui, "Segoe UI", "Noto Sans", sans-serif';

export class Labels {
  constructor(pen, view) {
    Object.assign(this, { pen, view, taken: [], widths: new Map() });
  }

  // Begins a new picture: those asked for first have the choice of places.
  clear() {
    this.taken = [];
    this.pen.font = FONT;
    this.pen.textBaseline = "middle";
  }

  // Writes a text beside a point of the view, in `ink` on `colour`.
  write(text, point, { colour, ink }) {
    const [left, top] = this.view.toScreen(point);
    if (!this.view.shows([left, top])) return;
    const width = this.widthOf(text) + 8;
    const spots = [[10, -17], [10, 2], [-10 - width, -17], [-10 - width, 2]];
    const box = spots
      .map(([right, down]) => [left + right, top + down, width, 15])
      .find((each) => this.fits(each) && !this.taken.some((other) => overlap(each, other)));
    if (!box) return;
    this.taken.push(box);
    this.pen.fillStyle = colour;
    this.pen.beginPath();
    this.pen.roundRect(...box, 4);
    this.pen.fill();
    this.pen.fillStyle = ink;
    this.pen.fillText(text, box[0] + 4, box[1] + 8);
  }

  widthOf(text) {
    if (!this.widths.has(text)) this.widths.set(text, this.pen.measureText(text).width);
    return this.widths.get(text);
  }

  fits([left, , width]) {
    return left >= 0 && left + width <= this.view.width;
  }
}

function overlap(one, other) {
  return one[0] < other[0] + other[2] && other[0] < one[0] + one[2]
    && one[1] < other[1] + other[3] && other[1] < one[1] + one[3];
}
