// Who looks how (Okabe-Ito), on a light and on a dark page. Never colour alone: shape and dash as well.

const CROSS = "path://M-4,-5.2L0,-1.2L4,-5.2L5.2,-4L1.2,0L5.2,4L4,5.2L0,1.2L-4,5.2L-5.2,4L-1.2,0L-5.2,-4Z";

const DOWN = "path://M-5,-4.4L5,-4.4L0,5Z"; // a triangle on its tip

// The five labels as in microdeals.rulebook.labels; a test compares.
const SHAPES = {
  "side-a": { light: "#0072B2", dark: "#56B4E9", symbol: "circle", dash: "solid", width: 2.5 },
  "side-b": { light: "#D55E00", dark: "#F0894A", symbol: "triangle", dash: [8, 4], width: 2.5 },
  third: { light: "#1A1A1A", dark: "#E8E8E8", symbol: "diamond", dash: "solid", width: 2.5 },
  "third-dashed": { light: "#1A1A1A", dark: "#E8E8E8", symbol: "diamond", dash: [10, 5], width: 2 },
  "third-dotted": { light: "#1A1A1A", dark: "#E8E8E8", symbol: "diamond", dash: [2, 3], width: 2 },
  "third-mixed": { light: "#1A1A1A", dark: "#E8E8E8", symbol: "diamond", dash: [12, 4, 2, 4], width: 2 },
  "stepping-stone": { light: "#006B4E", dark: "#2CC79B", shape: "circle", symbol: "circle", dash: "solid", width: 2.5 },
  "pressure-valve": { light: "#9A4FA8", dark: "#C58BE0", shape: "rect", symbol: "rect", dash: [8, 4], width: 2.5 },
  painkiller: { light: "#B35F00", dark: "#F5B82E", shape: "diamond", symbol: "diamond", dash: [2, 3], width: 2.5 },
  "dead-letter": { light: "#767676", dark: "#8F8F8F", shape: "cross", symbol: CROSS, dash: [6, 3, 2, 3], width: 2.5 },
  setback: { light: "#1A1A1A", dark: "#F2F2F2", shape: "down", symbol: DOWN, dash: [3, 3], width: 2.5 },
  plain: { light: "#6B6B6B", dark: "#A6A6A6", symbol: "none", dash: "solid", width: 1.5 },
  guess: { light: "#1A1A1A", dark: "#E8E8E8", symbol: CROSS, dash: "dotted", width: 2 },
};

const INK = {
  light: { text: "#1A1A1A", faint: "#5C5C5C", grid: "#E3E3E3", axis: "#8A8A8A", page: "#FFFFFF" },
  dark: { text: "#EDEDED", faint: "#B4B4B4", grid: "#3A3A3A", axis: "#8A8A8A", page: "#1E1E1E" },
};

// Of our own pages, of JupyterLab and of VS Code.
const DARK = '.v-application.theme--dark, body[data-jp-theme-light="false"], body.vscode-dark';

export const isDark = () => document.querySelector(DARK) !== null;

export function palette() {
  const theme = isDark() ? "dark" : "light";
  const look = (name) => {
    const shape = SHAPES[name] || SHAPES.plain;
    return { ...shape, color: shape[theme] };
  };
  const ink = INK[theme];
  const isProjected = document.documentElement.dataset.view === "projector"; // nothing is grey there
  return { ...ink, faint: isProjected ? ink.text : ink.faint, look };
}
