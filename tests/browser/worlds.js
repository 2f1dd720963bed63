// Runs in a Worker: lays a job into the module's memory, runs its worlds, and tells the digest of each part.
const PAGE = 65536;

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

// The values of one field of some records, as words of 8 bytes; only those records that count.
function column(memory, { place, size, offset, count, isByte }, counts) {
  const words = new Uint32Array(memory.buffer);
  const bytes = new Uint8Array(memory.buffer);
  const found = new Uint32Array(2 * count);
  let filled = 0;
  for (let row = 0; row < count; row += 1) {
    if (counts && row % counts.room >= counts.numbers[Math.floor(row / counts.room)]) continue;
    const at = place + row * size + offset;
    found[filled] = isByte ? bytes[at] : words[at / 4];
    found[filled + 1] = isByte ? 0 : words[at / 4 + 1];
    filled += 2;
  }
  return new Uint8Array(found.buffer, 0, 4 * filled);
}

async function digest(memory, columns, counts) {
  const parts = [];
  for (const one of columns) {
    parts.push(new TextEncoder().encode(`${one.name}\0`), column(memory, one, counts));
  }
  const whole = new Uint8Array(await new Blob(parts).arrayBuffer());
  const hash = new Uint8Array(await crypto.subtle.digest("SHA-256", whole));
  return Array.from(hash, (byte) => byte.toString(16).padStart(2, "0")).join("");
}

onmessage = async ({ data: job }) => {
  const { instance } = await WebAssembly.instantiate(bytesOf(job.module), {});
  const { memory, run_worlds: runWorlds } = instance.exports;
  memory.grow(Math.ceil(job.end / PAGE) - memory.buffer.byteLength / PAGE);
  for (const [place, base64] of job.pieces) new Uint8Array(memory.buffer).set(bytesOf(base64), place);
  const status = runWorlds(job.block);
  const numbers = new Uint32Array(column(memory, job.events_a_world).slice().buffer).filter((_, i) => i % 2 === 0);
  const told = { status };
  for (const [part, columns] of Object.entries(job.parts)) {
    told[part] = await digest(memory, columns, part === "events" ? { numbers, room: job.room } : null);
  }
  postMessage(told);
};
