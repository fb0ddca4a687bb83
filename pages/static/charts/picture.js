// A chart's figure as a light picture: SVG of the exact width of its place, in a few milliseconds, without the library.
// `egovPicture.picture(figure, width, height)` gives the SVG's text, or throws where the figure says what we do not know.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  let clips = 0;

  function picture(figure, width, height) {
    const layout = our.layout(figure);
    const traces = (figure.data ?? []).filter((trace) => trace.visible !== false);
    if (!traces.length) throw new our.Unknown("a figure without traces");
    if (traces.length > 1 && layout.showlegend !== false) throw new our.Unknown("a legend");
    const whole = { width, height: layout.height ?? height };
    const font = { family: '"Open Sans", verdana, arial, sans-serif', size: 12, color: "#444", ...our.known("font", layout.font) };
    const axes = scales(traces, layout, font);
    const context = gathered(axes, layout);
    const marks = ready(traces, layout, context);
    const shapes = (layout.shapes ?? []).map((asked) => our.shape(asked, context));
    const notes = (layout.annotations ?? []).map((asked) => our.note(asked, font, context));
    context.size = our.laid([...axes.values()], layout.margin, whole, layout.separators ?? ".,");
    return svg(whole, body(layout, font, context, { axes: [...axes.values()], marks, shapes, notes, whole }), context);
  }

  // Every axis that a trace or the layout names, each with the axis it stands at.
  function scales(traces, layout, font) {
    const ids = new Set(traces.flatMap((trace) => [trace.xaxis ?? "x", trace.yaxis ?? "y"]));
    const key = (id) => `${id[0]}axis${id.slice(1)}`;
    const axes = new Map();
    for (const id of ids) {
      const letter = id[0];
      const on = traces.filter((trace) => (trace[`${letter}axis`] ?? letter) === id);
      axes.set(id, our.scale(id, layout[key(id)] ?? {}, font, on.flatMap((trace) => trace[letter] ?? [])));
    }
    for (const axis of axes.values()) {
      const partner = traces.find((trace) => (trace[`${axis.letter}axis`] ?? axis.letter) === axis.id);
      const other = axis.letter === "x" ? partner.yaxis ?? "y" : partner.xaxis ?? "x";
      axis.other = axes.get(axis.anchor ?? (axis.id.length === 1 ? (axis.letter === "x" ? "y" : "x") : other));
      if (!axis.other) throw new our.Unknown(`anchor ${axis.anchor}`);
    }
    return axes;
  }

  function gathered(axes, layout) {
    const colours = layout.colorway ?? [];
    const cuts = new Map();
    return {
      cuts,
      axis(id) {
        if (!axes.has(id)) throw new our.Unknown(`axis ${id}`);
        return axes.get(id);
      },
      axes: (trace) => ({ x: axes.get(trace.xaxis ?? "x"), y: axes.get(trace.yaxis ?? "y") }),
      colour(place) {
        if (!colours.length) throw new our.Unknown("a trace without a colour");
        return colours[place % colours.length];
      },
      // The cut along one axis or two, as an attribute; nothing for none.
      clip(x, y) {
        const name = `${x?.id ?? ""}${y?.id ?? ""}`;
        if (!name) return "";
        if (!cuts.has(name)) cuts.set(name, { id: `e-cut-${(clips += 1)}`, x, y });
        return ` clip-path="url(#${cuts.get(name).id})"`;
      },
    };
  }

  function ready(traces, layout, context) {
    const marks = traces.map((trace, place) => {
      const kind = our.one("trace.type", trace.type ?? "scatter", "bar", "scatter");
      return kind === "bar" ? our.bar(trace, place, context) : our.scatter(trace, place, context);
    });
    our.settleBars(marks.filter((mark) => mark.kind === "bar"), layout);
    our.settle(marks.filter((mark) => mark.kind === "scatter"));
    return marks;
  }

  // From the ground up: shapes below, grids, bars, lines, axes, shapes above, notes, the foot.
  function body(layout, font, context, { axes, marks, shapes, notes, whole }) {
    const is = (layer) => (asked) => (asked.layer ?? "above") === layer;
    const drawing = (name) => plots(marks.filter((mark) => mark.kind === name), layout, context);
    return [
      ...shapes.filter(is("below")).map((asked) => our.drawnShape(asked, context)),
      ...axes.map(our.grid),
      ...axes.map(our.zero),
      drawing("bar"),
      drawing("scatter"),
      ...axes.map(our.line),
      ...axes.map(our.ticktexts),
      ...shapes.filter(is("above")).map((asked) => our.drawnShape(asked, context)),
      ...notes.map((made) => our.drawnNote(made, context)),
      our.title(layout.title ?? {}, font, whole, context.size),
    ].join("");
  }

  function plots(marks, layout, context) {
    const bars = marks.filter((mark) => mark.kind === "bar").length;
    return marks
      .map((mark) => {
        const cut = mark.trace.cliponaxis === false ? "" : context.clip(mark.x, mark.y);
        const inner = mark.kind === "bar" ? our.drawnBar(mark, layout, bars) : our.drawnScatter(mark);
        return `<g${cut}><g transform="translate(${mark.x.offset},${mark.y.offset})">${inner}</g></g>`;
      })
      .join("");
  }

  function svg({ width, height }, inner, context) {
    const cuts = [...context.cuts.values()].map(({ id, x, y }) => {
      const [left, wide] = x ? [x.offset, x.length] : [0, width];
      const [top, tall] = y ? [y.offset, y.length] : [0, height];
      return `<clipPath id="${id}"><rect x="${left}" y="${top}" width="${wide}" height="${tall}"/></clipPath>`;
    });
    return `<svg xmlns="http://www.w3.org/2000/svg" class="main-svg e-picture" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" style="display:block;max-width:100%"><defs>${cuts.join("")}</defs>${inner}</svg>`;
  }

  our.picture = picture;
})();
