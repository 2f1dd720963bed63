// The day that a page's stage shows, for whatever else on the page follows it.
let shown = null;
const hearers = new Set();

export const now = () => shown;

export function tell(day) {
  shown = day;
  hearers.forEach((hear) => hear(day));
}

// Calls `hear` on each day from now on, and at once where there is one; returns how to hear no more.
export function follow(hear) {
  hearers.add(hear);
  if (shown !== null) hear(shown);
  return () => hearers.delete(hear);
}
