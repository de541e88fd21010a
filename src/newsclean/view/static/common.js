"use strict";
// Shared by the pages. Nothing is stored.
const theme = document.getElementById("theme");
theme.disabled = false;
theme.addEventListener("click", () => {
  const root = document.documentElement;
  const now = root.style.colorScheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.style.colorScheme = now === "dark" ? "light" : "dark";
  dispatchEvent(new Event("theme"));
});
// On a phone the text comes first.
if (matchMedia("(max-width: 44rem)").matches) document.querySelector(".rules").open = false;

