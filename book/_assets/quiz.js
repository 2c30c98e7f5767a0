// Brings the questions of a page to life: checks an answer and says what is to be said of exactly this answer. The rules
// are those of the Python files in quiz/kinds, which test them; answers stay in this browser, each with the digest of its
// question, so that no answer outlives an edit.
(function () {
  "use strict";

  class Unreadable extends Error {}
  const chosen = (form) => [...form.querySelectorAll("input:checked:not([name$='-sure'])")].map((input) => input.value);
  const selects = (form) => [...form.querySelectorAll("select")];

  // Each kind: how an answer is read off the form, put back, and scored to { share, feedback }.

  const options = {
    read(form) {
      const letters = chosen(form);
      if (!letters.length) throw new Unreadable("Choose an option first.");
      return letters;
    },
    restore(form, letters) {
      for (const input of form.querySelectorAll("fieldset input")) if (letters.includes(input.value)) input.checked = true;
    },
  };

  const single = { ...options, score: (q, [given]) => ({ share: Number(given === q.answer), feedback: [q.feedback[given]] }) };

  const truefalse = {
    ...options,
    score(q, [given]) {
      const sameValue = q.true.includes(given) === q.true.includes(q.answer);
      return { share: given === q.answer ? 1 : sameValue ? q.for_value : 0, feedback: [q.feedback[given]] };
    },
  };

  const multiple = {
    ...options,
    score(q, given) {
      const letters = Object.keys(q.options);
      const missed = letters.filter((letter) => given.includes(letter) !== q.answer.includes(letter));
      const hits = given.filter((letter) => q.answer.includes(letter)).length;
      const others = letters.length - q.answer.length;
      const balance = Math.max(0, hits / q.answer.length - (others ? (given.length - hits) / others : 0));
      const share = !missed.length ? 1 : q.credit === "all" ? 0 : q.credit === "balance" ? balance : 1 - missed.length / letters.length;
      return { share, feedback: (missed.length ? missed : q.answer).map((letter) => q.feedback[letter]) };
    },
  };

  function common(one, other) { // length of the longest common subsequence
    let row = new Array(other.length + 1).fill(0);
    for (const a of one) {
      const next = [0];
      other.forEach((b, j) => next.push(a === b ? row[j] + 1 : Math.max(row[j + 1], next.at(-1))));
      row = next;
    }
    return row.at(-1);
  }

  function keeps(rule, order) {
    const [, one, other, end] = /^(\w+) (?:before (\w+)|(first|last))$/.exec(rule);
    const place = order.indexOf(one);
    return end ? place === (end === "first" ? 0 : order.length - 1) : place < order.indexOf(other);
  }

  const ordering = {
    read(form) {
      const places = selects(form).map((select) => [Number(select.value), select.dataset.letter]);
      if (new Set(places.map(([place]) => place)).size < places.length || places.some(([place]) => !place)) {
        throw new Unreadable("Give every step a place of its own.");
      }
      return places.sort(([a], [b]) => a - b).map(([, letter]) => letter);
    },
    restore: (form, order) => selects(form).forEach((select) => (select.value = order.indexOf(select.dataset.letter) + 1)),
    score(q, order) {
      const share = (common(order, q.answer) - 1) / (order.length - 1);
      const rules = Object.entries(q.feedback).filter(([rule]) => share === 1 || !keeps(rule, order));
      return { share, feedback: rules.map(([, words]) => words) };
    },
  };

  const matching = {
    read(form) {
      if (selects(form).some((select) => !select.value)) throw new Unreadable("Give every item a letter.");
      return Object.fromEntries(selects(form).map((select) => [select.dataset.letter, select.value]));
    },
    restore: (form, answer) => selects(form).forEach((select) => (select.value = answer[select.dataset.letter] ?? "")),
    score(q, answer) {
      const items = Object.keys(q.items);
      const missed = items.filter((item) => answer[item] !== q.answer[item]);
      return { share: 1 - missed.length / items.length, feedback: (missed.length ? missed : items).map((i) => q.feedback[i]) };
    },
  };

  const field = (form) => form.querySelector("fieldset input[type=text], textarea");

  function number(text) {
    const spelled = text.trim().replace("\u2212", "-").replaceAll(",", ".");
    const found = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?)(?:\s*\/\s*(\d+\.?\d*))?\s*(%)?$/.exec(spelled);
    if (!found || (found[2] && !Number(found[2]))) throw new Unreadable("Write one number, such as 0.25, 0,25, 1/4 or 25 %.");
    return Number(found[1]) / Number(found[2] ?? 1) / (found[3] ? 100 : 1);
  }

  function near(q, value, answer) {
    if (q.digits !== null) return value.toExponential(q.digits - 1) === answer.toExponential(q.digits - 1);
    return Math.abs(value - answer) <= (q.tolerance ?? q.relative * Math.abs(answer)) * (1 + 1e-9);
  }

  const numeric = {
    read: (form) => { number(field(form).value); return field(form).value; },
    restore: (form, answer) => { field(form).value = answer; },
    score(q, answer) {
      const value = number(answer);
      if (near(q, value, q.answer)) return { share: 1, feedback: q.explanation ? [q.explanation] : [] };
      const mistake = q.mistakes.find((m) => near(q, value, m.value));
      if (mistake) return { share: 0, feedback: [mistake.feedback] };
      const mixedUp = "This is a hundred times the answer. Write a share such as 0.25, or with the sign: 25 %.";
      return { share: 0, feedback: q.percent && near(q, value / 100, q.answer) ? [mixedUp] : [] };
    },
  };

  const essay = {
    read(form) {
      if (!field(form).value.trim()) throw new Unreadable("Write a text first.");
      return field(form).value;
    },
    restore: (form, answer) => { field(form).value = answer; },
    score: (q) => ({ share: null, feedback: [`A possible answer: ${q.answer}`, `What counts: ${q.marking}`] }),
  };

  const KINDS = { single, truefalse, multiple, ordering, matching, numeric, essay };
  const VERDICT = (share) =>
    share === null ? "Compare." : share === 1 ? "Right." : share > 0 ? `Partly right (${Math.round(share * 100)} %).` : "Not yet.";

  class Form {
    constructor(form) {
      this.form = form;
      this.kind = KINDS[form.dataset.kind];
      this.variants = JSON.parse(form.querySelector("script").textContent);
      this.at = 0;
      this.said = form.querySelector(".qz-said");
      this.key = `quiz:${form.id}`;
    }

    start() {
      const { form } = this;
      form.querySelector(".qz-buttons").hidden = false;
      form.querySelector(".qz-answer").hidden = true;
      form.addEventListener("submit", (event) => { event.preventDefault(); this.check(); });
      form.querySelector(".qz-hint")?.addEventListener("click", () => this.say([this.question.hint]));
      form.querySelector(".qz-another")?.addEventListener("click", () => this.another());
      const kept = this.kept();
      if (kept?.digest !== form.dataset.digest) return;
      this.show(kept.at);
      this.kind.restore(form, kept.answer);
      this.check();
    }

    get question() { return this.variants[this.at]; }

    kept() {
      try {
        return JSON.parse(localStorage.getItem(this.key));
      } catch {
        return null; // no storage here, or not ours
      }
    }

    keep(answer) {
      try {
        localStorage.setItem(this.key, JSON.stringify({ digest: this.form.dataset.digest, at: this.at, answer }));
      } catch { /* a browser that stores nothing still answers */ }
    }

    check() {
      try {
        const answer = this.kind.read(this.form);
        const { share, feedback } = this.kind.score(this.question, answer);
        this.keep(answer);
        this.form.dataset.share = String(share);
        this.say([VERDICT(share), ...feedback]);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        delete this.form.dataset.share;
        this.say([error.message]);
      }
      this.form.querySelector(".qz-answer").hidden = false;
    }

    another() {
      this.show((this.at + 1) % this.variants.length);
      field(this.form).value = "";
      delete this.form.dataset.share;
      this.form.querySelector(".qz-answer").hidden = true;
      this.say([]);
      field(this.form).focus();
    }

    show(at) {
      this.at = at % this.variants.length;
      this.form.querySelector("legend").textContent = this.question.prompt;
      const answer = this.form.querySelector(".qz-answer");
      answer.open = false;
      answer.querySelector("p").textContent = [`${this.question.told}.`, this.question.explanation].filter(Boolean).join(" ");
    }

    say(lines) {
      this.said.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    }
  }

  const begin = () => document.querySelectorAll("form.quiz").forEach((form) => new Form(form).start());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
