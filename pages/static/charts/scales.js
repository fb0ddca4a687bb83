// The scales of a picture: what kind an axis is of, how far it reaches, where a value lies on it.
// It reaches as far as the library would let it, worked out in the same way, so that nothing moves when that one takes over.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  const DAY = /^-?\d{4}(-\d\d?(-\d\d?([T ]\d\d?(:\d\d?(:\d\d?(\.\d+)?)?)?)?)?)?Z?$/;

  const isNumber = (value) => typeof value === "number" && Number.isFinite(value);

  function milliseconds(value) {
    if (isNumber(value)) return value;
    const [day, time = ""] = String(value).replace("Z", "").split(/[T ]/);
    const [year, month = 1, date = 1] = day.split("-").map(Number);
    const [hours = 0, minutes = 0, seconds = 0] = time ? time.split(":").map(Number) : [];
    return Date.UTC(year, month - 1, date, hours, minutes, 0) + seconds * 1000;
  }

  // The kind of an axis from the first values on it, as the library guesses it.
  function kind(axis, values) {
    if (axis.type && axis.type !== "-") return our.one("axis.type", axis.type, "linear", "date", "category");
    const told = values.filter((value) => value !== null && value !== undefined && value !== "");
    if (told.every(isNumber)) return "linear";
    if (!told.every((value) => typeof value === "string")) throw new our.Unknown("an axis of numbers and words");
    if (told.every((value) => DAY.test(value) && value.includes("-"))) return "date";
    if (told.some((value) => value.trim() !== "" && !Number.isNaN(Number(value)))) throw new our.Unknown("numbers as words");
    return "category";
  }

  // An axis of the figure, ready to be laid out. `id` is x, y, x2 …; `values` all that traces put on it.
  function scale(id, asked, font, values) {
    our.known("axis", asked);
    const type = kind(asked, values);
    const named = type === "category" ? categories(asked, values) : null;
    const places = named && new Map(named.map((name, place) => [name, place]));
    const visible = asked.visible !== false;
    const axis = {
      ...asked,
      id,
      letter: id[0],
      type,
      named,
      visible,
      domain: asked.domain ?? [0, 1],
      tickfont: { ...font, ...our.known("font", asked.tickfont) },
      most: [],
      least: [],
      // A value as a number on the axis; nothing where it is none.
      number(value) {
        if (value === null || value === undefined || value === "") return undefined;
        if (type === "date") return milliseconds(value);
        if (type === "category") return places.get(String(value)) ?? (isNumber(value) ? value : undefined);
        const told = Number(value);
        return Number.isFinite(told) ? told : undefined;
      },
      at(number) {
        return axis.offset + axis.pixel(number);
      },
      pixel(number) {
        const [from, to] = axis.reach;
        const share = (number - from) / (to - from);
        return axis.length * (axis.letter === "x" ? share : 1 - share);
      },
    };
    const range = asked.range;
    our.one("axis.autorange", asked.autorange ?? null, null, true, false, "reversed");
    our.one("axis.rangemode", asked.rangemode ?? "normal", "normal", "tozero", "nonnegative");
    our.one("axis.ticks", asked.ticks || "", "");
    if (asked.side) our.one("axis.side", asked.side, axis.letter === "x" ? "bottom" : "left");
    if (asked.automargin) our.one("axis.automargin", asked.automargin, true);
    axis.isFixed = Array.isArray(range) && (asked.autorange ?? false) === false;
    if (axis.isFixed) {
      axis.reach = range.map((end) => axis.number(end));
      if (axis.reach.length !== 2 || !axis.reach.every(isNumber) || axis.reach[0] === axis.reach[1]) throw new our.Unknown("axis.range");
    } else if (asked.matches) throw new our.Unknown("axis.matches without a range");
    return axis;
  }

  function categories(asked, values) {
    our.one("axis.categoryorder", asked.categoryorder ?? "trace", "trace", "array");
    const first = asked.categoryorder === "array" || asked.categoryarray ? asked.categoryarray ?? [] : [];
    return [...new Set([...first, ...values.filter((value) => value !== null && value !== undefined)].map(String))];
  }

  // Tells the axis that it must reach from the least of `numbers` to the most, with so many pixels beside them.
  function mustReach(axis, numbers, { plus = 0, minus = 0, padded = false, tozero = false } = {}) {
    const told = numbers.filter(isNumber);
    if (!told.length || axis.isFixed) return;
    let low = Math.min(...told);
    let high = Math.max(...told);
    const stops = tozero && axis.type === "linear";
    if (stops) [low, high] = [Math.min(0, low), Math.max(0, high)];
    add(axis.least, { value: low, pad: Math.max(minus, 0), padded }, stops, (one, other) => one <= other);
    add(axis.most, { value: high, pad: Math.max(plus, 0), padded }, stops, (one, other) => one >= other);
  }

  function add(ends, end, stops, isBeyond) {
    const clipped = stops && end.value === 0;
    const mine = clipped ? { value: 0, pad: 0, padded: false } : end;
    for (const known of [...ends]) {
      if (isBeyond(known.value, end.value) && known.pad >= end.pad && (known.padded || !end.padded)) return;
      if (isBeyond(end.value, known.value) && known.pad <= end.pad && (end.padded || !known.padded)) ends.splice(ends.indexOf(known), 1);
    }
    ends.push(mine);
  }

  // Sets how far the axis reaches at its present length.
  function stretch(axis) {
    if (axis.isFixed) return;
    if (!axis.least.length || !axis.most.length) throw new our.Unknown("an axis without values");
    const pad = (end) => (end.bare ? 0 : end.pad + (end.padded ? 0.05 * axis.length : 0));
    const lowest = Math.min(...axis.least.map((end) => end.value));
    const highest = Math.max(...axis.most.map((end) => end.value));
    const reach = lowest === highest ? single(axis, lowest, pad) : between(axis, pad);
    axis.reach = axis.autorange === "reversed" ? reach.reverse() : reach;
  }

  function single(axis, value, pad) {
    if (axis.rangemode === "tozero") {
      if (value === 0) return [0, 1];
      const widest = Math.max(0, ...(value > 0 ? axis.most : axis.least).map(pad));
      const end = value / (1 - Math.min(0.5, widest / axis.length));
      return value > 0 ? [0, end] : [end, 0];
    }
    if (axis.rangemode === "nonnegative") return [Math.max(0, value - 1), Math.max(1, value + 1)];
    return [value - 1, value + 1];
  }

  function between(axis, pad) {
    let [best, low, high] = [0, null, null];
    for (const start of axis.least) {
      for (const end of axis.most) {
        const span = end.value - start.value;
        if (span <= 0) continue;
        const room = axis.length - pad(start) - pad(end);
        if (room > axis.length / 10) {
          if (span / room > best) [best, low, high] = [span / room, start, end];
        } else if (span / axis.length > best) {
          [best, low, high] = [span / axis.length, { ...start, bare: true }, { ...end, bare: true }];
        }
      }
    }
    if (axis.rangemode === "tozero") {
      if (low.value >= 0) low = { value: 0, bare: true };
      if (high.value <= 0) high = { value: 0, bare: true };
    } else if (axis.rangemode === "nonnegative") {
      if (low.value - best * pad(low) < 0) low = { value: 0, bare: true };
      if (high.value <= 0) high = { value: 1, bare: true };
    }
    const each = (high.value - low.value) / (axis.length - pad(low) - pad(high));
    return [low.value - each * pad(low), high.value + each * pad(high)];
  }

  Object.assign(our, { isNumber, scale, mustReach, stretch });
})();
