// The time box of a stage. It runs from the moment the stage is shown; a button stops it.

const SECOND = 1000;

const shown = (seconds) => `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;

function render({ model, el }) {
  const words = model.get("words");
  const box = document.createElement("div");
  box.className = "md-clock-box";
  box.innerHTML = '<span class="md-clock-time" role="timer"></span><button type="button" class="md-clock-button"></button>';
  const [time, button] = box.children;
  time.setAttribute("aria-label", words.name);
  let spent = 0;
  let since = Date.now();
  const draw = () => {
    const limit = 60 * model.get("minutes");
    const seconds = (spent + (since ? Date.now() - since : 0)) / SECOND;
    const isOver = seconds > limit;
    const text = isOver ? words.over : words.left;
    time.textContent = text
      .replace("{time}", shown(isOver ? seconds - limit : Math.ceil(limit - seconds)))
      .replace("{n}", model.get("minutes"));
    box.dataset.over = String(isOver);
    button.textContent = since ? words.stop : words.start;
  };
  button.addEventListener("click", () => {
    if (since) [spent, since] = [spent + Date.now() - since, 0];
    else since = Date.now();
    draw();
  });
  model.on("change:minutes", draw);
  el.append(box);
  draw();
  // A stage begins at its top, also for who has scrolled down the last one.
  const lesson = el.closest(".md-lesson");
  if (lesson && lesson.getBoundingClientRect().top < 0) lesson.scrollIntoView({ block: "start" });
  const ticking = setInterval(draw, SECOND);
  return () => clearInterval(ticking);
}

export default { render };
