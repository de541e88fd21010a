const blocks = [...document.querySelectorAll(".block")];
const filters = [...document.querySelectorAll(".filter")];
const shows = [...document.querySelectorAll("[data-show]")];
const status = document.querySelector(".status");
const isGone = (block) => block.dataset.rule !== "0";

// ---- filters ----
const hiddenRules = new Set();

function apply() {
  for (const block of blocks) block.hidden = hiddenRules.has(block.dataset.rule);
  for (const filter of filters) filter.setAttribute("aria-pressed", String(!hiddenRules.has(filter.dataset.rule)));
  const gone = filters.filter((filter) => filter.dataset.rule !== "0").map((filter) => filter.dataset.rule);
  const state = hiddenRules.size === 0 ? "all"
    : !hiddenRules.has("0") && gone.every((rule) => hiddenRules.has(rule)) ? "kept"
    : hiddenRules.size === 1 && hiddenRules.has("0") ? "gone" : "";
  for (const show of shows) show.setAttribute("aria-pressed", String(show.dataset.show === state));
  const shown = blocks.filter((block) => !block.hidden).length;
  status.textContent = shown === blocks.length ? "" : `${shown} of ${blocks.length} blocks shown`;
  setCurrent(blocks.includes(current) && !current.hidden ? current : blocks.find((block) => !block.hidden));
  draw();
}

function show(which) {
  hiddenRules.clear();
  for (const { dataset: { rule } } of filters) if (which !== "all" && (rule === "0") !== (which === "kept")) hiddenRules.add(rule);
  apply();
}

for (const filter of filters) {
  filter.disabled = false;
  filter.addEventListener("click", () => {
    const { rule } = filter.dataset;
    if (!hiddenRules.delete(rule)) hiddenRules.add(rule);
    apply();
  });
}
for (const button of shows) {
  button.disabled = false;
  button.addEventListener("click", () => show(button.dataset.show));
}

// ---- one stop for the tabulator among all blocks; keys move it ----
let current;

function setCurrent(block) {
  if (current) current.firstElementChild.tabIndex = -1;
  current = block;
  if (current) current.firstElementChild.tabIndex = 0;
}

function go(block) {
  if (!block) return;
  setCurrent(block);
  block.firstElementChild.focus({ preventScroll: true });
  block.scrollIntoView({ block: "nearest" });
}

function step(way, wanted = () => true) {
  let at = blocks.indexOf(current);
  // The first step goes to the block itself, if it was not there yet.
  if (current && document.activeElement !== current.firstElementChild && wanted(current)) return go(current);
  for (at += way; at >= 0 && at < blocks.length; at += way) if (!blocks[at].hidden && wanted(blocks[at])) return go(blocks[at]);
}

function goToMatch() {
  const link = current && current.querySelector(".match");
  if (link) { current.open = true; link.click(); }
}

const KEYS = {
  j: () => step(1), k: () => step(-1), n: () => step(1, isGone), p: () => step(-1, isGone), m: goToMatch,
  1: () => show("all"), 2: () => show("kept"), 3: () => show("gone"),
  Escape: () => { for (const block of blocks) block.open = false; },
};

for (const block of blocks) block.firstElementChild.tabIndex = -1;
addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !Object.hasOwn(KEYS, event.key)) return;
  event.preventDefault();
  KEYS[event.key]();
});
document.getElementById("blocks").addEventListener("focusin", ({ target }) => {
  const block = target.closest(".block");
  if (block) setCurrent(block);
});

// ---- the matched block: shown even if a filter hides it, and marked for a moment ----
function find() {
  const block = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!block || !blocks.includes(block)) return;
  if (hiddenRules.delete(block.dataset.rule)) apply();
  setCurrent(block);
  block.firstElementChild.focus({ preventScroll: true });
  block.scrollIntoView({ block: "center" });
  block.classList.add("found");
  setTimeout(() => block.classList.remove("found"), 1800);
}
addEventListener("hashchange", find);
document.addEventListener("click", ({ target }) => {
  const link = target.closest && target.closest(".match");
  if (link && link.hash === location.hash) find();  // the same place again is no change of the address
});

