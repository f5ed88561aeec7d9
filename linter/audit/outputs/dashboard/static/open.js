"use strict";
// What could not be checked or assessed.
gidlint.showOpen = (function () {
  const { data, say, el, name, grid, rules, view, RULE, TALLY, STRAY, REASON } = gidlint;
  const { audit, chosen, main, section, note, yearName, WORST } = view;

  function openSection() {
    const made = section("open", say("openTitle", { year: yearName(chosen.year) }), note(say("openNote")));
    main.append(made);
    const reasons = data.reasons.filter(
      (one) => one[REASON.family] === chosen.family && one[REASON.year] === chosen.year,
    );
    const counted = (label, key) => ({ label, number: true, key, cell: (one) => String(key(one)) });
    const pair = el("div", { class: "pair" });
    const block = (title, table) => el("div", null, el("h3", null, title), table.node);
    const reasonColumns = [
      { label: say("reason"), cell: (one) => one[REASON.words], class: "long" },
      counted(say("outcomes"), (one) => one[REASON.outcomes]),
      counted(say("reports"), (one) => one[REASON.reports]),
    ];
    const left = data.rules
      .map((rule) => ({ rule, tally: rules.tally(rule) }))
      .filter(
        (one) =>
          one.rule[RULE.family] === chosen.family && one.tally && one.tally[TALLY.open] + one.tally[TALLY.failed],
      );
    const count = (one) => one.tally[TALLY.open] + one.tally[TALLY.failed];
    const ruleColumns = [
      { label: say("rule"), cell: (one) => rules.name(one.rule), key: (one) => one.rule[RULE.code] },
      { label: say("requirement"), cell: (one) => one.rule[RULE.title], class: "long" },
      counted(say("open"), count),
      counted(say("asked"), (one) => count(one) + one.tally[TALLY.held] + one.tally[TALLY.violated]),
    ];
    pair.append(
      block(say("openReasons"), grid({ columns: reasonColumns, rows: reasons, most: WORST })),
      block(say("openRules"), grid({ columns: ruleColumns, rows: left, sort: [2, 1], most: WORST })),
    );
    made.append(pair);
    if (data.strays.length) {
      const columns = [
        {
          label: say("file"),
          cell: (one) => el("a", { href: `bodies/${one[STRAY.at]}` }, name(one[STRAY.path])),
          key: (one) => one[STRAY.path],
        },
        { label: say("state"), cell: (one) => audit.statuses[one[STRAY.status]], key: (one) => one[STRAY.status] },
        { label: say("year"), cell: (one) => yearName(one[STRAY.year]), key: (one) => one[STRAY.year], number: true },
        { label: say("detail"), cell: (one) => one[STRAY.detail], class: "long" },
      ];
      made.append(block(say("strayTitle"), grid({ columns, rows: data.strays })));
    }
    if (data.skipped.length) {
      const columns = [
        { label: say("file"), cell: (one) => name(one[0]), key: (one) => one[0] },
        {
          label: say("detail"),
          cell: (one) =>
            one
              .slice(1)
              .filter((text) => text)
              .join(" · "),
          class: "long",
        },
      ];
      made.append(block(say("skippedTitle"), grid({ columns, rows: data.skipped })));
    }
    if (audit.remarks.length) {
      made.append(
        el("h3", null, say("remarksTitle")),
        el("ul", null, ...audit.remarks.map((text) => el("li", null, text))),
      );
    }
  }

  return openSection;
})();
