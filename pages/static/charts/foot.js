// The foot of a chart (its source, period and coverage) on as few lines as its place is wide enough for.
// The server knows no width and wraps for a phone; the figure tells the parts unwrapped in `layout.meta.foot`.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  const AIR = 4; // pixels kept free at the right

  // The figure with its foot wrapped for `width`, and as much lower as lines were saved. `figure` stays as it is.
  function footed(figure, width) {
    const { meta, height, margin, title } = figure.layout ?? {};
    if (!meta?.foot?.length || !title?.text || !height) return figure;
    const { font, pad } = our.merged(figure.layout.template?.layout?.title, title);
    const letters = { ...figure.layout.template?.layout?.font, ...figure.layout.font, ...font };
    const rows = meta.foot.flatMap((part) => wrapped(part, width - (pad?.l ?? 0) - AIR, letters));
    const saved = (title.text.split("<br>").length - rows.length) * meta.line;
    const tall = height - saved;
    const layout = {
      ...figure.layout,
      height: tall,
      margin: { ...margin, b: margin.b - saved },
      title: { ...title, text: rows.join("<br>"), y: (title.y * height - saved) / tall },
    };
    return { ...figure, layout };
  }

  function wrapped(part, width, letters) {
    const rows = [];
    for (const word of part.split(" ")) {
      const longer = rows.length ? `${rows.at(-1)} ${word}` : word;
      if (rows.length && our.set(longer, letters).width <= width) rows[rows.length - 1] = longer;
      else rows.push(word);
    }
    return rows;
  }

  our.footed = footed;
})();
