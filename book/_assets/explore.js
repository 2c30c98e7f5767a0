// Brings the mini-models of a page to life: follows their controls, redraws their charts (see lattice.js for the data).
(function () {
  "use strict";

  const { expect, load, whole, rows, numberText, fill, fresh } = window.minimodels;

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

  const datasets = (model, panel, state, prefix) =>
    Object.fromEntries(panel.tables.map((table, i) => [`${prefix}${i}`, rows(model, table, state)]));

  async function embed(chart, model, panel, state, pinned) {
    const [before, ghosts] = panel.ghosts;
    const layer = pinned ? panel.spec.layer.toSpliced(before, 0, ...ghosts) : panel.spec.layer;
    const spec = themed({ ...panel.spec, layer }, model.palettes[theme()]);
    for (const part of spec.layer) delete part.encoding?.y?.axis?.minExtent; // room kept for drawings: a page measures text
    spec.datasets = { ...datasets(model, panel, state, "t"), ...(pinned ? datasets(model, panel, pinned, "g") : {}) };
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

  // --- a state as an address: #exit_threat:g=4,K=2, with the controls that are not where they begin ---

  function link(name, model, state) {
    const moved = Object.entries(model.controls).filter(([control, { default: first }]) => state[control] !== first);
    return `#${name}:${moved.map(([control, { stops }]) => `${control}=${stops[state[control]]}`).join(",")}`;
  }

  function address() {
    let text = location.hash;
    try {
      text = decodeURIComponent(text);
    } catch { /* a stray % stays as it is */ }
    return /^#(\w+):(.*)$/.exec(text)?.slice(1) ?? [null, ""];
  }

  function linked(model, text) {
    const state = fresh(model);
    for (const setting of text.split(",").filter(Boolean)) {
      const [control, value] = setting.split("=");
      const found = Object.hasOwn(model.controls, control) ? model.controls[control] : null;
      if (!found) return { state: fresh(model), problem: `This link sets “${control}”, which is no control here.` };
      const index = found.stops.findIndex((stop) => String(stop) === value || (value && Number(value) === stop));
      if (index < 0) {
        const numeric = typeof found.stops[0] === "number";
        const takes = numeric ? `${found.stops[0]} to ${found.stops.at(-1)}, in its steps` : found.stops.join(", ");
        return { state: fresh(model), problem: `This link sets ${control} to “${value}”. It takes ${takes}.` };
      }
      state[control] = index;
    }
    return { state };
  }

  // --- one model on the page ---

  class Exploration {
    constructor(root, model) {
      Object.assign(this, { root, model, inputs: [...root.querySelectorAll("[data-control]")] });
      this.charts = [...root.querySelectorAll(".mm-chart")];
      this.state = fresh(this.model);
      this.pinned = null;
    }

    async start() {
      this.set(this.state);
      await this.embedAll();
      this.root.addEventListener("input", (event) => this.moved(event));
      this.root.querySelector(".mm-reset").addEventListener("click", (event) => this.change(fresh(this.model), event));
      this.root.querySelector(".mm-pin").addEventListener("click", () => this.pin(this.pinned ? null : this.state));
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
      return Promise.all(this.charts.map((chart, i) => embed(chart, this.model, this.model.panels[i], this.state, this.pinned)));
    }

    // Keep a state as a ghost in the charts and in words, or let it go.
    pin(state) {
      const [button, said] = [".mm-pin", ".mm-pinned"].map((part) => this.root.querySelector(part));
      this.pinned = state;
      button.setAttribute("aria-pressed", String(state !== null));
      said.hidden = state === null;
      said.textContent = state === null ? "" : `Pinned, the pale band: ${this.sentence(state)}`;
      return this.embedAll();
    }

    // Show the state that the page's address asks for, or say why it cannot be shown.
    asked(text) {
      const { state, problem } = linked(this.model, text);
      const told = this.root.querySelector(".mm-told");
      told.hidden = !problem;
      told.textContent = problem ? `${problem} Shown is the state in which the model begins.` : "";
      this.root.scrollIntoView({ block: "start", behavior: pace() });
      return this.change(state, { timeStamp: performance.now() });
    }

    sentence(state) {
      return fill(this.model, this.model.templates[whole(this.model, "sentence", state)], state);
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
      root.querySelector(".mm-sentence").textContent = this.sentence(state);
      root.querySelector(".mm-link").href = link(root.dataset.model, model, state);
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
        const guess = form.querySelector("input").value + (model.numbers[number].percent ? "\u00a0%" : "");
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
    const form = address()[0] === name ? null : root.querySelector(".mm-guess"); // a linked state is shown at once
    if (form) await ask(form, root, model);
    const exploration = new Exploration(root, model);
    await exploration.start();
    const visit = () => { if (address()[0] === name) exploration.asked(address()[1]); };
    window.addEventListener("hashchange", visit);
    visit();
    if (form) root.querySelector("[data-control]").focus({ preventScroll: true }); // the pressed button may be gone
  }

  function begin() {
    const seen = new IntersectionObserver((entries) => {
      for (const entry of entries.filter((e) => e.isIntersecting)) {
        seen.unobserve(entry.target);
        start(entry.target).catch((error) => console.error(`${entry.target.dataset.model}: ${error.message}`));
      }
    }, { rootMargin: "600px" });
    const roots = [...document.querySelectorAll(".minimodel[data-model]")];
    roots.forEach((root) => seen.observe(root));
    const go = () => {
      const [name] = address();
      const target = roots.find((root) => root.dataset.model === name);
      target?.scrollIntoView();
      if (!name || target) return;
      const told = roots[0].querySelector(".mm-told");
      Object.assign(told, { hidden: false, textContent: `This link names “${name}”, a mini-model that is not on this page.` });
    };
    window.addEventListener("hashchange", go);
    go();
  }

  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
