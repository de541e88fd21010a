"use strict";
// Tables: a click on a column's head sorts by it, a second click turns the order round; missing values stay last.
for (const table of document.querySelectorAll("table.sortable")) {
  const heads = [...table.tHead.rows[0].cells];
  heads.forEach((head, at) => head.firstElementChild.addEventListener("click", () => {
    const before = head.getAttribute("aria-sort");
    const order = before ? (before === "ascending" ? "descending" : "ascending") : head.dataset.first;
    const numeric = head.classList.contains("num");
    const value = (row) => row.cells[at].dataset.v;
    const compare = (a, b) => numeric ? value(a) - value(b) : value(a).localeCompare(value(b));
    const rows = [...table.tBodies[0].rows].sort((a, b) =>
      (value(a) === "") - (value(b) === "") || (order === "ascending" ? compare(a, b) : compare(b, a)));
    heads.forEach((other) => other.removeAttribute("aria-sort"));
    head.setAttribute("aria-sort", order);
    table.tBodies[0].append(...rows);
  }));
}
// Worst documents: j and k go to the next and the previous one.
const documents = [...document.querySelectorAll("article.doc")];
if (documents.length) document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || !["j", "k"].includes(event.key)) return;
  const tops = documents.map((one) => one.getBoundingClientRect().top);
  const next = event.key === "j" ? tops.findIndex((top) => top > 20) : tops.findLastIndex((top) => top < -20);
  if (next >= 0) documents[next].scrollIntoView(); else if (event.key === "k") scrollTo(0, 0);
});
// The contents: where the reader is.
const links = new Map([...document.querySelectorAll("nav a[href^='#']")].map((link) => [link.hash.slice(1), link]));
const watch = new IntersectionObserver((entries) => {
  for (const entry of entries) links.get(entry.target.id)?.classList.toggle("here", entry.isIntersecting);
}, {rootMargin: "-15% 0px -80% 0px"});
for (const section of document.querySelectorAll("main > section")) watch.observe(section);
