// The switch between light and dark (the first theme is set in the page's head, before anything is painted), and
// the keyboard's way to what is too wide for the screen.
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

  const wide = document.querySelectorAll("div.math, pre, table");
  const reach = () => wide.forEach((box) => {
    if (box.scrollWidth > box.clientWidth) box.tabIndex = 0;
    else box.removeAttribute("tabindex");
  });
  addEventListener("resize", reach);
  reach();
});
