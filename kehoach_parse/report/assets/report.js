"use strict";
// The page reads without this script; it adds sorting, filters, the other language, and the marking of a sentence.
const all = (query, root = document) => [...root.querySelectorAll(query)];
const byId = (id) => document.getElementById(id);
const order = new Intl.Collator("vi", { numeric: true });

// Sorting by a column: once up, once down.
all(".sortable thead button").forEach((button) => button.addEventListener("click", () => {
  const head = button.parentElement, table = head.closest("table"), up = head.getAttribute("aria-sort") !== "ascending";
  const key = (row) => { const cell = row.cells[head.cellIndex]; return cell.dataset.sort ?? cell.textContent.trim(); };
  all("th", table.tHead).forEach((other) => other.removeAttribute("aria-sort"));
  head.setAttribute("aria-sort", up ? "ascending" : "descending");
  const rows = [...table.tBodies[0].rows].sort((a, b) => order.compare(key(a), key(b)) * (up ? 1 : -1));
  table.tBodies[0].append(...rows);
}));

// Filters: words, province, number of plans. What speaks only of other plans is hidden.
const tasks = byId("tasks-table");
const fold = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/gi, "d").toLowerCase();
const spoken = (element) => (element.dataset.plans ?? element.dataset.plan ?? "").split(" ").filter(Boolean);
function filter() {
  const words = fold(byId("words").value.trim()), least = +byId("least").value;
  const plans = new Set(byId("province").value.split(" ").filter(Boolean));
  const kept = (element) => { const own = spoken(element); return !plans.size || !own.length || own.some((plan) => plans.has(plan)); };
  const wording = (element) => !words || fold(element.textContent + " " + (element.querySelector("[title]")?.title ?? "")).includes(words);
  all("tbody tr, details.plan, details.task").forEach((row) => {
    const count = row.dataset.count ?? (row.matches("details.task") ? spoken(row).length : null);
    row.hidden = !kept(row) || !wording(row) || (count !== null && +count < least);
  });
  all(".matrix thead th[data-plans], .matrix td[data-plans], .values li, .card, #timeline g[data-plans], #chain a[data-plans]")
    .forEach((part) => { part.toggleAttribute("hidden", !kept(part)); });
}
byId("words").addEventListener("input", filter);
["province", "least"].forEach((id) => byId(id).addEventListener("change", filter));
byId("order").addEventListener("change", () => {
  const by = byId("order").value === "plans" ? (row) => -row.dataset.count : (row) => +row.dataset.order;
  tasks.tBodies[0].append(...[...tasks.tBodies[0].rows].sort((a, b) => by(a) - by(b) || a.dataset.order - b.dataset.order));
});
document.querySelector(".filters").addEventListener("submit", (event) => event.preventDefault());

// The other language, for eyes and for screen readers.
byId("language").addEventListener("click", () => {
  const english = document.body.classList.toggle("lang-en");
  document.documentElement.lang = english ? "en" : "vi";
  all("[data-vi]").forEach((element) => element.setAttribute("aria-label", english ? element.dataset.en : element.dataset.vi));
});

// Going to a place: what it is folded into is opened, what the filter hides is shown, the sentence is marked.
function go(link) {
  const target = byId(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let outer = target; outer; outer = outer.parentElement) {
    if (outer.tagName === "DETAILS") outer.open = true;
    outer.hidden = false;
  }
  all(".on").forEach((element) => element.classList.remove("on"));
  if (target.dataset.span) all(`.box[data-span="${target.dataset.span}"]`).forEach((box) => box.classList.add("on"));
  const words = target.firstChild;
  if (window.CSS?.highlights) {
    CSS.highlights.clear();
    if (link?.dataset.from && words?.nodeType === Node.TEXT_NODE) {
      const range = new Range();
      range.setStart(words, Math.min(+link.dataset.from, words.length));
      range.setEnd(words, Math.min(+link.dataset.to, words.length));
      CSS.highlights.set("place", new Highlight(range));
    }
  }
  target.scrollIntoView({ block: "center" });
  if (target.tabIndex === -1) target.focus({ preventScroll: true });
}
let chosen = null;
document.addEventListener("click", (event) => {
  chosen = event.target.closest("a[href^='#'], a");
  const to = chosen?.getAttribute("href");
  if (to?.startsWith("#") && to === location.hash) go(chosen);
});
window.addEventListener("hashchange", () => { go(chosen); chosen = null; });
filter();
if (location.hash) go(null);
