// Brings the mini-models of a page to life: reads their lattices, follows their controls, redraws their charts.
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

  window.minimodels = { register: (name, payload) => expect(name).keep(decode(payload)) };

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
    const shown = percent ? `${(scaled * 100).toFixed(digits - 2)} %` : `${scaled.toFixed(digits)} ${unit}`;
    return shown.replace("-", "\u2212").trim();
  }

  function fill(model, template, state) {
    return template.replace(/\{(\w+)\}/g, (_, name) =>
      name in model.controls ? model.controls[name].texts[state[name]] : numberText(model, name, state));
  }

  const fresh = (model) => Object.fromEntries(Object.entries(model.controls).map(([name, c]) => [name, c.default]));

  // --- charts ---

  function themed(spec, palette) {
    if (Array.isArray(spec)) return spec.map((part) => themed(part, palette));
    if (spec && typeof spec === "object") {
      return Object.fromEntries(Object.entries(spec).map(([key, part]) => [key, themed(part, palette)]));
    }
    return typeof spec === "string" && spec.startsWith("@") ? palette[spec.slice(1)] : spec;
  }

  const pace = () => (matchMedia("(prefers-reduced-motion: reduce)").matches ? "instant" : "smooth");
  const theme = () => (document.documentElement.dataset.theme === "dark" ? "dark" : "light");

  async function embed(chart, model, panel, state) {
    const spec = themed(panel.spec, model.palettes[theme()]);
    spec.datasets = Object.fromEntries(panel.tables.map((table, i) => [`t${i}`, rows(model, table, state)]));
    const place = document.createElement("div");
    place.className = "mm-live";
    chart.append(place);
    delete spec.$schema; // it names version 5, which this runtime reads but remarks upon
    const options = { mode: "vega-lite", actions: false, renderer: "svg", tooltip: false };
    const { view } = await window.vegaEmbed(place, spec, options);
    for (const old of [...chart.children]) if (old !== place) old.remove();
    chart.view?.finalize();
    chart.view = view;
  }

  function redraw(chart, model, panel, state) {
    panel.tables.forEach((table, i) => chart.view.data(`t${i}`, rows(model, table, state)));
    return chart.view.runAsync();
  }

  // --- one model on the page ---

  class Exploration {
    constructor(root, model) {
      Object.assign(this, { root, model, inputs: [...root.querySelectorAll("[data-control]")] });
      this.charts = [...root.querySelectorAll(".mm-chart")];
      this.state = fresh(this.model);
    }

    async start() {
      this.set(this.state);
      await this.embedAll();
      this.root.addEventListener("input", (event) => this.moved(event));
      this.root.querySelector(".mm-reset").addEventListener("click", (event) => this.change(fresh(this.model), event));
      for (const button of this.root.querySelectorAll(".mm-show")) {
        button.addEventListener("click", (event) => {
          this.change(JSON.parse(button.dataset.state), event);
          this.root.querySelector(".mm-panels").scrollIntoView({ block: "center", behavior: pace() });
        });
      }
      new MutationObserver(() => this.embedAll()).observe(document.documentElement, { attributeFilter: ["data-theme"] });
      this.root.querySelector(".mm-controls").hidden = false;
      this.root.dataset.ready = "";
    }

    embedAll() {
      return Promise.all(this.charts.map((chart, i) => embed(chart, this.model, this.model.panels[i], this.state)));
    }

    moved(event) {
      const { control } = event.target.dataset;
      if (control) this.change({ ...this.state, [control]: Number(event.target.value) }, event);
    }

    async change(state, event) {
      this.set(state);
      this.state = state;
      this.latest = event.timeStamp;
      if (this.busy) return; // the loop below draws the newest state
      this.busy = true;
      for (let drawn; drawn !== this.state; ) {
        drawn = this.state;
        const since = this.latest;
        await Promise.all(this.charts.map((chart, i) => redraw(chart, this.model, this.model.panels[i], drawn)));
        performance.measure("minimodel", { start: since, end: performance.now() });
      }
      this.busy = false;
      this.root.dataset.drawn = JSON.stringify(this.state);
    }

    // Everything but the charts: controls, words and numbers.
    set(state) {
      const { model, root } = this;
      for (const input of this.inputs) {
        const index = state[input.dataset.control];
        if (input.type === "radio") input.checked = Number(input.value) === index;
        else {
          input.value = index;
          const text = model.controls[input.dataset.control].texts[index];
          input.setAttribute("aria-valuetext", text);
          input.parentElement.querySelector("output").value = text;
        }
      }
      root.querySelector(".mm-sentence").textContent = fill(model, model.templates[whole(model, "sentence", state)], state);
      this.charts.forEach((chart, i) => chart.setAttribute("aria-label", fill(model, model.panels[i].alt, state)));
      for (const cell of root.querySelectorAll("td[data-number]")) {
        cell.textContent = numberText(model, cell.dataset.number, state);
      }
    }
  }

  // Ask before showing: the model stays veiled until the reader has guessed or declined.
  function ask(form, root, model) {
    const { number } = form.dataset;
    form.hidden = false;
    root.classList.add("mm-veiled");
    return new Promise((resolve) => {
      form.querySelector(".mm-skip").addEventListener("click", () => { form.hidden = true; resolve(); });
      form.addEventListener("submit", (event) => {
        event.preventDefault();
        const guess = form.querySelector("input").value + (model.numbers[number].percent ? " %" : "");
        form.querySelector("[role=status]").textContent =
          `Your guess: ${guess}. The model, as it first stands: ${numberText(model, number, fresh(model))}.`;
        resolve();
      });
    }).then(() => root.classList.remove("mm-veiled"));
  }

  async function start(root) {
    const { assets, model: name } = root.dataset;
    const found = expect(name).promise;
    const [model] = await Promise.all([found, load(`${assets}/models/${name}.js`), load(`${assets}/vega.js`)]);
    const form = root.querySelector(".mm-guess");
    if (form) await ask(form, root, model);
    await new Exploration(root, model).start();
    if (form) root.querySelector("[data-control]").focus({ preventScroll: true }); // the pressed button may be gone
  }

  function begin() {
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries.filter((e) => e.isIntersecting)) {
        seen.unobserve(entry.target);
        start(entry.target).catch((error) => console.error(`${entry.target.dataset.model}: ${error.message}`));
      }
    }, { rootMargin: "600px" });
    document.querySelectorAll(".minimodel[data-model]").forEach((root) => seen.observe(root));
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
