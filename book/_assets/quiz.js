// Brings the questions of a page to life: checks an answer and says what is to be said of exactly this answer. Answers stay
// in this browser, each with the digest of its question, so that no answer outlives an edit.
(function () {
  "use strict";

  const { forms, Unreadable } = quizForms;
  const VERDICT = (share) =>
    share === null ? "Compare." : share === 1 ? "Right." : share > 0 ? `Partly right (${Math.round(share * 100)} %).` : "Not yet.";
  const CALIBRATED = (sure, share) =>
    sure === "sure" && share < 1 ? ["You were sure: the more it is worth to find out why."] :
    sure === "guess" && share === 1 ? ["You guessed: could you now say why it is right?"] : [];

  class Form {
    constructor(form) {
      this.form = form;
      this.variants = JSON.parse(form.querySelector("script").textContent);
      this.rules = forms[this.variants[0].form];
      this.inputs = form.querySelector(".qz-inputs");
      this.at = 0;
      this.said = form.querySelector(".qz-said");
      this.key = `quiz:${form.id}`;
    }

    start() {
      const { form } = this;
      form.querySelector(".qz-buttons").hidden = false;
      form.querySelector(".qz-answer").hidden = true;
      form.querySelector(".qz-model")?.setAttribute("hidden", "");
      form.addEventListener("submit", (event) => { event.preventDefault(); this.check(); });
      form.querySelector(".qz-hint")?.addEventListener("click", () => this.say([this.question.hint]));
      form.querySelector(".qz-another")?.addEventListener("click", () => this.another());
      form.addEventListener("input", ({ target }) => this.moved(target));
      const kept = this.kept();
      if (kept?.digest !== form.dataset.digest) return;
      this.show(kept.at);
      this.rules.restore(this.inputs, kept.answer, this.question);
      for (const radio of this.sureness) radio.checked = radio.value === kept.sure;
      this.check();
    }

    get question() { return this.variants[this.at]; }
    get sureness() { return [...this.form.querySelectorAll(".qz-sure input")]; }
    get sure() { return this.sureness.find((radio) => radio.checked)?.value; }

    kept() {
      try {
        return JSON.parse(localStorage.getItem(this.key));
      } catch {
        return null; // no storage here, or not ours
      }
    }

    keep(answer) {
      try {
        localStorage.setItem(this.key, JSON.stringify({ digest: this.form.dataset.digest, at: this.at, answer, sure: this.sure }));
      } catch { /* a browser that stores nothing still answers */ }
    }

    check() {
      try {
        const answer = this.rules.read(this.inputs, this.question);
        const { share, feedback } = this.rules.score(this.question, answer);
        this.keep(answer);
        this.form.dataset.share = String(share);
        this.say([VERDICT(share), ...feedback, ...CALIBRATED(this.sure, share)]);
        this.point(answer);
      } catch (error) {
        if (!(error instanceof Unreadable)) throw error;
        delete this.form.dataset.share;
        this.say([error.message]);
      }
      this.form.querySelector(".qz-answer").hidden = false;
    }

    another() {
      this.show((this.at + 1) % this.variants.length);
      delete this.form.dataset.share;
      this.form.querySelector(".qz-answer").hidden = true;
      for (const radio of this.sureness) radio.checked = false;
      this.say([]);
      this.inputs.querySelector("input, select").focus();
    }

    show(at) {
      this.at = at % this.variants.length;
      this.form.dataset.at = this.at;
      this.form.querySelector("legend").textContent = this.question.prompt;
      this.inputs.innerHTML = this.question.inputs; // written by us, with every text of the bank escaped
      const answer = this.form.querySelector(".qz-answer");
      answer.open = false;
      answer.querySelector("p").textContent = [`${this.question.solution}.`, this.question.explanation].filter(Boolean).join(" ");
    }

    point(answer) { // to the state of the model that was asked about, or to the reader's own
      const link = this.form.querySelector(".qz-model a");
      if (!link) return;
      const { form, model, controls, start, address } = this.question;
      const stop = (name) => (name in controls ? controls[name].stops[answer[name]] : start[name]);
      link.hash = form === "state" ? `${model}:${Object.keys(start).map((name) => `${name}=${stop(name)}`)}` : address;
      link.parentElement.hidden = false;
    }

    moved(control) {
      if (control.dataset.control === undefined) return;
      const shown = this.question.controls[control.dataset.control].shown[Number(control.value)];
      control.setAttribute("aria-valuetext", shown);
      control.nextElementSibling.textContent = shown;
    }

    say(lines) {
      this.said.replaceChildren(...lines.map((line) => Object.assign(document.createElement("p"), { textContent: line })));
    }
  }

  const begin = () => document.querySelectorAll("form.quiz").forEach((form) => new Form(form).start());
  if (document.readyState === "loading") document.addEventListener("DOMContentLoaded", begin);
  else begin();
})();
