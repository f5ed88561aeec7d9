"use strict";
// What all pages share: data that scripts hand over, sentences, and elements that are made of text and never of markup.
var gidlint = (function () {
  const data = {};
  const waiting = {};

  // Places in the rows of linter/audit/outputs/dashboard/data.py.
  const BODY = { page: 0, name: 1, kind: 2, level: 3, parent: 4, listed: 5, reports: 6 };
  const REPORT = {
    year: 0,
    status: 1,
    family: 2,
    mark: 3,
    low: 4,
    score: 5,
    errors: 6,
    warnings: 7,
    advice: 8,
    open: 9,
    timely: 10,
    figures: 11,
  };
  const RULE = { code: 0, name: 1, family: 2, level: 3, title: 4, basis: 5, draft: 6, deadline: 7, years: 8 };
  const TALLY = { year: 0, findings: 1, reports: 2, bodies: 3, held: 4, violated: 5, open: 6, failed: 7 };
  const FINDING = { body: 0, year: 1, message: 2, place: 3, at: 4, path: 5 };
  const STRAY = { at: 0, path: 1, status: 2, year: 3, detail: 4, errors: 5, warnings: 6 };
  const REASON = { family: 0, year: 1, words: 2, outcomes: 3, reports: 4 };
  const STATUS = { checked: 0, unreadable: 1, notReport: 2, unpublished: 3 };

  function take(name, rows) {
    data[name] = rows;
    (waiting[name] || []).forEach((done) => done(rows));
    delete waiting[name];
  }

  // Rows of a script that is loaded only when it is asked for. `failed` is called with the file's name.
  function load(name, done, failed) {
    if (data[name]) {
      done(data[name]);
      return;
    }
    waiting[name] = [done];
    const file = `assets/data/${name}.js`;
    const script = document.createElement("script");
    script.src = file;
    script.onerror = () => failed(file);
    document.head.appendChild(script);
  }

  function fill(template, values) {
    return template.replace(/\{([a-z]+)\}/g, (found, key) => (values && key in values ? String(values[key]) : found));
  }

  function say(key, values) {
    return fill(data.audit[0].words[key], values);
  }

  // An element. Children are elements or text; attributes whose value is a function are listeners.
  function el(tag, attributes, ...children) {
    const made = document.createElement(tag);
    Object.entries(attributes || {}).forEach(([key, value]) => {
      if (typeof value === "function") made.addEventListener(key, value);
      else if (value !== undefined && value !== null && value !== false)
        made.setAttribute(key, value === true ? "" : value);
    });
    children.forEach((child) => {
      if (child !== null && child !== undefined) made.append(child);
    });
    return made;
  }

  // An element's children, in place of those that it had.
  function put(node, ...children) {
    node.textContent = "";
    node.append(...children);
  }

  // A name from a file: whatever direction its signs ask for, the text around it keeps its own.
  function name(text) {
    return el("bdi", null, text);
  }

  return { data, take, load, say, put, el, name, BODY, REPORT, RULE, TALLY, FINDING, STRAY, REASON, STATUS };
})();
