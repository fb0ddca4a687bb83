// The ticks of an axis: where they stand and what is written at them, chosen as the library chooses.
(() => {
  "use strict";

  const our = (window.egovPicture ??= {});
  const DAY = 86400000;
  const MONTH = DAY * 30.436875; // the library's mean
  const YEAR = DAY * 365.2425;
  const HOUR = 3600000;
  const TENS = [2, 5, 10];
  const PREFIXES = ["f", "p", "n", "µ", "m", "", "k", "M", "G", "T"];

  const upTo = (value, steps) => steps.find((step) => step >= value) ?? steps.at(-1);
  const isMonths = (step) => typeof step === "string";

  function chosenStep(axis) {
    const [from, to] = axis.reach;
    let count = axis.nticks;
    if (!count) {
      if (axis.type === "category") count = axis.length / (1.2 * axis.tickfont.size);
      else count = Math.min(Math.max(axis.length / (axis.letter === "y" ? 40 : 80), 4), 9) + 1;
    }
    const rough = Math.abs(to - from) / count;
    const tens = (value) => Math.pow(10, Math.floor(Math.log(value) / Math.LN10));
    if (axis.type === "category") return { step: Math.ceil(Math.max(rough, 1)), from: 0 };
    if (axis.type === "linear") return { step: tens(rough) * upTo(rough / tens(rough), TENS), from: 0 };
    const start = Date.UTC(2000, 0, 1);
    if (2 * rough > YEAR) {
      const years = rough / YEAR;
      return { step: `M${12 * (tens(years) * upTo(years / tens(years), TENS))}`, from: start };
    }
    if (2 * rough > MONTH) return { step: `M${upTo(rough / MONTH, [1, 2, 3, 6, 12])}`, from: start };
    if (2 * rough > DAY) {
      const isWeek = /%[uVW]/.test(axis.tickformat ?? "");
      return { step: DAY * upTo(rough / DAY, [1, 2, 3, 7, 14]), from: start + (isWeek ? 2 : 1) * DAY };
    }
    if (2 * rough > HOUR) return { step: HOUR * upTo(rough / HOUR, [1, 2, 3, 6, 12]), from: start };
    throw new our.Unknown("ticks of less than an hour");
  }

  function monthsOn(time, months) {
    const day = new Date(time);
    const there = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + months, 1, day.getUTCHours()));
    const last = new Date(Date.UTC(there.getUTCFullYear(), there.getUTCMonth() + 1, 0)).getUTCDate();
    there.setUTCDate(Math.min(day.getUTCDate(), last));
    return there.getTime();
  }

  function numbers(axis, { step, from }) {
    const [low, high] = [Math.min(...axis.reach), Math.max(...axis.reach)];
    const hair = (high - low) / 10000;
    const found = [];
    if (isMonths(step)) {
      const months = Number(step.slice(1));
      if (!Number.isInteger(months)) throw new our.Unknown("parts of a month");
      let turn = Math.floor((low - from) / (months * MONTH)) - 2;
      for (; found.length < 1000; turn += 1) {
        const time = monthsOn(from, turn * months);
        if (time > high + hair) break;
        if (time >= low - hair) found.push(time);
      }
      return found;
    }
    const first = Math.ceil((low - hair - from) / step);
    for (let turn = first; found.length < 1000; turn += 1) {
      const value = from + turn * step;
      const isPast = axis.type === "category" ? value > Math.min(axis.named.length - 0.5, high + hair) : value > high + hair;
      if (isPast) break;
      if (axis.type !== "category" || value >= 0) found.push(Number(value.toPrecision(14)));
    }
    return found;
  }

  // The ticks of the axis at its present reach: their numbers and texts.
  function ticks(axis, separators) {
    if (axis.tickvals && (axis.tickmode ?? "array") === "array") return chosen(axis, separators);
    our.one("axis.tickmode", axis.tickmode ?? "auto", "auto", axis.dtick ? "linear" : "auto");
    const made = axis.dtick ? given(axis) : chosenStep(axis);
    axis.step = made.step;
    return numbers(axis, made).map((number) => ({ number, text: wording(axis, number, separators) }));
  }

  function given(axis) {
    if (axis.type === "date" && !isMonths(axis.dtick) && axis.tick0 === undefined) throw new our.Unknown("axis.tick0");
    const start = axis.type === "date" ? Date.UTC(2000, 0, 1) : 0;
    return { step: axis.dtick, from: axis.tick0 === undefined ? start : axis.number(axis.tick0) };
  }

  function chosen(axis, separators) {
    const [low, high] = [Math.min(...axis.reach), Math.max(...axis.reach)];
    const hair = (high - low) / 10000;
    if (!axis.ticktext) axis.step = chosenStep({ ...axis, nticks: (axis.nticks || 5) * 100 }).step;
    const bare = { ...axis, tickprefix: "", ticksuffix: "" }; // chosen ticks have no suffix in the library either
    return axis.tickvals
      .map((value, place) => ({ number: axis.number(value), text: axis.ticktext?.[place] }))
      .filter(({ number }) => number > low - hair && number < high + hair)
      .map(({ number, text }) => ({ number, text: text === undefined ? wording(bare, number, separators) : String(text) }));
  }

  function wording(axis, number, separators) {
    if (axis.type === "category") return axis.named[number] ?? "";
    if (axis.type === "date") return day(number, axis.tickformat);
    const text = axis.tickformat ? formatted(number, axis.tickformat, separators) : plain(axis, number, separators);
    return `${axis.tickprefix ?? ""}${text}${axis.ticksuffix ?? ""}`;
  }

  const two = (value) => String(value).padStart(2, "0");

  function day(number, format) {
    if (!format) throw new our.Unknown("an axis of days without tickformat");
    const when = new Date(number);
    const parts = {
      Y: () => when.getUTCFullYear(),
      y: () => two(when.getUTCFullYear() % 100),
      m: () => two(when.getUTCMonth() + 1),
      d: () => two(when.getUTCDate()),
      H: () => two(when.getUTCHours()),
      M: () => two(when.getUTCMinutes()),
      q: () => Math.floor(when.getUTCMonth() / 3) + 1,
    };
    return format.replace(/%(-?)(.)/g, (_, bare, letter) => {
      if (!parts[letter]) throw new our.Unknown(`tickformat %${letter}`);
      return bare ? Number(parts[letter]()) : parts[letter]();
    });
  }

  function separated(text, separators, always) {
    const [whole, part] = text.split(".");
    const long = always || part !== undefined || whole.length > 4;
    const grouped = long && separators[1] ? whole.replace(/\B(?=(\d{3})+$)/g, separators[1]) : whole;
    return part === undefined ? grouped : `${grouped}${separators[0]}${part}`;
  }

  function formatted(number, format, separators) {
    const told = /^(,?)(?:\.(\d+))?([df%])$/.exec(format);
    if (!told) throw new our.Unknown(`tickformat ${format}`);
    const [, comma, places, kind] = told;
    const value = Math.abs(kind === "%" ? number * 100 : number);
    const digits = kind === "d" ? String(Math.round(value)) : value.toFixed(places ?? 6);
    const [whole, part] = digits.split(".");
    const grouped = comma ? whole.replace(/\B(?=(\d{3})+$)/g, separators[1] ?? "") : whole;
    const minus = number < 0 && Number(digits) !== 0 ? "−" : "";
    return `${minus}${grouped}${part ? separators[0] + part : ""}${kind === "%" ? "%" : ""}`;
  }

  function plain(axis, number, separators) {
    let places = 2 - Math.floor(Math.log(axis.step) / Math.LN10 + 0.01);
    const most = Math.max(...axis.reach.map(Math.abs));
    const size = Math.floor(Math.log(most) / Math.LN10 + 0.01);
    const power = Math.abs(size) > 3 ? 3 * Math.round((size - 1) / 3) : 0;
    let value = Math.abs(number);
    if (value < Math.pow(10, -places) / 2) return "0";
    if (power) {
      value *= Math.pow(10, -power);
      places += power;
    }
    const text = places > 0 ? value.toFixed(Math.min(20, places)).replace(/\.?0+$/, "") : String(Math.round(value / Math.pow(10, -places)) * Math.pow(10, -places));
    const prefix = power === 9 ? "B" : PREFIXES[power / 3 + 5];
    if (prefix === undefined) throw new our.Unknown("numbers of this size");
    return `${number < 0 ? "−" : ""}${separated(text, separators, axis.separatethousands)}${prefix}`;
  }

  our.ticks = ticks;
})();
