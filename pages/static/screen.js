// The wall: turns through the sheets, takes over a new snapshot by itself, and never shows a fault: what stands, stays.
(() => {
  "use strict";

  const LOOK = 10_000; // ms between two looks for a new snapshot
  const asked = new URLSearchParams(location.search);
  const every = Math.min(Math.max(Number(asked.get("every")) || 20, 3), 3600) * 1000;
  let shown = 0;

  const sheets = () => [...document.querySelectorAll(".s-sheet")];

  function fit() {
    const zoom = Math.min(innerWidth / 1280, innerHeight / 720);
    document.body.style.setProperty("--s-zoom", String(zoom));
  }

  function show(place) {
    const all = sheets();
    if (!all.length) return;
    shown = ((place % all.length) + all.length) % all.length;
    all.forEach((sheet, number) => sheet.classList.toggle("s-now", number === shown));
    document.querySelectorAll(".s-dots i").forEach((dot, number) => dot.classList.toggle("s-now", number === shown));
  }

  // The whole page anew, in the background; it takes the old one's place only when it is complete.
  async function renew() {
    const answer = await fetch(location.href, { cache: "no-store" });
    if (!answer.ok) return;
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const next = page.querySelector("main");
    if (!next || !next.querySelector(".s-sheet")) return;
    const name = sheets()[shown]?.dataset.name;
    document.querySelector("main").replaceWith(document.adoptNode(next));
    document.body.dataset.snapshot = page.body.dataset.snapshot;
    const same = sheets().findIndex((sheet) => sheet.dataset.name === name);
    show(Math.max(same, 0));
  }

  async function look() {
    try {
      const state = await (await fetch("/healthz", { cache: "no-store" })).json();
      if (state.snapshot !== null && String(state.snapshot) !== document.body.dataset.snapshot) await renew();
    } catch { /* the server is away: what stands, stays */ }
  }

  addEventListener("resize", fit);
  addEventListener("keydown", (event) => {
    if (event.key === "ArrowRight") show(shown + 1);
    if (event.key === "ArrowLeft") show(shown - 1);
  });
  fit();
  show(0);
  setInterval(() => show(shown + 1), every);
  setInterval(look, LOOK);
})();
