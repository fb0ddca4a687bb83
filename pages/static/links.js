// Follows the links of our own HTML inside the running page. The browser alone would load everything anew.
// A click is told to the framework as what it knows well: a step of the browser's history. The address is written
// first, then the framework is told that it has changed, and draws it as it draws a step back: one run, one step.
// Whatever is not as expected (no connection, another place, a held key) is left to the browser.
(() => {
  "use strict";

  const PAGE = /^\/[a-z-]*$/; // our pages lie side by side; whatever lies deeper is a file or another page
  const NOT_PAGES = ["/healthz", "/metrics"];
  const PATIENCE = 4000; // ms until a run that has not begun is no longer waited for
  const HELD = 3000; // ms for which the part that an address names is held in view
  const MOVES = ["wheel", "touchstart", "pointerdown", "keydown"]; // by which a reader moves the page
  const LATE = 250; // ms after the end of a run in which its last parts are drawn
  const app = () => document.querySelector("[data-testid=stApp]");
  const main = () => document.querySelector("[data-testid=stMain]");
  const isRunning = () => app()?.getAttribute("data-test-script-state") === "running";

  let arrival = null; // what is to be done when the page that was asked for stands
  let waiting = 0;

  function leadsInside(event) {
    const link = event.target.closest?.("a[href]");
    if (!link || event.defaultPrevented || event.button !== 0) return null;
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return null;
    if ((link.target && link.target !== "_self") || link.hasAttribute("download")) return null;
    const to = new URL(link.href, location.href);
    if (to.origin !== location.origin || !PAGE.test(to.pathname) || NOT_PAGES.includes(to.pathname)) return null;
    if (to.searchParams.has("mode")) return null; // the big screen is a page without the framework
    return { link, to };
  }

  function follow(event) {
    if (event.target.closest?.("a")) rememberPlace();
    const found = leadsInside(event);
    if (!found || app()?.getAttribute("data-test-connection-state") !== "CONNECTED") return;
    const { link, to } = found;
    event.preventDefault();
    const isSamePage = to.pathname === location.pathname;
    if (isSamePage && to.search === location.search) {
      if (to.hash !== location.hash) history.pushState({}, "", to);
      showPart();
      return;
    }
    arrival = { isSamePage, name: nameOf(link), top: isSamePage || to.hash ? null : 0 };
    history.pushState({}, "", to);
    window.dispatchEvent(new PopStateEvent("popstate", { state: {} }));
    const before = app();
    clearTimeout(waiting);
    waiting = setTimeout(() => { if (arrival && app() === before && !isRunning()) location.reload(); }, PATIENCE);
  }

  const nameOf = (link) => (link.getAttribute("aria-label") || link.textContent).trim();

  // Where the reader stood on the page that is left, for the step back to it.
  function rememberPlace() {
    const top = main()?.scrollTop;
    if (top) history.replaceState({ ...history.state, top }, "");
  }

  function arrived() {
    clearTimeout(waiting);
    const now = arrival;
    arrival = null;
    if (now) {
      settle(now);
      setTimeout(() => { if (!arrival) settle(now); }, LATE); // what was drawn after the run had ended
    }
    showPart();
  }

  function settle(now) {
    const place = main();
    if (place && Number.isFinite(now.top) && (now.top > place.scrollTop || !now.isSettled)) place.scrollTop = now.top;
    const isLost = document.activeElement === document.body;
    if (!now.isSettled || isLost) focusAgain(now);
    now.isSettled = true;
  }

  // The page says its language to those who hear it as soon as it speaks it.
  function sayLanguage() {
    const code = document.querySelector(".e-lang b")?.textContent.trim().toLowerCase();
    if (code && code !== document.documentElement.lang) document.documentElement.lang = code;
  }

  // Those who hear the page are led to its heading; on the same page they stay with what they used.
  function focusAgain({ isSamePage, name }) {
    const held = document.activeElement;
    if (isSamePage && held && held !== document.body) return;
    const same = isSamePage && name ? [...main().querySelectorAll("a[href]")].find((a) => nameOf(a) === name) : null;
    const place = same || document.querySelector(".e-name");
    if (!place || place === held) return;
    if (!same) place.tabIndex = -1;
    place.focus({ preventScroll: true });
  }

  // An address may name one chart of its page: #chart-ranking.
  let seen = "";
  function showPart() {
    const name = location.hash.slice(1);
    if (seen === location.href || !/^(chart|card)-[\w-]+$/.test(name)) return;
    if (!document.querySelector(`.st-key-${name}`)) return;
    seen = location.href;
    hold(name);
  }

  // What is drawn above it later would push it away: it is held until the page is at rest, or the reader moves it.
  function hold(name) {
    const show = () => document.querySelector(`.st-key-${name}`)?.scrollIntoView({ block: "center" });
    const watch = new ResizeObserver(show);
    const leave = () => {
      watch.disconnect();
      for (const kind of MOVES) window.removeEventListener(kind, leave, true);
    };
    for (const kind of MOVES) window.addEventListener(kind, leave, { capture: true, passive: true });
    show();
    for (const each of main()?.children ?? []) watch.observe(each);
    setTimeout(leave, HELD);
  }

  document.addEventListener("click", follow);
  window.addEventListener("popstate", (event) => {
    if (!event.isTrusted || event.state === null) return;
    seen = "";
    arrival = { isSamePage: true, name: "", top: event.state.top };
  });
  let wasRunning = false;
  new MutationObserver(() => {
    if (wasRunning && !isRunning()) requestAnimationFrame(arrived);
    wasRunning = isRunning();
    if (!wasRunning && !arrival) showPart(); // a run may be too short to be seen; what is left is not the page asked for
    sayLanguage();
  }).observe(document.documentElement, {
    subtree: true, childList: true, attributes: true, attributeFilter: ["data-test-script-state"],
  });
})();
