// The rules as a WebAssembly module: one pair of worlds at a time is laid into its memory, lived and compared.

const PAGE = 65536;
const WORD = 8;

export const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

const WRITERS = {
  f: (view, at, number) => view.setFloat64(at, number, true),
  i: (view, at, number) => view.setBigInt64(at, BigInt(number), true),
  b: (view, at, number) => view.setUint8(at, number ? 1 : 0),
};
const READERS = {
  f: (view, at) => view.getFloat64(at, true),
  i: (view, at) => Number(view.getBigInt64(at, true)),
  b: (view, at) => view.getUint8(at),
};

// The policy of a twin without deals is its own.
const OWN = "ladder.policy";
const OF_TWINS = ["settled_on", "first_settled_on", "won_by", "won_on"];
export const COLUMNS = [
  "label", "relief", "closing", "decided", "sooner", "settled_with", "settled_without", "spared",
  ...OF_TWINS.flatMap((name) => [`${name}_with`, `${name}_without`]),
];
const INFINITE = [Infinity, Infinity, Infinity, Infinity];

// A world came to a number that is not finite; the message is its seed.
export class NotFinite extends Error {}

export class Engine {
  // `memory` says what lies where (microdeals.page.memory), `war` what a war's numbers are.
  constructor(exports, memory, war) {
    Object.assign(this, { exports, at: memory, war });
    const missing = Math.ceil(memory.end / PAGE) - exports.memory.buffer.byteLength / PAGE;
    if (missing > 0) exports.memory.grow(missing);
    this.view = new DataView(exports.memory.buffer);
    this.bytes = new Uint8Array(exports.memory.buffer);
    for (const [place, base64] of memory.pieces) this.bytes.set(bytesOf(base64), place);
    this.given = this.kept();
    this.base = this.given;
  }

  // The kernels of both twins as they stand.
  kept() {
    return this.at.twins.flatMap(({ kernel }) =>
      Object.values(kernel).map(([place, length]) => [place, this.bytes.slice(place, place + length)])
    );
  }

  restore(kept) {
    for (const [place, bytes] of kept) this.bytes.set(bytes, place);
  }

  // Write numbers by their paths into both twins, and what follows from them.
  write(values) {
    for (const [path, value] of values) {
      const [table, offsets, kind, words] = this.war.places[path];
      const number = words[value] ?? value;
      this.at.twins.forEach(({ kernel }, twin) => {
        if (twin && path === OWN) return;
        for (const offset of offsets) WRITERS[kind](this.view, kernel[table][0] + offset, number);
      });
    }
    this.run("work_out");
    this.run("work_out", "work_out_twin");
  }

  // The war with these numbers set, lived for so many days; what is drawn later is written over it.
  set(values, days) {
    this.restore(this.given);
    if (values.length) this.write(values);
    this.base = this.kept();
    this.lives(days, days);
  }

  // How many days each of two twins is lived; with `stops`, the first ends with its settlement.
  lives(first, second, stops = false) {
    const [ours, theirs] = this.at.days_at;
    WRITERS.i(this.view, ours, first);
    WRITERS.i(this.view, ours + WORD, stops ? 1 : 0);
    WRITERS.i(this.view, theirs, second);
  }

  // Live the pair of a seed (BigInt) with what is drawn for it.
  live(seed, drawn) {
    this.restore(this.base);
    if (drawn.length) this.write(drawn);
    for (const { seed: place } of this.at.twins) this.view.setBigInt64(place, seed, true);
    this.run("run_twins");
  }

  // The world with deals goes on for another day.
  liveADay() {
    this.run("live_a_day");
  }

  // Both worlds as they stand, noted in the last row of their days: before the first day, which has no row.
  noteTheStart() {
    this.run("note_the_start");
    this.run("note_the_start", "note_the_start_of_twin");
  }

  // One pair, compared: the numbers of COLUMNS.
  pair(seed, drawn) {
    this.live(seed, drawn);
    const decided = this.labelled(INFINITE) !== this.war.neither;
    this.labelled(this.war.least);
    const [label, relief, closing, spared, sooner] = ["label", "relief", "closing", "spared", "days_sooner"].map((name) => this.read(this.at.pair, name));
    if (!Number.isFinite(relief + closing)) throw new NotFinite(String(seed));
    const settled = [0, 1].map((twin) => (this.read(this.at.rows, "settled_on", twin) >= 0 ? 1 : 0));
    const ways = OF_TWINS.flatMap((name) => [0, 1].map((twin) => this.read(this.at.rows, name, twin)));
    return [label, relief, closing, decided ? 1 : 0, sooner, ...settled, spared, ...ways];
  }

  // Call a function of the module with a block of words: its own, or the one of another name.
  run(name, block = name) {
    const status = this.exports[name](this.at.calls[block]);
    if (status !== 0) throw new Error(`${name}: ${status}`);
  }

  // Label the pair with these thresholds; returns what became of peace.
  labelled([closing, relief, days, ofASide]) {
    const { place, fields } = this.at.least;
    const values = { closing, closing_of_a_side: ofASide, relief, sooner_days: Number.isFinite(days) ? days : this.war.least[2] };
    for (const [name, [offset, kind]] of Object.entries(fields)) WRITERS[kind](this.view, place + offset, values[name]);
    this.run("label_pairs");
    return this.read(this.at.pair, "peace");
  }

  // A field of records that lie in the module's memory.
  read({ place, size, fields }, name, row = 0) {
    const [offset, kind] = fields[name];
    return READERS[kind](this.view, place + row * size + offset);
  }
}
