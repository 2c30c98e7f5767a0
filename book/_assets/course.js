// The switch between light and dark. The first theme is set in the page's head, before anything is painted.
"use strict";

document.addEventListener("DOMContentLoaded", () => {
  const root = document.documentElement;
  const button = document.querySelector(".theme-switch-button");
  const show = () => button.setAttribute("aria-pressed", String(root.dataset.theme === "dark"));
  button.hidden = false;
  button.addEventListener("click", () => {
    root.dataset.theme = root.dataset.theme === "dark" ? "light" : "dark";
    try { localStorage.setItem("theme", root.dataset.theme); } catch { /* storage is refused: the choice lasts for this page */ }
    show();
  });
  show();
});
