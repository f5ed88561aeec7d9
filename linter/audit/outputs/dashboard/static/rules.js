"use strict";
// Rules that are broken with their findings, deadlines, and what could not be assessed: all that is told rule by rule.
gidlint.rules = (function () {
  const { data, say, el, name, charts, grid, view, BODY, RULE, TALLY, FINDING } = gidlint;
  const { audit, chosen, main, section, note, chart, simpleTable, percent, yearName, WORST } = view;

  // Rules, and the findings of the one that is chosen.
  function ruleTally(rule) {
    return rule[RULE.years].find((one) => one[TALLY.year] === chosen.year);
  }

  function ruleName(rule) {
    return rule[RULE.code] + (rule[RULE.draft] ? say("draft") : "");
  }

  function rulesSection() {
    const broken = data.rules
      .filter((rule) => rule[RULE.family] === chosen.family)
      .map((rule) => ({ rule, tally: ruleTally(rule) }))
      .filter((one) => one.tally && one.tally[TALLY.findings])
      .sort(
        (a, b) => b.tally[TALLY.findings] - a.tally[TALLY.findings] || (a.rule[RULE.code] < b.rule[RULE.code] ? -1 : 1),
      );
    const list = el("div", { id: "findings" });
    const open = (one) => showFindings(list, one.rule);
    const node = chart(say("rulesTitle", { year: yearName(chosen.year) }));
    const columns = [
      {
        label: say("rule"),
        cell: (one) => el("button", { type: "button", class: "link", click: () => open(one) }, ruleName(one.rule)),
        key: (one) => one.rule[RULE.code],
      },
      { label: say("requirement"), cell: (one) => one.rule[RULE.title], class: "long" },
      {
        label: say("level"),
        cell: (one) => severity(one.rule[RULE.level]),
        key: (one) => ["error", "warning", "advice"].indexOf(one.rule[RULE.level]),
      },
      {
        label: say("findings"),
        number: true,
        cell: (one) => String(one.tally[TALLY.findings]),
        key: (one) => one.tally[TALLY.findings],
      },
      {
        label: say("reports"),
        number: true,
        cell: (one) => String(one.tally[TALLY.reports]),
        key: (one) => one.tally[TALLY.reports],
      },
      {
        label: say("bodies"),
        number: true,
        cell: (one) => String(one.tally[TALLY.bodies]),
        key: (one) => one.tally[TALLY.bodies],
      },
    ];
    const table = grid({ columns, rows: broken, sort: [3, 1], most: WORST });
    main.append(
      section(
        "rules",
        say("rulesTitle", { year: yearName(chosen.year) }),
        note(say("rulesNote")),
        node,
        list,
        table.node,
      ),
    );
    const top = broken.slice(0, WORST);
    const rows = top.map((one) => ({
      name: `${ruleName(one.rule)} ${one.rule[RULE.title]}`,
      value: one.tally[TALLY.findings],
      colour: one.rule[RULE.level],
    }));
    if (rows.length) charts.bars(node, rows, (at) => open(top[at]));
  }

  function severity(level) {
    return el("span", { class: `severity ${level}` }, audit.severities[level]);
  }

  function showFindings(box, rule) {
    const code = rule[RULE.code];
    gidlint.put(box, note(say("loading")));
    gidlint.load(
      `findings/${code}`,
      (findings) => {
        const shown = findings.filter((one) => one[FINDING.year] === chosen.year);
        const bodyName = (one) =>
          one[FINDING.body] < 0 ? one[FINDING.path] : data.bodies[one[FINDING.body]][BODY.name];
        const address = (one) =>
          one[FINDING.body] < 0
            ? `bodies/${one[FINDING.at]}`
            : `bodies/${data.bodies[one[FINDING.body]][BODY.page]}#${one[FINDING.at]}`;
        const columns = [
          { label: say("name"), cell: (one) => el("a", { href: address(one) }, name(bodyName(one))), key: bodyName },
          {
            label: say("where"),
            cell: (one) => one[FINDING.place],
            key: (one) => one[FINDING.place],
            class: "phoneless",
          },
          { label: say("problem"), cell: (one) => one[FINDING.message], class: "long" },
        ];
        const table = grid({ columns, rows: shown, say: (n) => say("findingsOf", { code, n }) });
        const close = el("button", { type: "button", click: () => gidlint.put(box) }, say("close"));
        gidlint.put(
          box,
          el("h3", null, `${ruleName(rule)}　${rule[RULE.title]}`),
          note(rule[RULE.basis]),
          close,
          table.node,
        );
        box.scrollIntoView({ block: "start" });
      },
      (file) => gidlint.put(box, note(say("notLoaded", { file }))),
    );
  }

  // Deadlines kept: for the year as bars, for all years as a table.
  function deadlinesSection() {
    const rules = data.rules.filter(
      (rule) =>
        rule[RULE.deadline] &&
        rule[RULE.family] === chosen.family &&
        rule[RULE.years].some((one) => one[TALLY.held] + one[TALLY.violated] + one[TALLY.open]),
    );
    if (!rules.length) {
      main.append(section("deadlines", say("deadlinesTitle"), note(say("noDeadlines"))));
      return;
    }
    const node = chart(say("deadlinesTitle"));
    const now = rules.map((rule) => ruleTally(rule) || [0, 0, 0, 0, 0, 0, 0, 0]);
    const years = audit.years.filter((year) =>
      rules.some((rule) => rule[RULE.years].some((one) => one[TALLY.year] === year)),
    );
    const cell = (rule, year) => {
      const one = rule[RULE.years].find((tally) => tally[TALLY.year] === year);
      if (!one) return "—";
      const counts = [one[TALLY.held], one[TALLY.violated], one[TALLY.open]].join(" / ");
      return el(
        "span",
        null,
        percent(one[TALLY.held], one[TALLY.held] + one[TALLY.violated]),
        el("br"),
        el("small", null, counts),
      );
    };
    const rows = rules.map((rule) => [ruleName(rule), rule[RULE.title], ...years.map((year) => cell(rule, year))]);
    const header = [say("rule"), say("requirement"), ...years.map(yearName)];
    const table = simpleTable(header, rows, header.map((_, at) => at).slice(2));
    main.append(
      section("deadlines", say("deadlinesTitle"), note(say("deadlinesNote")), node, table, note(say("deadlinesCells"))),
    );
    const part = (key, colour, place) => ({ name: say(key), colour, counts: now.map((one) => one[place]) });
    const parts = [
      part("held", "mark-0", TALLY.held),
      part("violated", "mark-3", TALLY.violated),
      part("open", "mark-none", TALLY.open),
    ];
    charts.shares(
      node,
      rules.map((rule) => `${ruleName(rule)} ${rule[RULE.title]}`),
      parts,
      "",
    );
  }

  return { tally: ruleTally, name: ruleName, showBroken: rulesSection, showDeadlines: deadlinesSection };
})();
