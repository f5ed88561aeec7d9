"use strict";
// Charts by Apache ECharts, in the page's own colours: on the screen, in the dark, and on paper.
gidlint.charts = (function () {
  const drawn = [];
  const PAPER = 700; // px that a page of A4 has room for

  function colour(name) {
    return getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  }

  function draw(node, height, option) {
    if (!window.echarts) return null;
    node.hidden = false;
    node.style.height = `${height}px`;
    const old = echarts.getInstanceByDom(node);
    if (old) {
      old.dispose();
      drawn.splice(
        drawn.findIndex((one) => one.chart === old),
        1,
      );
    }
    const chart = echarts.init(node, null, { renderer: "svg" });
    chart.setOption(themed(option()));
    drawn.push({ chart, option, node });
    return chart;
  }

  function themed(option) {
    const text = { color: colour("text"), fontFamily: getComputedStyle(document.body).fontFamily };
    return Object.assign(
      {
        animation: false,
        textStyle: text,
        aria: { enabled: true },
        tooltip: {
          renderMode: "richText", // no markup is made of names
          confine: true,
          backgroundColor: colour("card"),
          borderColor: colour("line"),
          textStyle: { color: colour("text"), fontSize: 13 },
        },
      },
      option,
    );
  }

  function again(width) {
    drawn.forEach((one) => {
      if (!one.node.isConnected) return;
      one.chart.resize(width ? { width } : { width: one.node.clientWidth });
      one.chart.setOption(themed(one.option()), true);
    });
  }

  function axis(extra) {
    return Object.assign(
      {
        axisLine: { lineStyle: { color: colour("line") } },
        axisTick: { show: false },
        axisLabel: { color: colour("soft"), fontSize: 12 },
        splitLine: { lineStyle: { color: colour("line") } },
      },
      extra,
    );
  }

  function legend(names) {
    return {
      data: names,
      top: 0,
      left: 0,
      itemWidth: 14,
      itemHeight: 10,
      itemGap: 14,
      icon: "rect",
      selectedMode: false,
      textStyle: { color: colour("text"), fontSize: 12 },
    };
  }

  const HATCHED = { symbol: "rect", dashArrayX: [1, 0], dashArrayY: [2, 4], rotation: Math.PI / 4 };

  // Groups as bars of the same length, each divided into shares. `parts`: [{name, colour, counts, hatched}].
  function shares(node, groups, parts, suffix) {
    const totals = groups.map((_, at) => parts.reduce((sum, part) => sum + part.counts[at], 0));
    const narrow = node.clientWidth < 520;
    draw(node, 46 + groups.length * 34, () => ({
      legend: legend(parts.map((part) => part.name)),
      grid: { left: 4, right: 12, top: narrow ? 52 : 34, bottom: 4, containLabel: true },
      xAxis: axis({ type: "value", max: 100, axisLabel: { show: false }, splitLine: { show: false } }),
      yAxis: axis({
        type: "category",
        data: groups,
        inverse: true,
        axisLabel: {
          color: colour("text"),
          fontSize: 13,
          width: narrow ? 110 : Math.min(430, node.clientWidth / 2.5),
          overflow: "truncate",
        },
      }),
      tooltip: Object.assign(themed({}).tooltip, {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        formatter: (shown) =>
          [groups[shown[0].dataIndex]]
            .concat(parts.map((part) => `${part.name}　${part.counts[shown[0].dataIndex]}${suffix}`))
            .join("\n"),
      }),
      series: parts.map((part) => ({
        name: part.name,
        type: "bar",
        stack: "all",
        barWidth: 20,
        itemStyle: {
          color: colour(part.colour),
          borderColor: colour("card"),
          borderWidth: 1,
          decal: part.hatched ? Object.assign({ color: colour("card") }, HATCHED) : { symbol: "none" },
        },
        label: {
          color: colour(part.hatched ? "text" : `on-${part.colour}`),
          fontSize: 12,
          backgroundColor: part.hatched ? colour("card") : "transparent",
          padding: part.hatched ? [1, 3] : 0,
          formatter: (one) => String(part.counts[one.dataIndex]),
        },
        data: part.counts.map((count, at) => {
          const value = totals[at] ? (count / totals[at]) * 100 : 0;
          return { value, label: { show: value >= (narrow ? 10 : 5) } };
        }),
      })),
    }));
  }

  // Bars one below the other, of one colour each. `rows`: [{name, value, colour}].
  function bars(node, rows, chosen) {
    const narrow = node.clientWidth < 520;
    const chart = draw(node, 16 + rows.length * 30, () => ({
      grid: { left: 4, right: 48, top: 4, bottom: 4, containLabel: true },
      xAxis: axis({ type: "value", axisLabel: { show: false }, splitLine: { show: false } }),
      yAxis: axis({
        type: "category",
        data: rows.map((row) => row.name),
        inverse: true,
        axisLabel: {
          color: colour("text"),
          fontSize: 13,
          width: narrow ? 150 : Math.min(430, node.clientWidth / 2.5),
          overflow: "truncate",
        },
      }),
      tooltip: Object.assign(themed({}).tooltip, { formatter: (one) => `${one.name}\n${one.value}` }),
      series: [
        {
          type: "bar",
          barWidth: 16,
          cursor: "pointer",
          label: { show: true, position: "right", color: colour("text"), fontSize: 13 },
          data: rows.map((row) => ({ value: row.value, itemStyle: { color: colour(row.colour) } })),
        },
      ],
    }));
    if (chart && chosen) chart.on("click", (one) => chosen(one.dataIndex));
  }

  const SYMBOLS = ["circle", "rect", "triangle", "diamond"];

  // Years as lines. `lines`: [{name, values, colour, bar, right}]; `right` has its own scale.
  function lines(node, years, parts, height) {
    const right = parts.some((part) => part.right);
    const narrow = node.clientWidth < 520;
    draw(node, height || 300, () => ({
      legend: Object.assign(legend(parts.map((part) => part.name)), { icon: undefined, itemWidth: 22 }),
      grid: {
        left: 8,
        right: right ? 8 : 28,
        top: narrow && parts.length > 3 ? 68 : 44,
        bottom: 4,
        containLabel: true,
      },
      xAxis: axis({ type: "category", data: years.map(String), splitLine: { show: false } }),
      yAxis: [
        axis({ type: "value", scale: !right, max: right ? 100 : undefined }),
        axis({
          type: "value",
          show: right,
          splitLine: { show: false },
          minInterval: 1,
          max: (found) => Math.max(4, Math.ceil(found.max * 1.5)),
        }),
      ],
      tooltip: Object.assign(themed({}).tooltip, { trigger: "axis" }),
      series: parts.map((part, at) => ({
        name: part.name,
        type: part.bar ? "bar" : "line",
        yAxisIndex: part.right ? 1 : 0,
        barMaxWidth: 22,
        symbol: SYMBOLS[at % SYMBOLS.length],
        symbolSize: 8,
        connectNulls: false,
        lineStyle: { width: 2.5, type: at % 2 ? "dashed" : "solid" },
        itemStyle: { color: colour(part.colour) },
        label: { show: !right && parts.length < 3, position: "top", color: colour("text") },
        data: part.values,
      })),
    }));
  }

  let settled;
  window.addEventListener("resize", () => {
    clearTimeout(settled);
    settled = setTimeout(() => again(), 150);
  });
  window.addEventListener("beforeprint", () => again(PAPER));
  window.addEventListener("afterprint", () => again());
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  if (dark.addEventListener) dark.addEventListener("change", () => again());

  return { shares, bars, lines };
})();
