// Marks that fall into place one after another, and move when their place changes. A click or key ends it at once.

const ALL_FALL = 1000; // ms from the first mark to the last
const FALL = 350; // ms that a mark falls
const MOVE = 350; // ms that a mark moves
const MOST = 2000; // more marks at once stand where they belong at once
const HEIGHT = 60; // px that a mark falls

const wantsNone = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;
const eased = (share) => 1 - (1 - share) ** 3;

function set(mark, x, y) {
  [mark.x, mark.y] = [x, y];
  mark.node.setAttribute("transform", `translate(${x.toFixed(2)} ${y.toFixed(2)})`);
}

// `tell(isMoving)` hears when a motion begins and ends.
export function stage(tell) {
  let [moving, asked] = [new Set(), 0];
  const arrive = (mark) => {
    mark.node.removeAttribute("visibility");
    set(mark, ...mark.to);
    moving.delete(mark);
  };
  const finish = () => {
    cancelAnimationFrame(asked);
    [...moving].forEach(arrive);
    stop();
  };
  const stop = () => {
    asked = 0;
    ["pointerdown", "keydown"].forEach((kind) => document.removeEventListener(kind, finish, true));
    tell(false);
  };
  const step = (now) => {
    for (const mark of moving) {
      const share = (now - mark.begin) / mark.takes;
      if (share >= 1 || !mark.node.isConnected) arrive(mark);
      else if (share > 0) {
        mark.node.removeAttribute("visibility");
        const by = eased(share);
        set(mark, mark.from[0] + by * (mark.to[0] - mark.from[0]), mark.from[1] + by * (mark.to[1] - mark.from[1]));
      }
    }
    if (moving.size) asked = requestAnimationFrame(step);
    else stop();
  };
  const begin = () => {
    if (asked || !moving.size) return;
    tell(true);
    ["pointerdown", "keydown"].forEach((kind) => document.addEventListener(kind, finish, true));
    asked = requestAnimationFrame(step);
  };

  // Sends marks to their places: new ones fall, in this order; those that stand elsewhere move.
  const send = (marks, places, isStill) => {
    const now = performance.now();
    const fresh = marks.filter((mark) => !mark.to).length;
    const isAtOnce = isStill || wantsNone() || marks.length > MOST;
    let n = 0;
    marks.forEach((mark, k) => {
      const to = places[k];
      const falls = !mark.to;
      if (!falls && mark.to[0] === to[0] && mark.to[1] === to[1]) return;
      mark.to = to;
      if (isAtOnce) return arrive(mark);
      const wait = falls ? (ALL_FALL * n) / fresh : 0;
      n += falls;
      mark.from = falls ? [to[0], to[1] - HEIGHT] : [mark.x, mark.y];
      Object.assign(mark, { begin: now + wait, takes: falls ? FALL : MOVE });
      set(mark, ...mark.from);
      if (falls) mark.node.setAttribute("visibility", "hidden");
      moving.add(mark);
    });
    if (isAtOnce && asked && !moving.size) finish();
    else begin();
  };
  const forget = (mark) => moving.delete(mark);
  return { send, finish, forget };
}
