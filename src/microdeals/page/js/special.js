// Inverse distribution functions: what unknowns are drawn by, and the ends of intervals.

const CENTRE = [
  [3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4, 4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3],
  [1, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4, 3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3],
];
const SHOULDER = [
  [1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0, 1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4],
  [1, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1, 1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9],
];
const TAIL = [
  [6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1, 2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7],
  [1, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4, 1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15],
];

const polynomial = (powers, x) => powers.reduceRight((sum, power) => sum * x + power, 0);
const ratio = ([above, below], x) => polynomial(above, x) / polynomial(below, x);

// The value below which a part of the standard normal lies [wichura1988].
export function normalQuantile(part) {
  const q = part - 0.5;
  if (Math.abs(q) <= 0.425) return q * ratio(CENTRE, 0.180625 - q * q);
  const r = Math.sqrt(-Math.log(q < 0 ? part : 1 - part));
  const found = r <= 5 ? ratio(SHOULDER, r - 1.6) : ratio(TAIL, r - 5);
  return q < 0 ? -found : found;
}

const STIRLING = [1 / 12, -1 / 360, 1 / 1260, -1 / 1680, 1 / 1188, -691 / 360360, 1 / 156];
const LARGE = 15;

// The logarithm of the gamma function, above 0: Stirling's series, from far enough out.
export function logGamma(x) {
  let [far, product] = [x, 1];
  for (; far < LARGE; far += 1) product *= far;
  const series = STIRLING.reduceRight((sum, term) => sum / (far * far) + term, 0) / far;
  return (far - 0.5) * Math.log(far) - far + 0.5 * Math.log(2 * Math.PI) + series - Math.log(product);
}

const TINY = 1e-300;
const MOST_STEPS = 500;

// The continued fraction of the incomplete beta function, by Lentz's method.
function fraction(a, b, x) {
  const safe = (value) => (Math.abs(value) < TINY ? TINY : value);
  let c = 1;
  let d = 1 / safe(1 - ((a + b) * x) / (a + 1));
  let found = d;
  for (let m = 1; m <= MOST_STEPS; m += 1) {
    const even = (m * (b - m) * x) / ((a + 2 * m - 1) * (a + 2 * m));
    d = 1 / safe(1 + even * d);
    c = safe(1 + even / c);
    found *= d * c;
    const odd = (-(a + m) * (a + b + m) * x) / ((a + 2 * m) * (a + 2 * m + 1));
    d = 1 / safe(1 + odd * d);
    c = safe(1 + odd / c);
    const step = d * c;
    found *= step;
    if (Math.abs(step - 1) < 1e-16) break;
  }
  return found;
}

// The part of a beta distribution below x.
export function betaPart(a, b, x) {
  if (x <= 0) return 0;
  if (x >= 1) return 1;
  const front = Math.exp(logGamma(a + b) - logGamma(a) - logGamma(b) + a * Math.log(x) + b * Math.log1p(-x));
  return x < (a + 1) / (a + b + 2) ? (front * fraction(a, b, x)) / a : 1 - (front * fraction(b, a, 1 - x)) / b;
}

// The value below which a part of a beta distribution lies: Newton's steps, kept between two ends that close in.
export function betaQuantile(a, b, part) {
  if (part <= 0 || part >= 1) return part <= 0 ? 0 : 1;
  const norm = logGamma(a + b) - logGamma(a) - logGamma(b);
  let [low, high, x] = [0, 1, a / (a + b)];
  for (let n = 0; n < 200; n += 1) {
    const off = betaPart(a, b, x) - part;
    if (off === 0) return x;
    if (off > 0) high = x;
    else low = x;
    const slope = Math.exp(norm + (a - 1) * Math.log(x) + (b - 1) * Math.log1p(-x));
    let to = x - off / slope;
    if (!(to > low && to < high)) to = low > 0 ? Math.sqrt(low * high) : high / 16; // ends may be many orders apart
    if (to === x || (n > 60 && Math.abs(to - x) <= 1e-16 * x)) return to;
    x = to;
  }
  return x;
}
