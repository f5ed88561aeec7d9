"use strict";
// Grades by kind, level and place.
gidlint.showGrades = (function () {
  const { data, say, el, name, numbers, charts, grid, view, BODY, STATUS } = gidlint;
  const { audit, chosen, main, section, note, chart, simpleTable, points, marks, yearName, WORST } = view;

  function gradesSection() {
    const kinds = audit.kinds;
    const levels = audit.levels;
    const parents = data.bodies.some((body) => body[BODY.parent] >= 0);
    const made = section("grades", say("gradesTitle", { year: yearName(chosen.year) }), note(say("gradesNote")));
    const pair = el("div", { class: "pair" });
    made.append(pair);
    main.append(made);
    gradesBy(
      pair,
      say("byKind"),
      (body) => body[BODY.kind],
      (key) => kinds[key] || say("unknown"),
      Object.keys(kinds),
    );
    gradesBy(
      pair,
      say("byLevel"),
      (body) => body[BODY.level],
      (key) => levels[key] || say("unknown"),
      Object.keys(levels),
    );
    if (parents) placesBy(made);
    else made.append(el("h3", null, say("byPlace")), note(say("noParents")));
  }

  function gradesBy(box, title, groupOf, nameOf, order) {
    const groups = numbers.grades(chosen.year, chosen.family, groupOf, marks());
    const rank = (group) => (order.includes(group.key) ? order.indexOf(group.key) : order.length);
    groups.sort((a, b) => rank(a) - rank(b));
    const node = chart(title);
    box.append(
      el(
        "div",
        null,
        el("h3", null, title),
        node,
        gradesTable(groups, (group) => nameOf(group.key), say("group")),
      ),
    );
    gradesChart(node, groups, (group) => nameOf(group.key));
  }

  function gradesChart(node, groups, nameOf) {
    const parts = marks().map(([mark, word], at) => ({
      name: `${mark} ${word}`,
      colour: `mark-${Math.min(at, 4)}`,
      counts: groups.map((group) => group.marks[at]),
    }));
    parts.push({
      name: audit.statuses[STATUS.unreadable],
      colour: "mark-none",
      counts: groups.map((group) => group.unreadable),
    });
    if (groups.some((group) => group.notReport)) {
      parts.push({
        name: audit.statuses[STATUS.notReport],
        colour: "mark-other",
        counts: groups.map((group) => group.notReport),
      });
    }
    parts.push({
      name: audit.statuses[STATUS.unpublished],
      colour: "mark-none",
      hatched: true,
      counts: groups.map((group) => group.unpublished),
    });
    charts.shares(
      node,
      groups.map(nameOf),
      parts.filter((part) => part.counts.some((one) => one)),
      "",
    );
  }

  // The columns of a table of grades. What befell no body of the year is left out.
  function gradesColumns(groups) {
    const count = (label, of) => ({ label, of });
    const others = [
      count(audit.statuses[STATUS.unreadable], (group) => group.unreadable),
      count(audit.statuses[STATUS.notReport], (group) => group.notReport),
      count(audit.statuses[STATUS.unpublished], (group) => group.unpublished),
      count(say("undecided"), (group) => group.undecided),
    ];
    return [
      count(say("bodies"), (group) => group.bodies),
      ...marks().map(([mark], at) => count(mark, (group) => group.marks[at])),
      ...others.filter((column) => groups.some(column.of)),
    ];
  }

  function gradesTable(groups, nameOf, first) {
    const columns = gradesColumns(groups);
    const header = [first, ...columns.map((column) => column.label), say("mean")];
    const rows = groups.map((group) => [
      nameOf(group),
      ...columns.map((column) => String(column.of(group))),
      points(group.mean),
    ]);
    return simpleTable(header, rows, header.map((_, at) => at).slice(1));
  }

  function placesBy(box) {
    const parentOf = (body) => body[BODY.parent];
    const nameOf = (group) => (group.key < 0 ? say("noParent") : data.bodies[group.key][BODY.name]);
    const groups = numbers.grades(chosen.year, chosen.family, parentOf, marks());
    const worst = groups
      .filter((group) => group.mean !== null)
      .sort((a, b) => a.mean - b.mean || a.key - b.key)
      .slice(0, WORST);
    const node = chart(say("byPlace"));
    const link = (group) =>
      group.key < 0
        ? nameOf(group)
        : el("a", { href: `bodies/${data.bodies[group.key][BODY.page]}` }, name(nameOf(group)));
    const columns = [
      { label: say("place"), cell: link, key: nameOf },
      ...gradesColumns(groups).map(({ label, of }) => ({
        label,
        number: true,
        key: of,
        cell: (group) => String(of(group)),
      })),
      { label: say("mean"), number: true, key: (group) => group.mean, cell: (group) => points(group.mean) },
    ];
    const table = grid({ columns, rows: groups, sort: [columns.length - 1, 0], most: WORST });
    box.append(el("h3", null, say("byPlace")), note(say("byPlaceWorst", { n: worst.length })), node, table.node);
    gradesChart(node, worst, nameOf);
  }

  return gradesSection;
})();
