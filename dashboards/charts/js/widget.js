// The one widget for every chart on our pages, with ECharts where a chart needs it. See ../widget.py.
import { shown } from "./figure.js";
import { KINDS } from "./kinds.js";
import { plotterOf } from "./plotter.js";
import { overheard } from "./overheard.js";

const DAY = "/assets/stage/day.js";
const ECHARTS = "/_solara/cdn/echarts@6.1.0/dist/echarts.esm.min.mjs";

let library; // loaded once for all charts, and only when a chart needs it
const echarts = () => (library ||= import(new URL(ECHARTS, window.location.origin)));

const follow = async (hear) => (await import(new URL(DAY, window.location.origin))).follow(hear);

export default { render: ({ model, el }) => shown({ model: overheard(model), el }, KINDS, plotterOf(echarts), follow) };
