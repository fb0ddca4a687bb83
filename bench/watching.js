// Notes when the page that is wanted stands: its numbers readable, and all of it painted. Asked of every frame,
// and the same of both sides: the charts have marks of some size and the words that belong to what was chosen.
(() => {
  "use strict";
  const state = { begun: 0, numbers: null, painted: null, answering: null, want: WANTED };
  // Our first view lies over the framework's page until that is drawn: it is what a person sees.
  const seen = () => window.egovFirst ?? document;
  window.bench = state;
  const bare = (text) => text.replace(/\s+/g, "");

  document.addEventListener("pointerdown", () => {
    Object.assign(state, { begun: performance.now(), numbers: null, painted: null, answering: null });
  }, true);

  function areNumbersReadable() {
    const shown = [...seen().querySelectorAll(".e-number")];
    return shown.map((number) => bare(number.textContent)).join("|") === state.want.numbers
      && shown.every((number) => number.getBoundingClientRect().width > 0);
  }

  function isAtRest() {
    if (document.querySelector("[data-stale=true], [data-testid=stSkeleton], [data-dash-is-loading=true]")) return false;
    if (seen() !== document) return true;
    const app = document.querySelector("[data-testid=stApp]");
    if (!app) return document.title !== "Updating...";
    return app.dataset.testScriptState === "notRunning" && document.querySelector(".st-key-drawn") !== null;
  }

  function isDrawn(place, words) {
    const pictures = [...place.querySelectorAll("svg")];
    if (!pictures.length || !bare(place.textContent).includes(words)) return false;
    const marks = pictures.flatMap((picture) => [...picture.querySelectorAll("path, rect, circle, polyline, line")]);
    return marks.filter((mark) => mark.getBoundingClientRect().width > 0).length > 2;
  }

  function isPainted() {
    const places = [...seen().querySelectorAll(".e-plot, .js-plotly-plot")];
    return bare(seen().querySelector("h1")?.textContent ?? "") === state.want.title
      && places.length === state.want.charts.length && isAtRest()
      && places.every((place, index) => isDrawn(place, state.want.charts[index]));
  }

  // For the message where a page never comes to stand as it was wanted.
  state.lacking = () => {
    const places = [...seen().querySelectorAll(".e-plot, .js-plotly-plot")];
    return {
      title: bare(seen().querySelector("h1")?.textContent ?? ""),
      numbers: areNumbersReadable(), rest: isAtRest(), charts: places.length,
      drawn: places.map((place, index) => isDrawn(place, state.want.charts[index] ?? "")),
    };
  };

  function look() {
    if (state.want && state.painted === null && document.body) {
      if (state.numbers === null && areNumbersReadable()) state.numbers = performance.now();
      if (state.numbers !== null && isPainted()) state.painted = performance.now();
    }
    if (state.painted !== null && state.answering === null && seen() === document && isAtRest()) state.answering = performance.now();
    requestAnimationFrame(look);
  }
  requestAnimationFrame(look);
})();
