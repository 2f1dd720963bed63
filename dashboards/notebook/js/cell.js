// The widget for a chart in a notebook's cell. There is no server of ours: what a chart needs is here, and ECharts comes
// from Python when the first chart of a page asks for it. See ../widget.py.
import { shown } from "./figure.js";
import { KINDS } from "./kinds.js";
import { plotterOf } from "./plotter.js";

const ASK = "echarts";
const PATIENCE = 10_000; // ms; then another chart asks, for the first may be gone

const page = (globalThis.microdealsCharts ||= {}); // the same for all charts of a page, whichever script they came with

async function imported(packed) {
  const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("gzip"));
  const code = await new Response(stream).blob();
  const place = URL.createObjectURL(new Blob([code], { type: "text/javascript" }));
  try {
    return await import(place);
  } finally {
    URL.revokeObjectURL(place);
  }
}

// Asks Python for the library, by the messages of this chart.
const answered = (model) =>
  new Promise((done, failed) => {
    const hear = (message, buffers) => {
      if (message?.kind !== ASK) return;
      model.off("msg:custom", hear);
      imported(buffers[0]).then(done, failed);
    };
    model.on("msg:custom", hear);
    model.send({ kind: ASK });
    setTimeout(done, PATIENCE);
  });

async function echarts(model) {
  while (!page.library) {
    page.asked ||= answered(model).finally(() => (page.asked = null));
    const found = await page.asked;
    page.library ||= found;
  }
  return page.library;
}

const follow = async () => () => {}; // no stage, no day

export default { render: (place) => shown(place, KINDS, plotterOf(echarts), follow) };
