// What a page's layout has done wrong, as a list of sentences. See test_layout.py.
// A rectangle counts as far as it can be seen: what a box cuts off, or a fold hides, is nobody's trouble. The box that scrolls
// the whole page (.md-page) cuts nothing off: all of the page is measured, not its first screen alone.
({ smallest, hole }) => {
  const EDGE = 1.5; // px that rounding may cost
  const shuts = (overflow) => overflow !== "visible"; // a box that scrolls shows no more at a time than one that cuts off
  const ALL = { left: -Infinity, top: -Infinity, right: Infinity, bottom: Infinity };
  const cut = (a, b) => ({
    left: Math.max(a.left, b.left), top: Math.max(a.top, b.top),
    right: Math.min(a.right, b.right), bottom: Math.min(a.bottom, b.bottom),
  });
  const isFrame = (it) => it === document.body || it.querySelector(".md-page") !== null;
  const wide = (r) => r.right - r.left;
  const tall = (r) => r.bottom - r.top;
  const said = (it) => `“${it.text.trim().replace(/\s+/g, " ").slice(0, 50)}”`;

  const scale = (element) => {
    let zoom = 1;
    for (let it = element; it; it = it.parentElement) zoom *= Number(getComputedStyle(it).zoom) || 1;
    return zoom;
  };

  // How large letters are on the screen: zoomed, and drawn to the scale of their picture.
  const sizeOf = (element) => {
    const said = parseFloat(getComputedStyle(element).fontSize);
    const picture = element.closest("svg[viewBox]");
    if (!picture) return said * scale(element) / scale(document.documentElement);
    const box = picture.getBoundingClientRect();
    const { width, height } = picture.viewBox.baseVal;
    return Math.round(10 * said * Math.min(wide(box) / width, tall(box) / height)) / 10; // no picture is drawn to the last bit of its scale
  };

  // The part of a rectangle that its ancestors let be seen; and whether one of them scrolls sideways.
  const seen = (rect, element) => {
    let part = rect;
    let scrolls = false;
    for (let it = element; it && it !== document.documentElement; it = it.parentElement) {
      const style = getComputedStyle(it);
      if (style.clip !== "auto") return { part: cut(part, { left: 0, top: 0, right: 0, bottom: 0 }), scrolls };
      if (!(it instanceof HTMLElement) && it.tagName !== "svg") continue;
      if (isFrame(it)) break;
      const box = it.getBoundingClientRect();
      if (shuts(style.overflowX)) part = cut(part, { ...ALL, left: box.left, right: box.right });
      if (shuts(style.overflowY)) part = cut(part, { ...ALL, top: box.top, bottom: box.bottom });
      scrolls ||= /auto|scroll/.test(style.overflowX) && it.scrollWidth > it.clientWidth + EDGE;
      if (style.position === "fixed") break;
    }
    return { part, scrolls };
  };
  // Whether what cuts a text off puts dots at its end: the text's own box, or one around it.
  const shortened = (element) => {
    for (let it = element; it; it = it.parentElement) {
      const { overflowX, textOverflow } = getComputedStyle(it);
      if (shuts(overflowX)) return textOverflow === "ellipsis";
    }
    return false;
  };
  const floats = (element) => {
    for (let it = element; it; it = it.parentElement)
      if (["fixed", "sticky"].includes(getComputedStyle(it).position)) return true;
    return false;
  };

  const texts = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })) continue;
    if (element.closest("script, style, noscript, option, title, desc")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    const size = sizeOf(element);
    for (const rect of range.getClientRects()) {
      const { part, scrolls } = seen(rect, element);
      if (wide(part) < 2 || tall(part) < 4 || rect.right < 0) continue; // a link that shows only when it has the focus
      texts.push({ text: node.data, element, rect: part, whole: rect, size, scrolls, floats: floats(element) });
    }
  }

  const faults = new Set();
  const width = document.documentElement.clientWidth;
  const scrollers = [...document.querySelectorAll(":has(.md-page)")].filter((it) => shuts(getComputedStyle(it).overflowX));
  const widest = Math.max(...[document.documentElement, ...scrollers].map((it) => it.scrollWidth));
  if (widest > width + EDGE) faults.add(`the page is ${widest} px wide on a screen of ${width}`);
  for (const it of texts) {
    if (it.size < smallest - 0.01) faults.add(`letters of ${it.size.toFixed(1)} px: ${said(it)}`);
    if (it.scrolls) continue;
    const isShort = shortened(it.element);
    const shown = isShort ? it.rect : it.whole; // what dots stand for is nowhere
    if (shown.left < -EDGE || shown.right > width + EDGE) faults.add(`outside the screen: ${said(it)}`);
    else if (!isShort && wide(it.rect) < wide(it.whole) - 3) faults.add(`cut off at its side: ${said(it)}`);
  }
  texts.sort((a, b) => a.rect.left - b.rect.left);
  texts.forEach((one, place) => {
    for (let next = place + 1; next < texts.length && texts[next].rect.left < one.rect.right; next += 1) {
      const two = texts[next];
      if (one.element === two.element || one.floats !== two.floats) continue;
      const both = cut(one.rect, two.rect);
      if (wide(both) > 2 && tall(both) > 0.3 * Math.min(tall(one.rect), tall(two.rect)))
        faults.add(`text over text: ${said(one)} and ${said(two)}`);
    }
  });

  // Holes: bands over the page's whole width in which nothing is drawn.
  const drawn = texts.map((it) => it.rect);
  const isPainted = (it) => {
    const { backgroundColor, borderTopWidth, borderTopStyle } = getComputedStyle(it);
    return !/^(transparent|rgba\(.*, 0\))$/.test(backgroundColor) || (borderTopStyle !== "none" && parseFloat(borderTopWidth) > 0);
  };
  const PARTS = "svg *, canvas, img, button, input, select, textarea, hr, .v-input, .v-btn, .v-progress-linear, .v-skeleton-loader";
  for (const it of document.querySelectorAll(`${PARTS}, body :empty`)) { // what is empty is drawn if it has a colour or a border
    if (!it.checkVisibility() || !(it.matches(PARTS) || isPainted(it))) continue;
    const { part } = seen(it.getBoundingClientRect(), it);
    if (wide(part) > 1 && tall(part) > 0) drawn.push(part);
  }
  const bands = drawn.filter((it) => wide(it) > 0 && tall(it) >= 0).sort((a, b) => a.top - b.top);
  let end = bands.length ? bands[0].bottom : 0;
  for (const it of bands) {
    if (it.top - end > hole) faults.add(`a hole of ${Math.round(it.top - end)} px under y = ${Math.round(end + scrollY)}`);
    end = Math.max(end, it.bottom);
  }
  return [...faults];
}
