"use strict";
// What is chosen, and what the sections of the overview are made of.
gidlint.view = (function () {
  const { data, say, el, REPORT, BODY } = gidlint;
  const audit = data.audit[0];
  const WORST = 12; // rows that a ranking shows at first
  const chosen = remembered();
  const main = document.getElementById("main");
  const listeners = [];

  function remembered() {
    const asked = new URLSearchParams(location.hash.slice(1));
    const year = Number(asked.get("year"));
    const family = Number(asked.get("family"));
    return {
      year: audit.years.includes(year) && asked.has("year") ? year : newest(),
      family: audit.families[family] ? family : 0,
      query: asked.get("query") || "",
      kind: asked.get("kind") || "",
      level: asked.get("level") || "",
      state: asked.get("state") || "",
      sort: /^\d+,[01]$/.test(asked.get("sort") || "") ? asked.get("sort").split(",").map(Number) : null,
      page: Number(asked.get("page")) || 0,
    };
  }

  // The newest year that more than a few reports are of: one report with a slip in its year is not what is looked for.
  function newest() {
    const counts = new Map(audit.years.map((year) => [year, 0]));
    data.bodies.forEach((body) =>
      body[BODY.reports].forEach((one) => counts.set(one[REPORT.year], counts.get(one[REPORT.year]) + 1)),
    );
    const known = audit.years.filter((year) => year > 0);
    const most = Math.max(...known.map((year) => counts.get(year)));
    return known.find((year) => counts.get(year) * 10 >= most) || 0;
  }

  // So that the way back from a body's page leads to what was looked at.
  function remember() {
    const kept = new URLSearchParams();
    Object.entries(chosen).forEach(([key, value]) => {
      if (value !== "" && value !== null && !(key === "page" && !value) && !(key === "family" && !value))
        kept.set(key, value);
    });
    history.replaceState(null, "", `#${kept}`);
  }

  function choose(key, value) {
    chosen[key] = value;
    chosen.page = 0;
    remember();
    listeners.forEach((show) => show());
  }

  function yearName(year) {
    return year ? String(year) : say("unknown");
  }

  function marks() {
    return audit.families[chosen.family].marks;
  }

  function section(id, title, ...parts) {
    return el("section", { id }, el("h2", null, title), ...parts);
  }

  function note(text) {
    return el("p", { class: "note" }, text);
  }

  function chart(label) {
    return el("div", { class: "chart", role: "img", "aria-label": label });
  }

  function simpleTable(header, rows, numeric) {
    const kind = (at) => (numeric.includes(at) ? "number" : at ? "long" : "first");
    const cells = (tag, row) => row.map((cell, at) => el(tag, { class: kind(at) }, cell));
    return el(
      "div",
      { class: "wide" },
      el(
        "table",
        null,
        el("thead", null, el("tr", null, ...cells("th", header))),
        el("tbody", null, ...rows.map((row) => el("tr", null, ...cells("td", row)))),
      ),
    );
  }

  function points(value) {
    return value === null ? "—" : value.toFixed(1);
  }

  function percent(part, whole) {
    return whole ? `${((part / whole) * 100).toFixed(1)}%` : "—";
  }

  function pick(label, options, value, changed) {
    const select = el("select", { change: () => changed(select.value) });
    options.forEach(([key, text]) =>
      select.append(el("option", { value: key, selected: String(key) === String(value) }, text)),
    );
    return el("label", null, el("span", null, label), select);
  }

  // The choice of year and kind of report, in the page's head.
  function choice() {
    const years = audit.years.map((year) => [year, yearName(year)]);
    const parts = [pick(say("year"), years, chosen.year, (value) => choose("year", Number(value)))];
    if (
      audit.families.length > 1 &&
      data.bodies.some((body) => body[BODY.reports].some((one) => one[REPORT.family] > 0))
    ) {
      const families = audit.families.map((family, at) => [at, family.title]);
      parts.push(pick(say("family"), families, chosen.family, (value) => choose("family", Number(value))));
    }
    gidlint.put(document.getElementById("choice"), ...parts);
  }

  // `show` is called whenever another year or kind of report was chosen.
  function start(show) {
    listeners.push(show);
    choice();
    show();
  }

  return {
    audit,
    WORST,
    chosen,
    main,
    remember,
    yearName,
    marks,
    section,
    note,
    chart,
    simpleTable,
    points,
    percent,
    pick,
    start,
  };
})();
