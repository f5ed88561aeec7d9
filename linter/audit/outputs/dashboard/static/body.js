"use strict";
// The charts of a body's page: its score and what was found, and its figures, year by year.
(function () {
  const source = document.getElementById("trend-data");
  if (!source) return;
  const [years, lines, figures] = JSON.parse(source.textContent);
  const told = (values) => values.filter((value) => value !== null).length > 1;
  if (!told(lines[0][2])) return; // one year is no course
  const HEIGHT = 240;
  const colours = { score: "mark-0", errors: "error", warnings: "mark-2" };
  const trend = lines.map(([name, kind, values]) => ({
    name,
    values,
    colour: colours[kind],
    right: kind !== "score",
    bar: kind !== "score",
  }));
  gidlint.charts.lines(document.getElementById("trend"), years, trend, HEIGHT);
  if (!figures.some((figure) => told(figure[1]))) return;
  const course = figures.map(([name, values], at) => ({ name, values, colour: `line-${at}` }));
  gidlint.charts.lines(document.getElementById("course"), years, course, HEIGHT);
})();
