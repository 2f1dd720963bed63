// A capital: no real place, the same form for both sides. Its windows are lit by trust in the other side.
import { filled, hundredths, svg, within } from "./parts.js";

// x, width, height of the towers, from the ground; the fourth has a dome.
const TOWERS = [[-46, 16, 26], [-29, 18, 44], [-10, 20, 34], [11, 18, 50], [30, 16, 30]];
const WINDOWS = TOWERS.flatMap(([x, wide, tall]) => {
  const found = [];
  for (let y = -tall + 7; y < -6; y += 9) for (let dx = 3; dx < wide - 4; dx += 6) found.push([x + dx, y]);
  return found;
});

export function capital(course, side, place) {
  const { narrow, side: wide, width, size } = place;
  const middle = side === 0 ? wide / 2 : width - wide / 2;
  const scale = narrow ? 0.72 : size.town;
  const ground = narrow ? 74 : size.ground;
  const look = side === 0 ? "md-stage-a" : "md-stage-b";
  const group = svg("g", { class: "md-stage-capital" });
  const town = svg("g", { transform: `translate(${middle} ${ground}) scale(${scale})` });
  const towers = TOWERS.map(([x, w, h]) => svg("rect", { x, y: -h, width: w, height: h, class: look }));
  const sign =
    side === 0
      ? svg("circle", { cx: -20, cy: -50, r: 5, class: look })
      : svg("polygon", { points: "20,-61 26,-50 14,-50", class: look });
  // Windows light up from the ground to the roofs.
  const lights = [...WINDOWS].sort((one, other) => other[1] - one[1]).map(([x, y]) => svg("rect", { x, y, width: 3.4, height: 4.6 }));
  town.append(...towers, sign, svg("rect", { x: -52, y: -1, width: 104, height: 2.5, class: look }), ...lights);
  const bar = { x: middle - wide * 0.42, y: ground + (narrow ? 34 : size.under), wide: wide * 0.84, tall: 9 };
  const fill = svg("rect", { x: bar.x, y: bar.y, width: 0, height: bar.tall, rx: 3, class: look });
  const told = svg("text", { x: middle, y: bar.y + 24, "text-anchor": "middle", class: "md-stage-number" });
  const other = course.others[1 - side];
  const letters = Math.min(16, Math.max(12, (wide * 1.7) / course.sides[side].length)); // px
  const title = filled(narrow ? course.words.trust_short : course.words.trust, { other });
  group.append(
    svg("text", { x: middle, y: narrow ? 12 : 16, "text-anchor": "middle", class: "md-stage-name", style: `font-size: ${letters.toFixed(1)}px` }, shortened(course.sides[side], Math.floor((wide * 1.7) / letters))),
    town,
    svg("text", { x: middle, y: bar.y - 6, "text-anchor": "middle", class: "md-stage-small" }, shortened(title, narrow ? 14 : 26)),
    svg("rect", { x: bar.x, y: bar.y, width: bar.wide, height: bar.tall, rx: 3, class: "md-stage-rail" }),
    fill,
    told
  );
  const show = (trust) => {
    const share = within(0, trust, 1);
    fill.setAttribute("width", (bar.wide * share).toFixed(1));
    const text = filled(course.words.of_hundred, { n: hundredths(share) });
    if (told.textContent !== text) told.textContent = text;
    const n = Math.round(share * lights.length);
    lights.forEach((light, k) => light.setAttribute("class", k < n ? "md-stage-lit" : "md-stage-dark"));
  };
  return { group, show };
}

export const shortened = (text, most) => (text.length <= most ? text : `${text.slice(0, most - 1).trimEnd()}…`);
