// Draws every chart of the page, and has the page drawn anew when the browser changes between light and dark.
// A chart arrives as data, <div class="e-plot" data-figure='{…}'>, and is drawn
// before the browser paints again, so that a new figure never leaves an empty place.
(() => {
  "use strict";

  const drawn = new Set();

  // A chart is often drawn before the columns around it have their width; this is told in the same frame, before
  // the browser paints, and whenever the place is made narrower or wider after that.
  const widths = new ResizeObserver((places) => {
    for (const { target } of places) {
      const known = target._fullLayout;
      if (known && target.clientWidth > 0 && Math.abs(known.width - target.clientWidth) >= 1) {
        window.Plotly.relayout(target, { autosize: true });
      }
    }
  });

  function draw(place) {
    if (drawn.has(place)) return;
    drawn.add(place);
    try {
      const figure = JSON.parse(place.dataset.figure);
      window.Plotly.newPlot(place, figure.data, figure.layout, figure.config);
      widths.observe(place);
    } catch (fault) {
      place.classList.add("st-key-failed");
      place.textContent = place.getAttribute("aria-label"); // the figures at least
      console.error(fault);
    }
  }

  function drawAll() {
    if (!window.Plotly) return;
    document.querySelectorAll(".e-plot").forEach(draw);
    for (const place of drawn) {
      if (!place.isConnected) {
        widths.unobserve(place);
        if (place._fullLayout) window.Plotly.purge(place);
        drawn.delete(place);
      }
    }
  }

  // What the server made has the colours of the theme that it knew. The framework changes its own alone.
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    setTimeout(() => document.querySelector(".st-key-draw-anew input")?.click(), 200);
  });

  // Asked for at once, so that it is read and evaluated while the framework starts.
  const library = document.createElement("script");
  library.src = document.currentScript.dataset.library;
  library.onload = drawAll;
  document.head.append(library);
  new MutationObserver(drawAll).observe(document.documentElement, { childList: true, subtree: true });
})();
