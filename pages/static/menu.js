// On a narrow screen the menu lies over the page: after a choice it makes way for what was chosen.
(() => {
  "use strict";

  const NARROW = window.matchMedia("(max-width: 768px)");

  document.addEventListener("click", (event) => {
    if (!NARROW.matches || !event.target.closest?.("[data-testid=stSidebarNavLink]")) return;
    setTimeout(() => document.querySelector("[data-testid=stSidebarCollapseButton] button")?.click(), 0);
  });
})();
