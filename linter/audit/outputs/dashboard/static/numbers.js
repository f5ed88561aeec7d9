"use strict";
// Everything that is counted, from the rows of bodies: nothing here knows of the page.
gidlint.numbers = (function () {
  const { data, BODY, REPORT, STATUS } = gidlint;

  function reportsOf(body, year, family) {
    return body[BODY.reports].filter((one) => one[REPORT.year] === year && one[REPORT.family] === family);
  }

  // A body's publication of a year: whether it published, how often, and how it stands for the body.
  function standing(body, year, family) {
    const reports = reportsOf(body, year, family);
    if (!reports.length) return null;
    const files = reports.filter((one) => one[REPORT.status] !== STATUS.unpublished);
    const published = files.filter((one) => one[REPORT.status] !== STATUS.notReport);
    return {
      body,
      reports,
      first: reports[0],
      published: published.length > 0,
      unpublished: reports.some((one) => one[REPORT.status] === STATUS.unpublished),
      twice: published.length > 1,
      late: reports[0][REPORT.timely] === 2,
      timely: reports[0][REPORT.timely] === 1,
      unreadable: reports.some((one) => one[REPORT.status] === STATUS.unreadable),
      notReport: reports.some((one) => one[REPORT.status] === STATUS.notReport),
      errors: sum(reports, REPORT.errors),
      warnings: sum(reports, REPORT.warnings),
      advice: sum(reports, REPORT.advice),
      open: sum(reports, REPORT.open),
    };
  }

  function sum(reports, place) {
    return reports.reduce((total, one) => total + one[place], 0);
  }

  function standings(year, family) {
    return data.bodies.map((body) => standing(body, year, family)).filter((one) => one);
  }

  function count(rows, holds) {
    return rows.reduce((total, row) => total + (holds(row) ? 1 : 0), 0);
  }

  // The state of a year. Files that belong to nobody count among the files, and not among the bodies.
  function state(year, family) {
    const all = standings(year, family);
    const strays = family === 0 ? data.strays.filter((one) => one[gidlint.STRAY.year] === year) : [];
    const files = (status) =>
      all.reduce((total, one) => total + count(one.reports, (report) => report[REPORT.status] === status), 0) +
      count(strays, (one) => one[gidlint.STRAY.status] === status);
    const total = (key) => all.reduce((found, one) => found + one[key], 0);
    const stray = (place) => sum(strays, gidlint.STRAY[place]);
    return {
      due: count(all, (one) => one.body[BODY.listed]),
      published: count(all, (one) => one.published && (!data.audit[0].listed || one.body[BODY.listed])),
      unpublished: count(all, (one) => one.unpublished),
      late: count(all, (one) => one.late),
      timelyUnknown: count(all, (one) => one.published && !one.late && !one.timely),
      timely: count(all, (one) => one.timely),
      twice: count(all, (one) => one.twice),
      unlisted: count(all, (one) => one.published && !one.body[BODY.listed]),
      checked: files(STATUS.checked),
      unreadable: files(STATUS.unreadable),
      notReports: files(STATUS.notReport),
      strays: strays.length,
      errors: total("errors") + stray("errors"),
      warnings: total("warnings") + stray("warnings"),
      advice: total("advice"),
      open: total("open"),
    };
  }

  // Grades by group: [{name, bodies, marks: [count…], unreadable, notReport, unpublished, undecided, mean}].
  function grades(year, family, groupOf, marks) {
    const groups = new Map();
    standings(year, family).forEach((one) => {
      const key = groupOf(one.body);
      if (key === null) return;
      let group = groups.get(key);
      if (!group) {
        group = {
          key,
          bodies: 0,
          marks: marks.map(() => 0),
          unreadable: 0,
          notReport: 0,
          unpublished: 0,
          undecided: 0,
          scores: [],
        };
        groups.set(key, group);
      }
      const report = one.first;
      group.bodies += 1;
      if (report[REPORT.status] === STATUS.checked) {
        group.marks[report[REPORT.mark]] += 1;
        group.undecided += report[REPORT.low] !== report[REPORT.mark] ? 1 : 0;
        if (report[REPORT.score] !== null) group.scores.push(report[REPORT.score]);
      } else if (report[REPORT.status] === STATUS.unreadable) group.unreadable += 1;
      else if (one.unpublished) group.unpublished += 1;
      else group.notReport += 1;
    });
    groups.forEach((group) => {
      group.mean = mean(group.scores);
    });
    return Array.from(groups.values());
  }

  function mean(values) {
    return values.length ? values.reduce((total, value) => total + value, 0) / values.length : null;
  }

  // A measure for one year and one kind of body ("": all): [value, reports counted].
  const MEASURES = {
    meanScore: (all) => averaged(checked(all).map((report) => report[REPORT.score])),
    findingsPerReport: (all) => averaged(checked(all).map((report) => report[REPORT.errors] + report[REPORT.warnings])),
    publishedShare: (all) =>
      share(
        all.filter((one) => one.body[BODY.listed]),
        (one) => one.published,
      ),
    timelyShare: (all) =>
      share(
        all.filter((one) => one.late || one.timely),
        (one) => one.timely,
      ),
  };

  function checked(all) {
    return all.map((one) => one.first).filter((report) => report[REPORT.status] === STATUS.checked);
  }

  function averaged(values) {
    return [mean(values), values.length];
  }

  function share(all, holds) {
    return [all.length ? (count(all, holds) / all.length) * 100 : null, all.length];
  }

  function figure(place) {
    return (all) => {
      const values = checked(all)
        .map((report) => report[REPORT.figures][place])
        .filter((value) => value !== null);
      return [values.length ? values.reduce((total, value) => total + value, 0) : null, values.length];
    };
  }

  return { reportsOf, standing, standings, state, grades, MEASURES, figure, count };
})();
