// The names of deals on the stage that a thread runs through, their own or that above. See test_stage.py.
() => {
  const drawn = [...document.querySelectorAll(".md-stage-cord")].filter((it) => it.getAttribute("visibility") !== "hidden");
  const points = drawn.flatMap((cord) => {
    const [half, at] = [Number(cord.getAttribute("stroke-width")) / 2, cord.getScreenCTM()];
    const n = Math.ceil(cord.getTotalLength() / 3);
    return Array.from({ length: n }, (_, k) => cord.getPointAtLength(3 * k).matrixTransform(at)).map(({ x, y }) => ({ x, y, half: half * at.d }));
  });
  return [...document.querySelectorAll(".md-stage-deal")].filter((name) => {
    const { left, right, top, bottom } = name.getBoundingClientRect();
    const ascent = 0.2 * (bottom - top); // room above capitals
    return points.some(({ x, y, half }) => x > left && x < right && y + half > top + ascent && y - half < bottom);
  }).map((name) => name.textContent);
}
