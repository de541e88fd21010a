"use strict";
// Shared by the pages: the switch between light and dark. Nothing is stored.
const theme = document.getElementById("theme");
theme.disabled = false;
theme.addEventListener("click", () => {
  const root = document.documentElement;
  const now = root.style.colorScheme || (matchMedia("(prefers-color-scheme: dark)").matches ? "dark" : "light");
  root.style.colorScheme = now === "dark" ? "light" : "dark";
  dispatchEvent(new Event("theme"));
});
