// The places of a page's charts: each is painted at once as a light picture and becomes the library's chart when touched.
// A chart arrives as data, <div class="e-plot" data-figure='{…}'>. What we cannot paint the library draws at once.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  const LIBRARY = document.currentScript?.dataset.library ?? window.egovLibrary;
  const REST = 1500; // milliseconds without a change of the page, after which it is taken to be at rest
  const TOUCHES = ["pointerenter", "pointerdown", "touchstart", "focusin", "keydown"];
  const NARROWEST = 100; // pixels: the columns around a narrower place have not got their width yet
  const PASSIVE = { passive: true };

  const places = new Map(); // place → its figure, the width it was painted for, whether it is the library's
  let library = null; // the promise of it, once it has been asked for
  let rest = 0;

  // A chart often arrives before the columns around it have their width; this is told in the same frame, before the
  // browser paints, and whenever the place is made narrower or wider after that.
  const widths = new ResizeObserver((all) => all.forEach(({ target }) => fit(target)));

  function fit(place) {
    const state = places.get(place);
    const width = place.clientWidth;
    if (!state || width === 0) return;
    if (!state.isAwake) return paint(place, state, width);
    if (!place._fullLayout || Math.abs(place._fullLayout.width - width) < 1) return;
    const { height, margin, title } = sized(place, state, width).layout ?? {};
    window.Plotly.relayout(place, { autosize: true, height, margin, title });
  }

  // Days travel as the first of them and the steps to each further one.
  function unpacked(figure) {
    for (const trace of figure.data) {
      if (!trace.x?.steps) continue;
      const day = new Date(`${trace.x.first}T00:00:00Z`);
      const steps = [0, ...trace.x.steps];
      trace.x = steps.map((step) => new Date(day.setUTCDate(day.getUTCDate() + step)).toISOString().slice(0, 10));
    }
    return figure;
  }

  // The figure as it stands in `place`, which is made as high as that.
  function sized(place, state, width) {
    const figure = our.footed(state.figure, width);
    if (figure.layout?.height) place.style.height = `${figure.layout.height}px`;
    return figure;
  }

  function take(place) {
    const state = { figure: null, width: 0, isAwake: false, point: null };
    places.set(place, state);
    try {
      state.figure = unpacked(JSON.parse(place.dataset.figure));
    } catch (fault) {
      return fail(place, fault);
    }
    for (const touch of TOUCHES) place.addEventListener(touch, touched, PASSIVE);
    place.addEventListener("pointermove", touched, PASSIVE);
    widths.observe(place);
  }

  // The widths of all are asked for before any is painted: each painting undoes the page's layout.
  function paintAll(all) {
    const wide = all.map((place) => place.clientWidth);
    all.forEach((place, index) => paint(place, places.get(place), wide[index]));
  }

  function paint(place, state, width) {
    if (!state.figure || width < NARROWEST || state.isAwake || state.isLeft || Math.abs(state.width - width) < 1) return;
    try {
      const figure = sized(place, state, width);
      place.innerHTML = our.picture(figure, width, figure.layout?.height ?? place.clientHeight);
      state.width = width;
    } catch (fault) {
      state.isLeft = true; // to the library: part of a figure would be a wrong picture
      const isNew = fault instanceof our.Unknown;
      console[isNew ? "warn" : "error"]("This chart is left to the library:", isNew ? fault.message : fault);
      wake(place);
    }
  }

  function fail(place, fault) {
    place.classList.add("st-key-failed");
    place.textContent = place.getAttribute("aria-label"); // the figures at least
    console.error(fault);
  }

  function touched(event) {
    const state = places.get(event.currentTarget);
    if (!state || state.isAwake) return;
    if (event.clientX !== undefined) state.point = [event.clientX, event.clientY];
    if (event.type !== "pointermove") wake(event.currentTarget);
  }

  // Has the library draw the chart in `place`, as soon as it is there; resolved when it has.
  function wake(place) {
    const state = places.get(place);
    if (!state) return Promise.resolve();
    state.waking ??= load().then(
      () => hand(place, state),
      (fault) => {
        state.waking = null; // the next touch asks again
        if (state.isLeft) fail(place, fault);
      },
    );
    return state.waking;
  }

  async function hand(place, state) {
    if (!places.has(place)) return; // gone meanwhile
    for (const touch of [...TOUCHES, "pointermove"]) place.removeEventListener(touch, touched);
    state.isAwake = true;
    try {
      place.replaceChildren();
      const { data, layout, config } = sized(place, state, place.clientWidth);
      await window.Plotly.newPlot(place, data, layout, config);
      fit(place);
      if (state.point) point(place, state.point);
    } catch (fault) {
      fail(place, fault);
    }
  }

  // The pointer stands on the chart already: tells the library so, which hears of movements only.
  function point(place, [x, y]) {
    const under = document.elementFromPoint(x, y);
    if (!under || !place.contains(under)) return;
    for (const name of ["mouseover", "mousemove"]) {
      under.dispatchEvent(new MouseEvent(name, { clientX: x, clientY: y, bubbles: true, view: window }));
    }
  }

  function load(priority = "high") {
    library ??= new Promise((done, failed) => {
      const script = document.createElement("script");
      script.src = LIBRARY;
      script.fetchPriority = priority;
      script.onload = done;
      script.onerror = () => {
        library = null;
        script.remove();
        failed(new Error(`${LIBRARY} was not read`));
      };
      document.head.append(script);
    });
    return library;
  }

  // The library is fetched when nothing else is to be done, so that the first touch does not wait for it.
  function atRest() {
    if (library || !places.size || !document.querySelector(".st-key-drawn, .st-key-failed")) return;
    const idle = window.requestIdleCallback ?? ((task) => setTimeout(task, 200));
    idle(() => load("low").catch((fault) => console.warn(fault.message)));
  }

  function drop(place) {
    widths.unobserve(place);
    if (place._fullLayout) window.Plotly.purge(place);
    places.delete(place);
  }

  function look() {
    for (const place of places.keys()) if (!place.isConnected) drop(place);
    const roots = [document, window.egovFirst].filter(Boolean);
    const fresh = roots.flatMap((root) => [...root.querySelectorAll(".e-plot")]).filter((place) => !places.has(place));
    fresh.forEach(take);
    paintAll(fresh);
    clearTimeout(rest);
    if (!library) rest = setTimeout(atRest, REST);
  }

  // Letters measured before their font arrived were measured wrongly.
  document.fonts?.addEventListener("loadingdone", () => {
    our.forget();
    for (const state of places.values()) state.width = 0;
    paintAll([...places.keys()]);
  });

  // What the server made has the colours of the theme that it knew. The framework changes its own alone.
  window.matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => {
    setTimeout(() => document.querySelector(".st-key-draw-anew input")?.click(), 200);
  });

  new MutationObserver(look).observe(document.documentElement, { childList: true, subtree: true });
  queueMicrotask(look);
  window.egovCharts = { wake };
})();
