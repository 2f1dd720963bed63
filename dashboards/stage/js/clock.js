// Time on the stage: it plays, rests, steps and jumps. Nothing is asked of anybody.

const LINGER = 0.9; // days around a turning point in which time goes slowly
const SLOWLY = 0.3; // of the speed there
const LONGEST = 0.1; // seconds of a frame that count: a tab that slept does not jump

export const wantsStill = () => window.matchMedia("(prefers-reduced-motion: reduce)").matches;

// `tell(time, seconds)` draws; `rest(day)` hears when time comes to rest.
export function clock({ last, turns, tell, rest }) {
  let [time, speed, asked, then, waited] = [0, 10, 0, 0, 0];
  const isPlaying = () => asked !== 0;
  const stop = () => {
    cancelAnimationFrame(asked);
    asked = 0;
  };
  const goTo = (day) => {
    time = Math.min(last, Math.max(0, Math.round(day)));
    tell(time, null);
  };
  const pause = () => {
    stop();
    goTo(wantsStill() ? time : Math.floor(time + 0.5));
    rest(time);
  };
  const rate = () => (turns.some((day) => Math.abs(time - day) < LINGER) ? SLOWLY * speed : speed);
  const frame = (now) => {
    const passed = Math.min(LONGEST, (now - then) / 1000);
    then = now;
    if (wantsStill()) {
      waited += passed * Math.min(speed, 4); // whole days only, and not too many of them
      if (waited >= 1) [time, waited] = [time + 1, 0];
    } else time += passed * rate();
    if (time >= last) {
      time = last;
      return pause();
    }
    asked = requestAnimationFrame(frame);
    tell(time, wantsStill() ? null : now / 1000);
  };
  const play = () => {
    if (isPlaying()) return;
    if (time >= last) time = 0;
    [then, waited] = [performance.now(), 0];
    asked = requestAnimationFrame(frame);
    tell(time, null);
  };
  const jump = (day) => {
    stop();
    goTo(day);
    rest(time);
  };
  const scrub = (day) => {
    stop();
    goTo(day);
  };
  const setSpeed = (daysASecond) => (speed = daysASecond);
  return { play, pause, jump, scrub, setSpeed, stop, isPlaying, day: () => Math.floor(time), isOver: () => time >= last };
}
