// Owns when a page's bundles run: each as soon as the base and the bundles that it needs have run,
// in the page's order. Each runs once, even where Material's instant navigation brings it again.

const begun = new Set();
/** @type {Bundle[]} */
const waiting = [];

/** @param {Bundle} bundle */
const isReady = ([, needs]) => needs.every((name) => begun.has(name));

function runWhatIsReady() {
  const place = waiting.findIndex(isReady);
  if (place < 0) return;
  const [[name, , bundle]] = waiting.splice(place, 1);
  begun.add(name);
  bundle();
  runWhatIsReady();
}

/** @param {Bundle} bundle */
function push(bundle) {
  if (begun.has(bundle[0]) || waiting.some(([name]) => name === bundle[0])) return;
  waiting.push(bundle);
  runWhatIsReady();
}

const early = /** @type {Bundle[]} */ (window.lessonwrightBundles ?? []);
window.lessonwrightBundles = { push };
early.forEach(push);
