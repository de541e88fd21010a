const body = document.querySelector("tbody");
const rows = [...body.rows];
const heads = [...document.querySelectorAll("th")];
const search = document.querySelector("input[type=search]");
const status = document.querySelector(".status");

search.disabled = false;
search.addEventListener("input", () => {
  const words = search.value.toLowerCase().split(/\s+/).filter(Boolean);
  for (const row of rows) {
    const text = row.textContent.toLowerCase();
    row.hidden = !words.every((word) => text.includes(word));
  }
  const shown = rows.filter((row) => !row.hidden).length;
  status.textContent = shown === rows.length ? "" : `${shown} of ${rows.length} pages`;
});

const order = new Intl.Collator(undefined, { numeric: true });
heads.forEach((head, column) => {
  const button = head.firstElementChild;
  button.disabled = false;
  button.addEventListener("click", () => {
    const way = head.getAttribute("aria-sort") === "ascending" ? -1 : 1;
    for (const other of heads) other.removeAttribute("aria-sort");
    head.setAttribute("aria-sort", way > 0 ? "ascending" : "descending");
    const value = (row) => row.cells[column].dataset.value;
    body.append(...rows.sort((a, b) => way * order.compare(value(a), value(b))));
  });
});
