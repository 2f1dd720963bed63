// Runs in a Worker: lays a job into the module's memory, makes its calls, and tells columns of what they wrote.
const PAGE = 65536;

const bytesOf = (base64) => Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));

// The values of one field of some records as words of 8 bytes, in base64.
function column(memory, { place, size, offset, count, isByte }) {
  const bytes = new Uint8Array(memory.buffer);
  const found = new Uint8Array(8 * count);
  for (let row = 0; row < count; row += 1) {
    const at = place + row * size + offset;
    found.set(bytes.subarray(at, at + (isByte ? 1 : 8)), 8 * row);
  }
  return btoa(Array.from(found, (byte) => String.fromCharCode(byte)).join(""));
}

onmessage = async ({ data: job }) => {
  const { instance } = await WebAssembly.instantiate(bytesOf(job.module), {});
  const { memory } = instance.exports;
  memory.grow(Math.ceil(job.end / PAGE) - memory.buffer.byteLength / PAGE);
  for (const [place, base64] of job.pieces) new Uint8Array(memory.buffer).set(bytesOf(base64), place);
  const status = job.calls.map(([name, block]) => instance.exports[name](block));
  const columns = job.columns.map((one) => [one.name, column(memory, one)]);
  postMessage({ status, columns: Object.fromEntries(columns) });
};
