"use strict";
// Choosing a mark, a box or an entry of the list lights up all three; the boxes in the head hide a kind of fact.
const places = (key) => [...document.querySelectorAll("[data-fact]")].filter((e) => e.dataset.fact.split(" ").includes(key));
function choose(element, scroll) {
  document.querySelectorAll(".on").forEach((e) => e.classList.remove("on"));
  const keys = element.dataset.fact.split(" ");
  keys.flatMap(places).forEach((e) => e.classList.add("on"));
  const entry = document.getElementById("f-" + keys[0]);
  const target = element === entry ? places(keys[0]).find((e) => e !== entry) : entry;
  if (scroll && target) target.scrollIntoView({ block: "center" });
}
document.addEventListener("click", (event) => {
  const element = event.target.closest("[data-fact]");
  if (element) { event.preventDefault(); choose(element, true); }
});
document.addEventListener("focusin", (event) => {
  const element = event.target.closest("[data-fact]");
  if (element) choose(element, false);
});
document.querySelectorAll("input[data-kind]").forEach((box) => box.addEventListener("change", () =>
  document.body.classList.toggle("hide-" + box.dataset.kind, !box.checked)));