// ---- the map: one bar a block, as long as its text ----
const map = document.getElementById("map");
const LINE = 64;  // characters of a line of text
const weights = blocks.map((block) => (isGone(block) ? 0.7 : 1.2) * Math.ceil((1 + block.querySelector(".text").textContent.length) / LINE) + 0.35);
const tops = [0];
for (const weight of weights) tops.push(tops[tops.length - 1] + weight);
const total = tops[tops.length - 1] || 1;
const MOST = 7;  // pixels of a line: a short page does not fill the map

const scale = () => Math.min(MOST, map.clientHeight / total);

// The colours in the theme of the moment, by rule.
function colours() {
  const found = new Map([["0", getComputedStyle(document.documentElement).color]]);
  for (const filter of filters) if (filter.dataset.rule !== "0") found.set(filter.dataset.rule, getComputedStyle(filter.firstElementChild).color);
  return found;
}

// Kept text as lines, where there is room for them; what is removed as one piece.
function drawBlock(pen, block, left, top, wide, high) {
  const lines = isGone(block) ? 1 : Math.max(1, Math.floor((high + 1) / 3.2));
  for (let line = 0; line < lines; line += 1) {
    const last = lines > 1 && line === lines - 1;
    const from = top + (line * high) / lines;
    pen.fillRect(left, from, last ? wide * 0.6 : wide, lines > 1 ? 1.3 : high);
  }
}

function draw() {
  const density = devicePixelRatio || 1, width = map.clientWidth, height = map.clientHeight;
  map.width = width * density;
  map.height = height * density;
  const pen = map.getContext("2d");
  pen.scale(density, density);
  const paints = colours(), size = scale();
  const rtl = document.getElementById("blocks").dir === "rtl";
  const edge = width * 0.09;
  blocks.forEach((block, i) => {
    const gone = isGone(block), room = weights[i] * size;
    const wide = (width - 2 * edge) * (gone ? 0.7 : 1);
    pen.globalAlpha = block.hidden ? 0.1 : gone ? 0.75 : room < 6 ? 0.85 : 0.55;
    pen.fillStyle = paints.get(block.dataset.rule);
    drawBlock(pen, block, rtl ? width - edge - wide : edge, tops[i] * size, wide, Math.max(0.5, room > 2.5 ? room - 1 : room));
  });
  const [first, last] = inView();
  if (first < 0) return;
  pen.globalAlpha = 0.1;
  pen.fillStyle = pen.strokeStyle = paints.get("0");
  const top = tops[first] * size, high = Math.max(6, (tops[last + 1] - tops[first]) * size);
  pen.fillRect(0, top, width, high);
  pen.globalAlpha = 0.45;
  pen.strokeRect(0.5, top + 0.5, width - 1, high - 1);
}

// The first and last block that can be seen. Blocks stand in order, so few of them need be measured.
function inView() {
  const shown = blocks.flatMap((block, i) => (block.hidden ? [] : [i]));
  const bound = (test) => {
    let low = 0, high = shown.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (test(blocks[shown[middle]].getBoundingClientRect())) high = middle; else low = middle + 1;
    }
    return low;
  };
  const first = bound((box) => box.bottom > 0), after = bound((box) => box.top >= innerHeight);
  return after > first ? [shown[first], shown[after - 1]] : [-1, -1];
}

let waiting = 0;
function soon() {
  if (!waiting) waiting = requestAnimationFrame(() => { waiting = 0; draw(); });
}

function goToPlace(event) {
  const at = (event.clientY - map.getBoundingClientRect().top) / scale();
  let i = tops.findIndex((top, k) => top <= at && at < tops[k + 1]);
  if (i < 0) i = blocks.length - 1;
  while (i > 0 && blocks[i].hidden) i -= 1;
  if (blocks[i]) { setCurrent(blocks[i]); blocks[i].scrollIntoView({ block: "center", behavior: "instant" }); }
}
map.addEventListener("pointerdown", (event) => { map.setPointerCapture(event.pointerId); goToPlace(event); });
map.addEventListener("pointermove", (event) => { if (event.buttons) goToPlace(event); });
for (const name of ["scroll", "resize", "theme"]) addEventListener(name, soon, { passive: true });
matchMedia("(prefers-color-scheme: dark)").addEventListener("change", soon);
document.addEventListener("toggle", soon, true);

apply();
if (location.hash) find();
