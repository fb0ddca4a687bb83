// The first view gives way in the frame in which the framework has drawn the same page; nothing is seen to move.
(() => {
  "use strict";

  const first = document.getElementById("first");
  if (!first) return;
  // The server cannot see which theme the browser prefers: it is told for the next time, and now the view gives way.
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const wasDark = document.cookie.includes("egov-theme=dark");
  document.cookie = `egov-theme=${isDark ? "dark" : "light"}; path=/; max-age=31536000; samesite=lax`;
  if (isDark !== wasDark) return first.remove();
  const LONGEST = 30_000; // ms after which the framework's own page is shown, whatever stands on it

  function give() {
    const main = document.querySelector("[data-testid=stMain]");
    if (main) main.scrollTop = first.scrollTop;
    first.remove();
    looking.disconnect();
  }

  // The framework sets its places up first and fills them with our HTML a moment later: the mark's inside comes last.
  const DRAWN = ".st-key-drawn span, .st-key-failed:not(#first *), [data-testid=stException]";
  const isDrawn = () => document.querySelector(DRAWN);
  const looking = new MutationObserver(() => isDrawn() && give());
  looking.observe(document.getElementById("root") ?? document.body, { childList: true, subtree: true });
  setTimeout(() => first.isConnected && give(), LONGEST);
})();
