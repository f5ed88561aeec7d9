"use strict";
// The state at a glance.
gidlint.showState = (function () {
  const { say, el, numbers, view } = gidlint;
  const { audit, chosen, section, note, yearName } = view;

  function stateSection() {
    const state = numbers.state(chosen.year, chosen.family);
    const tile = (key, value, unit, filter, tone) =>
      el(
        filter ? "button" : "div",
        {
          class: `tile ${value && tone ? tone : ""}`,
          type: filter ? "button" : null,
          "data-number": key,
          "data-value": value,
          click: filter ? () => gidlint.bodies.filter(filter) : null,
        },
        el("span", { class: "figure" }, value.toLocaleString("en-US"), el("small", null, unit ? say(unit) : "")),
        el("span", { class: "label" }, say(key)),
      );
    const group = (title, ...tiles) =>
      el("div", { class: "group" }, el("h3", null, say(title)), el("div", { class: "tiles" }, ...tiles));
    const notes = [];
    if (!audit.listed) notes.push(note(say("noList")));
    if (audit.roster) notes.push(note(say("roster", { roster: audit.roster })));
    if (audit.listed && state.unlisted) notes.push(note(say("unlisted", { n: state.unlisted })));
    const yearless = chosen.year ? numbers.state(0, chosen.family) : null;
    const lost = yearless ? yearless.checked + yearless.unreadable + yearless.notReports : 0;
    if (lost) notes.push(note(say("yearless", { n: lost, unreadable: yearless.unreadable })));
    if (state.timelyUnknown) notes.push(note(say("timelyUnknown", { n: state.timelyUnknown })));
    return section(
      "state",
      say("stateTitle", { year: yearName(chosen.year) }),
      el(
        "div",
        { class: "groups" },
        group(
          "groupBodies",
          audit.listed ? tile("due", state.due, "unitBodies") : null,
          tile("publishedBodies", state.published, "unitBodies", "published"),
          audit.listed ? tile("unpublishedBodies", state.unpublished, "unitBodies", "unpublished", "bad") : null,
          tile("lateBodies", state.late, "unitBodies", "late", "bad"),
          tile("twiceBodies", state.twice, "unitBodies", "twice"),
        ),
        group(
          "groupFiles",
          tile("checkedFiles", state.checked, "unitFiles"),
          tile("unreadableFiles", state.unreadable, "unitFiles", "unreadable", "odd"),
          tile("notReports", state.notReports, "unitFiles", "notReport", "odd"),
          state.strays ? tile("strayFiles", state.strays, "unitFiles", null, "odd") : null,
        ),
        group(
          "groupFindings",
          tile("errors", state.errors, "unitFindings", "errors", "bad"),
          tile("warnings", state.warnings, "unitFindings"),
          tile("advice", state.advice, "unitFindings"),
          tile("open", state.open, null, null, "odd"),
        ),
      ),
      ...notes,
    );
  }

  return stateSection;
})();
