// The first view gives way in the frame in which the framework has drawn the same page; nothing is seen to move.
// It stands in a closed root of its own: while both pages are there, only the framework's is the document's.
(() => {
  "use strict";

  const first = document.getElementById("first");
  if (!first) return;
  const colours = document.getElementById("first-colours"); // the framework's page brings its own
  // The server cannot see which theme the browser prefers: it is told for the next time, and now the view gives way.
  const isDark = matchMedia("(prefers-color-scheme: dark)").matches;
  const wasDark = document.cookie.includes("egov-theme=dark");
  document.cookie = `egov-theme=${isDark ? "dark" : "light"}; path=/; max-age=31536000; samesite=lax`;
  if (isDark !== wasDark) {
    colours.remove();
    return first.remove();
  }
  const LONGEST = 30_000; // ms after which the framework's own page is shown, whatever stands on it

  const place = document.createElement("div");
  const root = place.attachShadow({ mode: "closed" });
  const style = new CSSStyleSheet();
  const ours = [...document.styleSheets].filter((sheet) => sheet.href?.includes("/egov/"));
  style.replaceSync(ours.flatMap((sheet) => [...sheet.cssRules]).map((rule) => rule.cssText).join("\n"));
  root.adoptedStyleSheets = [style];
  first.replaceWith(place);
  root.append(first);
  window.egovFirst = root; // for what paints its charts

  function give() {
    const main = document.querySelector("[data-testid=stMain]");
    if (main) main.scrollTop = first.scrollTop;
    place.remove();
    colours.remove();
    looking.disconnect();
    window.egovFirst = null;
  }

  // The framework sets its places up first and fills them with our HTML a moment later: the mark's inside comes last.
  const DRAWN = ".st-key-drawn span, .st-key-failed, [data-testid=stException]";
  const looking = new MutationObserver(() => document.querySelector(DRAWN) && give());
  looking.observe(document.getElementById("root") ?? document.body, { childList: true, subtree: true });
  setTimeout(() => place.isConnected && give(), LONGEST);
})();
