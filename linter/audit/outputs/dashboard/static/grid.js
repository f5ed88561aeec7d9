"use strict";
// A table that is sorted by a click on a heading and shown page by page, however many rows it has.
gidlint.grid = (function () {
  const { el, say } = gidlint;

  // `columns`: [{label, cell(row), key(row), number, wide}]; a column without `key` is not sorted by. `sort`: [column,
  // down]. `most`: rows a page. `say`: what stands above the table. Returns {node, show(rows), sort(), page()}.
  function grid(options) {
    let rows = options.rows;
    const ROWS = options.most || 50;
    let order = options.sort || null;
    let page = options.page || 0;
    const head = el("tr");
    const body = el("tbody");
    const said = el("p", { class: "said", role: "status" });
    const foot = el("div", { class: "pager" });
    const table = el("table", { class: `grid ${options.class || ""}` }, el("thead", null, head), body);
    const node = el("div", { class: "gridbox" }, said, el("div", { class: "wide" }, table), foot);

    options.columns.forEach((column, at) => {
      const button = column.key
        ? el(
            "button",
            { type: "button", title: say("sortBy", { column: column.label }), click: () => sortBy(at) },
            column.label,
          )
        : column.label;
      head.append(el("th", { scope: "col", class: classes(column) }, button));
    });

    function classes(column) {
      return [column.number ? "number" : "", column.class || ""].join(" ").trim() || null;
    }

    function sortBy(at) {
      const first = options.columns[at].number ? 1 : 0;
      order = order && order[0] === at ? [at, 1 - order[1]] : [at, first];
      page = 0;
      render();
      if (options.changed) options.changed();
    }

    function sorted() {
      if (!order) return rows;
      const key = options.columns[order[0]].key;
      const down = order[1] ? -1 : 1;
      const keyed = rows.map((row, at) => [key(row), at, row]);
      // What has no value stands last, whichever way the rest is sorted.
      keyed.sort((a, b) => {
        const none = (a[0] === null) - (b[0] === null);
        return none || (a[0] === null ? 0 : compare(a[0], b[0]) * down) || a[1] - b[1];
      });
      return keyed.map((one) => one[2]);
    }

    function render() {
      const shown = sorted();
      const pages = Math.max(1, Math.ceil(shown.length / ROWS));
      page = Math.min(page, pages - 1);
      Array.from(head.children).forEach((cell, at) => {
        const own = order && order[0] === at;
        cell.setAttribute("aria-sort", own ? (order[1] ? "descending" : "ascending") : "none");
      });
      gidlint.put(
        body,
        ...shown
          .slice(page * ROWS, (page + 1) * ROWS)
          .map((row) =>
            el("tr", null, ...options.columns.map((column) => el("td", { class: classes(column) }, column.cell(row)))),
          ),
      );
      if (!shown.length) {
        body.append(el("tr", null, el("td", { colspan: options.columns.length }, options.none || say("noData"))));
      }
      said.textContent = options.say ? options.say(shown.length) : say("rows", { n: shown.length });
      gidlint.put(foot, ...(pages > 1 ? pager(pages) : []));
    }

    function pager(pages) {
      const turn = (to) => () => {
        page = to;
        render();
        if (options.changed) options.changed();
        node.scrollIntoView({ block: "start" });
      };
      return [
        el("button", { type: "button", disabled: page === 0, click: turn(page - 1) }, say("previous")),
        el("span", null, say("pageOf", { page: page + 1, pages })),
        el("button", { type: "button", disabled: page === pages - 1, click: turn(page + 1) }, say("next")),
      ];
    }

    render();
    return {
      node,
      show: (others) => {
        rows = others;
        page = 0;
        render();
      },
      state: () => ({ sort: order, page }),
    };
  }

  const collator = new Intl.Collator("zh");

  function compare(a, b) {
    return typeof a === "string" ? collator.compare(a, b) : a - b;
  }

  return grid;
})();
