// What a chart's figure may say for us to paint it ourselves. Everything else is left to the library:
// a picture of half of a figure would be a wrong one.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});

  class Unknown extends Error {}

  // What a pointer or the library's own buttons need: nothing of it is seen before the first touch.
  const UNSEEN =
    "hoverinfo hovertemplate hovertext customdata hoverlabel hovermode hoverdistance spikedistance dragmode " +
    "fixedrange meta uid ids legendgroup showlegend clickmode modebar hoverformat text hoveron uirevision " +
    "selectdirection matches colorway captureevents";
  const FONT = "family size color weight";
  const LINE = "color width dash shape simplify";
  const WORDS = {
    figure: "data layout config frames",
    layout:
      "template separators width height autosize margin title font xaxis yaxis annotations shapes barmode bargap " +
      "bargroupgap barcornerradius paper_bgcolor plot_bgcolor",
    template: "layout data",
    margin: "l r t b pad",
    font: FONT,
    title: "text font x y xref yref xanchor yanchor pad",
    titlepad: "l r t b",
    axis:
      "type range autorange rangemode visible domain anchor side automargin showgrid zeroline showline linecolor " +
      "linewidth gridcolor gridwidth zerolinecolor zerolinewidth griddash tickfont tickangle tickformat ticksuffix " +
      "tickprefix nticks tickvals ticktext tickmode dtick tick0 ticklabelstandoff showticklabels ticks " +
      "separatethousands categoryorder categoryarray",
    annotation:
      "text x y xref yref xanchor yanchor xshift yshift showarrow font bgcolor bordercolor borderwidth borderpad " +
      "align valign opacity name",
    shape: "type x0 x1 y0 y1 xref yref line fillcolor layer opacity name",
    bar:
      "type name orientation x y base width offset marker opacity textposition xaxis yaxis textfont visible " +
      "cliponaxis",
    scatter:
      "type name mode x y line marker connectgaps fill fillcolor stackgroup stackgaps orientation opacity xaxis " +
      "yaxis visible cliponaxis",
    line: LINE,
    marker: "size color symbol line opacity cornerradius pattern",
    pattern: "shape size solidity fillmode bgcolor fgcolor fgopacity",
  };
  const KNOWN = Object.fromEntries(
    Object.entries(WORDS).map(([kind, words]) => [kind, new Set(`${words} ${UNSEEN}`.split(" "))]),
  );

  // `part`, where every word of it is known; else the whole figure is refused.
  function known(kind, part) {
    for (const word of Object.keys(part ?? {})) {
      if (!KNOWN[kind].has(word) && part[word] != null) throw new Unknown(`${kind}.${word}`);
    }
    return part ?? {};
  }

  // `value`, where it is one of those we paint; else the whole figure is refused.
  function one(name, value, ...allowed) {
    if (!allowed.includes(value)) throw new Unknown(`${name}: ${JSON.stringify(value)}`);
    return value;
  }

  const isPlain = (value) => value !== null && typeof value === "object" && !Array.isArray(value);

  // `over` laid upon `under`, part by part.
  function merged(under, over) {
    const all = { ...under };
    for (const [word, value] of Object.entries(over ?? {})) {
      all[word] = isPlain(value) && isPlain(all[word]) ? merged(all[word], value) : value;
    }
    return all;
  }

  // The layout of a figure with its template laid under it, every axis with its own.
  function layout(figure) {
    known("figure", figure);
    const asked = figure.layout ?? {};
    const template = known("template", asked.template);
    if (Object.values(template.data ?? {}).some((kinds) => kinds.length)) throw new Unknown("template.data");
    if ((figure.frames ?? []).length) throw new Unknown("figure.frames");
    const plain = Object.fromEntries(Object.entries(asked).filter(([word]) => !/^[xy]axis\d+$/.test(word)));
    const whole = merged(template.layout, { ...plain, template: null });
    for (const letter of ["x", "y"]) {
      for (const word of Object.keys(asked)) {
        if (new RegExp(`^${letter}axis\\d+$`).test(word)) {
          whole[word] = merged(template.layout?.[`${letter}axis`], asked[word]);
        }
      }
    }
    known("layout", Object.fromEntries(Object.entries(whole).filter(([word]) => !/^[xy]axis\d*$/.test(word))));
    return whole;
  }

  Object.assign(our, { Unknown, known, one, merged, layout });
})();
