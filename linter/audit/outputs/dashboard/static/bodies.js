"use strict";
// All bodies, with search, filters and sorting.
gidlint.bodies = (function () {
  const { data, say, el, name, numbers, grid, view, BODY, REPORT, STATUS } = gidlint;
  const { audit, chosen, main, remember, section, note, pick, marks, yearName } = view;

  const STATES = {
    published: [
      "filterPublished",
      (one) => one && one.published && (!audit.listed || one.body[BODY.listed]),
    ],
    unpublished: ["filterUnpublished", (one) => one && one.unpublished],
    late: ["filterLate", (one) => one && one.late],
    twice: ["filterTwice", (one) => one && one.twice],
    unreadable: ["filterUnreadable", (one) => one && one.unreadable],
    notReport: ["filterNotReport", (one) => one && one.notReport],
    errors: ["filterErrors", (one) => one && one.errors > 0],
    unlisted: ["filterUnlisted", (one, body) => !body[BODY.listed]],
  };
  let filterBodies = () => {};

  function chip(report) {
    if (!report) return el("span", { class: "chip none" }, "—");
    const status = report[REPORT.status];
    if (status === STATUS.checked) {
      const at = report[REPORT.mark];
      const word = at < 0 ? "?" : marks()[at][0];
      return el(
        "span",
        { class: `chip mark-${Math.min(at, 4)}`, title: `${say("score")} ${report[REPORT.score]}` },
        word,
      );
    }
    const key = ["", "chipUnreadable", "chipNotReport", "chipUnpublished"][status];
    return el(
      "span",
      { class: `chip mark-none${status === STATUS.unpublished ? " hatched" : ""}`, title: audit.statuses[status] },
      say(key),
    );
  }

  function bodiesSection() {
    const years = audit.years
      .filter((year) => year > 0)
      .slice(0, 6)
      .reverse();
    const rows = data.bodies.map((body) => {
      const now = numbers.standing(body, chosen.year, chosen.family);
      const parent = body[BODY.parent] < 0 ? "" : data.bodies[body[BODY.parent]][BODY.name];
      return {
        body,
        now,
        parent,
        text: `${body[BODY.name]} ${parent}`.toLowerCase(),
        reports: years.map((year) => numbers.reportsOf(body, year, chosen.family)[0]),
      };
    });
    const number = (key) => ({
      label: say(key),
      number: true,
      class: key === "errors" ? "" : "phoneless",
      key: (row) => (row.now ? row.now[key] : null),
      cell: (row) => (row.now ? String(row.now[key]) : "—"),
    });
    const text = (label, of) => ({ label, class: "phoneless", key: (row) => of(row) || null, cell: of });
    const columns = [
      {
        label: say("name"),
        class: "name",
        key: (row) => row.body[BODY.name],
        cell: (row) =>
          el(
            "span",
            null,
            el("a", { href: `bodies/${row.body[BODY.page]}` }, name(row.body[BODY.name])),
            el(
              "small",
              { class: "phone" },
              [audit.kinds[row.body[BODY.kind]], row.parent].filter((one) => one).join(" · "),
            ),
          ),
      },
      text(say("kind"), (row) => audit.kinds[row.body[BODY.kind]] || ""),
      text(say("bodyLevel"), (row) => audit.levels[row.body[BODY.level]] || ""),
      { label: say("parent"), class: "phoneless", key: (row) => row.parent || null, cell: (row) => name(row.parent) },
      ...years.map((year, at) => ({
        label: String(year),
        number: true,
        class: at < years.length - 3 ? "phoneless" : "",
        key: (row) => (row.reports[at] ? row.reports[at][REPORT.score] : null),
        cell: (row) => chip(row.reports[at]),
      })),
      number("errors"),
      number("warnings"),
      number("open"),
    ];
    const first = 4 + years.length;
    const fits = (row) => {
      const wanted = chosen.query
        .toLowerCase()
        .split(/\s+/)
        .filter((word) => word);
      return (
        wanted.every((word) => row.text.includes(word)) &&
        (!chosen.kind || row.body[BODY.kind] === chosen.kind) &&
        (!chosen.level || row.body[BODY.level] === chosen.level) &&
        (!STATES[chosen.state] || STATES[chosen.state][1](row.now, row.body))
      );
    };
    const table = grid({
      columns,
      rows: rows.filter(fits),
      class: "bodies",
      page: chosen.page,
      sort: chosen.sort && columns[chosen.sort[0]] ? chosen.sort : [first, 1],
      say: (n) => (n === rows.length ? say("shown", { n }) : say("shownOf", { n, all: rows.length })),
      none: say("none"),
      changed: () => {
        const state = table.state();
        chosen.sort = state.sort;
        chosen.page = state.page;
        remember();
      },
    });
    const filter = (key, value) => {
      chosen[key] = value;
      chosen.page = 0;
      remember();
      table.show(rows.filter(fits));
    };
    const input = el("input", {
      type: "search",
      id: "search",
      value: chosen.query,
      placeholder: say("searchHint"),
      autocomplete: "off",
      input: () => filter("query", input.value),
    });
    const options = (words) => [["", say("all")], ...Object.entries(words)];
    const states = Object.fromEntries(
      Object.entries(STATES)
        .filter(([key]) => audit.listed || !["unpublished", "unlisted"].includes(key))
        .map(([key, [words]]) => [key, say(words)]),
    );
    const state = pick(say("state"), options(states), chosen.state, (value) => filter("state", value));
    const choices = el(
      "div",
      { class: "choices" },
      el("label", { class: "search" }, el("span", null, say("search")), input),
      pick(say("kind"), options(audit.kinds), chosen.kind, (value) => filter("kind", value)),
      pick(say("bodyLevel"), options(audit.levels), chosen.level, (value) => filter("level", value)),
      state,
    );
    const legend = note(`${say("ofYear", { year: yearName(chosen.year) })}${say("legendMarks")}`);
    const made = section("bodies", say("bodiesTitle"), choices, table.node, legend);
    filterBodies = (key) => {
      state.querySelector("select").value = key;
      filter("state", key);
      made.scrollIntoView({ block: "start" });
    };
    main.append(made);
  }

  return { show: bodiesSection, filter: (state) => filterBodies(state) };
})();
