// Dragging a store with mouse, pen or finger: from a handle or a line to a day or a place in the list.
const FAR_ENOUGH = 6;
const EDGE = 50;
const SCROLL_A_FRAME = 7;

export class Dragging {
  // canStart(source) gives {store, ...} or null; over and drop(what, target) with
  // target {day}, {place} or {rep}, or null over none of them.
  constructor(root, { canStart, over, drop }) {
    Object.assign(this, { canStart, over, drop });
    this.what = null;
    root.addEventListener("pointerdown", (event) => this.#begin(event));
    document.addEventListener("pointermove", (event) => this.#move(event));
    document.addEventListener("pointerup", (event) => this.#end(event));
    document.addEventListener("pointercancel", () => this.#stop());
    document.addEventListener("keydown", (event) => event.key === "Escape" && this.#stop());
    // The click that ends a drag chooses nothing.
    document.addEventListener("click", (event) => this.#swallow(event), true);
  }

  #begin(event) {
    const source = event.target.closest("[data-line], [data-left-out]");
    if (!source || event.button !== 0) return;
    // A finger on a line scrolls; on the handle it drags.
    if (event.pointerType === "touch" && !event.target.closest(".handle")) return;
    const what = this.canStart(source);
    if (what) this.what = { ...what, source, start: [event.clientX, event.clientY], ghost: null };
  }

  #move(event) {
    if (!this.what) return;
    // Let go of outside of the window.
    if (event.pointerType === "mouse" && event.buttons === 0) {
      this.#stop();
      return;
    }
    const [left, top] = this.what.start;
    const isFar = Math.hypot(event.clientX - left, event.clientY - top) >= FAR_ENOUGH;
    if (!this.what.ghost && !isFar) return;
    event.preventDefault();
    const isFirst = !this.what.ghost;
    this.what.ghost ??= this.#ghost();
    this.what.at = [event.clientX, event.clientY];
    this.what.ghost.style.transform = `translate(${event.clientX + 10}px, ${event.clientY + 6}px)`;
    this.#mark(this.#targetAt(this.what.at));
    if (isFirst) this.#follow();
  }

  // Also where the pointer rests.
  #follow() {
    const { what } = this;
    if (!what?.ghost) return;
    if (this.#targetAt(what.at)?.rep === undefined) scrollAround(what.at);
    this.#mark(this.#targetAt(what.at));
    requestAnimationFrame(() => this.#follow());
  }

  #end(event) {
    const { what } = this;
    if (!what) return;
    const target = what.ghost ? this.#targetAt([event.clientX, event.clientY]) : null;
    this.didDrag = Boolean(what.ghost);
    this.#stop();
    if (target) this.drop(what, target);
    setTimeout(() => { this.didDrag = false; });
  }

  #stop() {
    this.what?.ghost?.remove();
    this.what = null;
    this.#mark(null);
    document.body.classList.remove("dragging");
  }

  #swallow(event) {
    if (!this.didDrag) return;
    event.preventDefault();
    event.stopPropagation();
  }

  #ghost() {
    const ghost = document.createElement("div");
    ghost.className = "ghost";
    ghost.textContent = this.what.name;
    document.body.append(ghost);
    document.body.classList.add("dragging");
    return ghost;
  }

  // What lies under the pointer: a day of the calendar, a place in the list, or a rep.
  #targetAt([left, top]) {
    const under = document.elementFromPoint(left, top);
    const day = under?.closest("[data-drop=day]");
    if (day) return { day: Number(day.dataset.day), mark: day, side: "on" };
    const rep = under?.closest("[data-drop=rep]");
    if (rep) return { rep: rep.dataset.rep, mark: rep, side: "on" };
    const line = under?.closest("[data-line]");
    if (line) {
      const box = line.getBoundingClientRect();
      const isAfter = top > box.top + box.height / 2;
      return { place: Number(line.dataset.place) + isAfter, mark: line, side: isAfter ? "after" : "before" };
    }
    // Below the last line is the last place.
    const list = under?.closest("[data-scrolls]")?.querySelector("[data-drop=list]");
    const isBelow = list && top >= list.getBoundingClientRect().top;
    return isBelow ? { place: list.children.length, mark: list, side: "on" } : null;
  }

  #mark(target) {
    if (this.marked) delete this.marked.dataset.dropping;
    this.marked = target?.mark ?? null;
    if (this.marked) this.marked.dataset.dropping = target.side;
    this.over?.(this.what, target);
  }
}

// At an edge of the window, or of a list that scrolls by itself, what lies beyond comes near.
function scrollAround([left, top]) {
  const list = document.elementFromPoint(left, top)?.closest("[data-scrolls]");
  const box = list?.getBoundingClientRect();
  if (list && scrolled(list, scrollAt(top, box.top, Math.min(box.bottom, window.innerHeight)))) return;
  window.scrollBy(0, scrollAt(top, 0, window.innerHeight));
}

const scrollAt = (top, first, last) =>
  (top < first + EDGE ? -SCROLL_A_FRAME : top > last - EDGE ? SCROLL_A_FRAME : 0);

// True where a list has moved: at its end the window moves on.
function scrolled(list, pixels) {
  const before = list.scrollTop;
  list.scrollTop += pixels;
  return list.scrollTop !== before;
}
