"use strict";
// Years as lines: a measure for each kind of body and for all.
gidlint.showYears = (function () {
  const { say, el, numbers, charts, view, BODY } = gidlint;
  const { audit, chosen, main, section, note, chart, simpleTable, pick } = view;

  function yearsSection() {
    const measures = Object.keys(numbers.MEASURES)
      .filter((key) => key !== "publishedShare" || audit.listed)
      .map((key) => ({ key, words: say(key), of: numbers.MEASURES[key] }));
    audit.figures.forEach(([family, words], at) => {
      if (family === chosen.family)
        measures.push({
          key: `figure${at}`,
          words: say("figureSum", { figure: words }),
          of: numbers.figure(at),
          figure: true,
        });
    });
    const years = audit.years.filter((year) => year > 0).reverse();
    const box = el("div");
    const show = (key) =>
      showMeasure(
        box,
        measures.find((one) => one.key === key),
        years,
      );
    const select = pick(
      say("measure"),
      measures.map((one) => [one.key, one.words]),
      measures[0].key,
      show,
    );
    main.append(section("years", say("yearsTitle"), el("div", { class: "choices" }, select), box));
    show(measures[0].key);
  }

  function showMeasure(box, measure, years) {
    const standings = years.map((year) => numbers.standings(year, chosen.family));
    const kinds = Object.keys(audit.kinds).filter((kind) =>
      standings.some((all) => all.some((one) => one.body[BODY.kind] === kind)),
    );
    const lines = kinds.map((kind, at) => ({
      name: audit.kinds[kind],
      colour: `line-${at}`,
      found: standings.map((all) => measure.of(all.filter((one) => one.body[BODY.kind] === kind))),
    }));
    if (!measure.figure) lines.push({ name: say("overall"), colour: "line-3", found: standings.map(measure.of) });
    lines.forEach((line) => {
      line.values = line.found.map(([value]) =>
        value === null ? null : Number(value.toFixed(measure.figure ? 0 : 2)),
      );
    });
    const node = chart(measure.words);
    const header = [say("group"), ...years.map(String)];
    const cell = ([value, n]) =>
      el(
        "span",
        null,
        value === null ? "—" : measure.figure ? value.toLocaleString("en-US") : value.toFixed(1),
        el("small", null, ` (${n})`),
      );
    const rows = lines.map((line) => [line.name, ...line.found.map(cell)]);
    gidlint.put(box, node, simpleTable(header, rows, header.map((_, at) => at).slice(1)));
    box.append(note(`${measure.figure ? say("figureNote") : ""}${say("inBrackets")}`));
    charts.lines(node, years, lines);
  }

  return yearsSection;
})();
