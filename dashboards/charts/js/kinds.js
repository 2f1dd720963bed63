// Every kind of chart, by the name that its description has.
import * as bars from "./bars.js";
import * as dots from "./dots.js";
import * as lines from "./lines.js";
import * as phase from "./phase.js";
import * as timeline from "./timeline.js";
import * as trade from "./trade.js";

export const KINDS = { bars, dots, lines, phase, timeline, trade };
