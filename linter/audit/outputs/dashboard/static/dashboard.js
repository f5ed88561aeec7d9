"use strict";
// The overview: one section after the other, drawn anew for every year that is chosen.
(function () {
  const { el, say, view, rules } = gidlint;

  function show() {
    gidlint.put(view.main, gidlint.showState());
    gidlint.showGrades();
    rules.showBroken();
    rules.showDeadlines();
    gidlint.showYears();
    gidlint.bodies.show();
    gidlint.showOpen();
  }

  // The way to each section, which stays at the top of the window.
  function ways() {
    const all = ["state", "grades", "rules", "deadlines", "years", "bodies", "open"];
    const to = (id) => document.getElementById(id).scrollIntoView({ block: "start" });
    const button = (id) => el("button", { type: "button", click: () => to(id) }, say(`way.${id}`));
    gidlint.put(document.getElementById("ways"), ...all.map(button));
  }

  view.start(show);
  ways();
})();
