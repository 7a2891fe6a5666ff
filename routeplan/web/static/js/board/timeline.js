// What was changed, step by step: looked at first, then kept or dropped; undone and done again.
export class Timeline {
  // states: [{content, name, isKept}]; the first is the plan as it was read.
  constructor(states, at) {
    this.states = states;
    this.at = at;
  }

  static of(content) {
    return new Timeline([{ content, name: "", isKept: true }], 0);
  }

  get now() {
    return this.states[this.at];
  }

  // The last kept state: what a change that is looked at is held against.
  get baseAt() {
    let at = this.at;
    while (!this.states[at].isKept) at -= 1;
    return at;
  }

  get base() {
    return this.states[this.baseAt];
  }

  get isProposing() {
    return this.baseAt !== this.at;
  }

  get proposed() {
    return this.states.slice(this.baseAt + 1, this.at + 1).map((state) => state.name);
  }

  get keptChanges() {
    return this.baseAt;
  }

  get canUndo() {
    return this.at > 0;
  }

  get canRedo() {
    return this.at < this.states.length - 1;
  }

  propose(content, name) {
    this.#add({ content, name, isKept: false });
  }

  // What needs no verdict, such as a lock; where a change is looked at it is a part of it.
  settle(content, name) {
    this.#add({ content, name, isKept: !this.isProposing });
  }

  // Several changes that were looked at together are one step from then on.
  keep() {
    if (!this.isProposing) return;
    const kept = { ...this.now, name: this.proposed.filter(Boolean).join("; "), isKept: true };
    this.states = [...this.states.slice(0, this.baseAt + 1), kept];
    this.at = this.states.length - 1;
  }

  drop() {
    this.at = this.baseAt;
  }

  undo() {
    if (this.canUndo) this.at -= 1;
  }

  redo() {
    if (this.canRedo) this.at += 1;
  }

  #add(state) {
    this.states = [...this.states.slice(0, this.at + 1), state];
    this.at += 1;
  }
}
