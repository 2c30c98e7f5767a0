// How the answer to each form of question is read off its inputs, put back, and scored: the rules of the Python files in
// quiz/kinds, which test these. Each form: read(inputs, q), restore(inputs, answer), score(q, answer) -> { share, feedback }.
const quizForms = (function () {
  "use strict";

  class Unreadable extends Error {}
  const chosen = (at) => [...at.querySelectorAll("input:checked")].map((input) => input.value);
  const selects = (at) => [...at.querySelectorAll("select")];
  const field = (at) => at.querySelector("input[type=text], textarea");

  const options = {
    read(at) {
      const letters = selects(at).length ? selects(at).map((select) => select.value).filter(Boolean) : chosen(at);
      if (!letters.length) throw new Unreadable("Choose an option first.");
      return letters;
    },
    restore(at, letters) {
      for (const input of at.querySelectorAll("input")) input.checked = letters.includes(input.value);
      for (const select of selects(at)) select.value = letters[0] ?? "";
    },
  };

  const choice = { ...options, score: (q, [given]) => ({ share: q.shares[given], feedback: [q.feedback[given]] }) };

  const several = {
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

  function keeps(rule, steps) {
    const [, one, other, end] = /^(\w+) (?:before (\w+)|(first|last))$/.exec(rule);
    const place = steps.indexOf(one);
    return end ? place === (end === "first" ? 0 : steps.length - 1) : place < steps.indexOf(other);
  }

  const order = {
    read(at) {
      const places = selects(at).map((select) => [Number(select.value), select.dataset.letter]);
      if (new Set(places.map(([place]) => place)).size < places.length || places.some(([place]) => !place)) {
        throw new Unreadable("Give every step a place of its own.");
      }
      return places.sort(([a], [b]) => a - b).map(([, letter]) => letter);
    },
    restore: (at, steps) => selects(at).forEach((select) => (select.value = steps.indexOf(select.dataset.letter) + 1)),
    score(q, steps) {
      const share = (common(steps, q.answer) - 1) / (steps.length - 1);
      const rules = Object.entries(q.feedback).filter(([rule]) => share === 1 || !keeps(rule, steps));
      return { share, feedback: rules.map(([, words]) => words) };
    },
  };

  const pairs = {
    read(at) {
      if (selects(at).some((select) => !select.value)) throw new Unreadable("Give every item a letter.");
      return Object.fromEntries(selects(at).map((select) => [select.dataset.letter, select.value]));
    },
    restore: (at, answer) => selects(at).forEach((select) => (select.value = answer[select.dataset.letter] ?? "")),
    score(q, answer) {
      const items = Object.keys(q.items);
      const missed = items.filter((item) => answer[item] !== q.answer[item]);
      return { share: 1 - missed.length / items.length, feedback: (missed.length ? missed : items).map((i) => q.feedback[i]) };
    },
  };

  function toNumber(text, units) {
    const names = Object.keys(units);
    const spelled = text.trim().replace("\u2212", "-").replaceAll(",", ".");
    const found = /^([+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,2})?)(?:\s*\/\s*(\d+\.?\d*))?\s*(\D.*)?$/.exec(spelled);
    const factor = found && (names.length ? units : { "": 1, "%": 0.01 })[(found[3] ?? "").trim()];
    if (!found || factor === undefined || (found[2] && !Number(found[2]))) {
      throw new Unreadable(
        names.length ? `Write a number with its unit, such as 12 ${names[0]}.` : "Write one number, such as 0.25, 0,25, 1/4 or 25 %.",
      );
    }
    return (Number(found[1]) / Number(found[2] ?? 1)) * factor;
  }

  function near(q, value, answer) {
    if (q.digits !== null) return value.toExponential(q.digits - 1) === answer.toExponential(q.digits - 1);
    return Math.abs(value - answer) <= q.width * (1 + 1e-9);
  }

  const number = {
    read: (at, q) => { toNumber(field(at).value, q.units); return field(at).value; },
    restore: (at, answer) => { field(at).value = answer; },
    score(q, answer) {
      const value = toNumber(answer, q.units);
      if (near(q, value, q.answer)) return { share: 1, feedback: q.right ? [q.right] : [] };
      const mistake = q.mistakes.find((m) => near(q, value, m.value));
      if (mistake) return { share: 0, feedback: [mistake.feedback] };
      const mixedUp = "This is a hundred times the answer. Write a share such as 0.25, or with the sign: 25 %.";
      return { share: 0, feedback: q.percent && near(q, value / 100, q.answer) ? [mixedUp] : [] };
    },
  };

  const plain = (text) =>
    text.normalize("NFKC").toLowerCase().replace(/[^\p{L}\p{N}]+/gu, " ").trim().replace(/^(?:the|an|a) (?=.)/, "");
  const escaped = (text) => text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
  const fits = (pattern, text) => new RegExp(`^${pattern.split("*").map((piece) => escaped(plain(piece))).join(".*")}$`, "u").test(plain(text));

  const words = {
    read(at) {
      const given = field(at).value.trim();
      if (!plain(given) || given.length > 200) throw new Unreadable("Write a few words.");
      return given;
    },
    restore: number.restore,
    score(q, answer) {
      const found = q.patterns.find(({ pattern }) => fits(pattern, answer));
      return { share: found?.share ?? 0, feedback: found?.feedback ? [found.feedback] : [] };
    },
  };

  const open = {
    read(at) {
      if (!field(at).value.trim()) throw new Unreadable("Write a text first.");
      return field(at).value;
    },
    restore: number.restore,
    score: (q) => ({ share: null, feedback: [`A possible answer: ${q.answer}`, `What counts: ${q.marking}`] }),
  };

  const moved = (at) => [...at.querySelectorAll("[data-control]")];
  const state = {
    read: (at) => Object.fromEntries(moved(at).map((control) => [control.dataset.control, Number(control.value)])),
    restore(at, places) {
      for (const control of moved(at)) {
        control.value = places[control.dataset.control];
        control.dispatchEvent(new Event("input", { bubbles: true }));
      }
    },
    score(q, places) { // places of the stops; the last control is the fastest
      const at = Object.entries(q.controls).reduce((sum, [name, { stops }]) => sum * stops.length + places[name], 0);
      const verdict = parseInt(q.verdicts[at], 36);
      return { share: Number(verdict === 0), feedback: [q.told[verdict]] };
    },
  };

  const blanks = {
    parts: (at) => [...at.querySelectorAll("[data-blank]")].map((blank) => [blank.dataset.blank, blank]),
    read(at, q) {
      const read = ([name, blank]) => {
        try {
          return [name, forms[q.parts[name].form].read(blank, q.parts[name])];
        } catch (error) {
          if (!(error instanceof Unreadable)) throw error;
          throw new Unreadable(`Blank ${name}: ${error.message}`);
        }
      };
      return Object.fromEntries(blanks.parts(at).map(read));
    },
    restore(at, answer, q) {
      for (const [name, blank] of blanks.parts(at)) forms[q.parts[name].form].restore(blank, answer[name] ?? "");
    },
    score(q, answer) {
      const scores = Object.entries(q.parts).map(([name, part]) => [name, forms[part.form].score(part, answer[name])]);
      const share = scores.reduce((sum, [, score]) => sum + score.share, 0) / scores.length;
      const told = scores.filter(([, score]) => share === 1 || score.share !== 1);
      return { share, feedback: told.flatMap(([name, score]) => score.feedback.map((words) => `(${name}) ${words}`)) };
    },
  };

  const forms = { choice, several, order, pairs, number, words, open, state, blanks };
  return { forms, Unreadable };
})();
