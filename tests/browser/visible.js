// Everything that a reader of the page sees or hears: [where, text], hidden things left out.
() => {
  const SAID = ["aria-label", "aria-valuetext", "aria-roledescription", "title", "placeholder", "alt", "data-sure"];
  const found = [["title", document.title]];
  const where = (element) => `${element.tagName.toLowerCase()}.${element.getAttribute("class") ?? ""}`.slice(0, 60);
  // What is typed, and what is marked as of another language or as nobody's.
  const skipped = (element) => element.closest('script, style, noscript, template, code, pre, kbd, [translate="no"], body [lang="en"]');
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (node.data.trim() && !skipped(element) && getComputedStyle(element).fontFamily.search(/Material|FontAwesome/) < 0)
      found.push([where(element), node.data.trim()]);
  }
  for (const element of document.querySelectorAll(SAID.map((name) => `[${name}]`).join(",")))
    if (!skipped(element)) for (const name of SAID) if (element.getAttribute(name)) found.push([`${where(element)}@${name}`, element.getAttribute(name)]);
  return found;
}
