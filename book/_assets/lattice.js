// The mini-models' data: reads a model's lattice, and what it says of any state, in rows, words and numbers.
// A model's script registers its data when the model comes into view; nothing is fetched, so file:// works too.
(function () {
  "use strict";

  const arrived = new Map(); // model name -> promise of its data, and how to keep it
  const scripts = new Map(); // address -> promise that it has run

  function expect(name) {
    if (!arrived.has(name)) {
      let keep;
      const promise = new Promise((resolve) => (keep = resolve));
      arrived.set(name, { promise, keep });
    }
    return arrived.get(name);
  }

  function load(address) {
    if (!scripts.has(address)) {
      scripts.set(address, new Promise((resolve, reject) => {
        const script = document.createElement("script");
        Object.assign(script, { src: address, onload: resolve, onerror: () => reject(new Error(`cannot load ${address}`)) });
        document.head.append(script);
      }));
    }
    return scripts.get(address);
  }

  // --- the lattice (see minimodels/_lattice.py) ---

  async function decode(payload) {
    const packed = Uint8Array.from(atob(payload.data), (c) => c.charCodeAt(0));
    const stream = new Blob([packed]).stream().pipeThrough(new DecompressionStream("deflate"));
    const bytes = new Uint8Array(await new Response(stream).arrayBuffer());
    let at = 0;
    for (const series of Object.values(payload.series)) {
      series.values = new Int32Array(series.count);
      for (let i = 0, value = 0; i < series.count; i++) {
        let zigzag = 0, factor = 1, byte;
        do {
          byte = bytes[at++];
          zigzag += (byte % 128) * factor;
          factor *= 128;
        } while (byte >= 128);
        value += zigzag % 2 ? -(zigzag + 1) / 2 : zigzag / 2;
        series.values[i] = value;
      }
    }
    return payload;
  }

  // The whole units of a number at a state (stop indices by control); a curve gives an array, what does not exist null.
  function whole(model, name, state) {
    const series = model.series[name];
    const index = series.over.reduce((sum, control) => sum * model.controls[control].stops.length + state[control], 0);
    const one = (value) => (value === series.none ? null : value);
    if (series.length === null) return one(series.values[index]);
    return Array.from(series.values.subarray(index * series.length, (index + 1) * series.length), one);
  }

  function value(model, source, state) {
    if (typeof source !== "string") return source;
    if (source in model.controls) return model.controls[source].stops[state[source]];
    const scale = (units) => (units === null ? null : units / 10 ** model.numbers[source].digits);
    const units = whole(model, source, state);
    return Array.isArray(units) ? units.map(scale) : scale(units);
  }

  // The rows of a mark's table (see minimodels/_picture.py: rows).
  function rows(model, table, state) {
    const held = { ...state };
    for (const [control, at] of Object.entries(table.at)) held[control] = model.controls[control].stops.indexOf(at);
    let states = [held];
    for (const control of table.over) {
      const indices = [...model.controls[control].stops.keys()];
      states = states.flatMap((s) => indices.map((i) => ({ ...s, [control]: i })));
    }
    return states.flatMap((s) => {
      const columns = Object.entries(table.columns).map(([column, source]) => [
        column, Array.isArray(source) ? source.map((one) => value(model, one, s)) : value(model, source, s),
      ]);
      const length = Math.max(1, ...columns.map(([, found]) => (Array.isArray(found) ? found.length : 1)));
      return Array.from({ length }, (_, i) =>
        Object.fromEntries(columns.map(([column, found]) => [column, Array.isArray(found) ? found[i] : found])));
    });
  }

  function numberText(model, name, state) {
    const { digits, unit, percent } = model.numbers[name];
    const units = whole(model, name, state);
    if (units === null) return "—";
    const scaled = units / 10 ** digits;
    const shown = percent ? `${(scaled * 100).toFixed(digits - 2)}\u00a0%` : `${scaled.toFixed(digits)}\u00a0${unit}`;
    return shown.replace("-", "\u2212").trim();
  }

  function fill(model, template, state) {
    return template.replace(/\{(\w+)\}/g, (_, name) =>
      name in model.controls ? model.controls[name].texts[state[name]] : numberText(model, name, state));
  }

  const fresh = (model) => Object.fromEntries(Object.entries(model.controls).map(([name, c]) => [name, c.default]));

  window.minimodels = {
    register: (name, payload) => expect(name).keep(decode(payload)),
    expect, load, whole, rows, numberText, fill, fresh,
  };
})();
