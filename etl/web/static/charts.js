"use strict";
// Draws the charts and the map from the figures that the page carries; the tables in it say the same without.
(() => {
  // From Morocco to Oman, what the map shows at first; the rest of the world is a drag away.
  const view = (place) => ({ center: [26, 27], zoom: place.clientWidth < 600 ? 6 : 3.8 });
  const drawn = new Map();
  const dark = window.matchMedia("(prefers-color-scheme: dark)");
  const isRtl = document.documentElement.dir === "rtl";
  const color = (name) => getComputedStyle(document.documentElement).getPropertyValue(name).trim();
  const font = () => getComputedStyle(document.body).fontFamily;
  const figure = (value) => value.toLocaleString("en");
  const percent = (value) => `${(value * 100).toLocaleString("en", { maximumFractionDigits: 1 })} %`;

  // Days of one year without it, others by their month.
  const short = (days) => {
    const inOneYear = days.length < 100 && days[0].slice(0, 4) === days[days.length - 1].slice(0, 4);
    return (day) => (inOneYear ? day.slice(5) : day.slice(0, 7));
  };

  // In the canvas, not in HTML: the page allows no style written into its elements.
  const tooltip = () => ({
    renderMode: "richText",
    confine: true,
    backgroundColor: color("--sheet"),
    borderColor: color("--rule"),
    textStyle: { color: color("--ink"), fontFamily: font(), fontSize: 13 },
  });

  function chart(given) {
    const inks = [color("--accent"), color("--chart-2"), color("--chart-3")];
    const hasShare = given.series.some((each) => each.shape === "line");
    const axis = { axisLabel: { color: color("--soft") }, axisLine: { lineStyle: { color: color("--rule") } } };
    const splitLine = { lineStyle: { color: color("--rule") } };
    return {
      animation: false,
      textStyle: { fontFamily: font() },
      grid: { left: 8, right: 8, top: 36, bottom: 8, containLabel: true },
      legend: { top: 0, left: isRtl ? "right" : "left", textStyle: { color: color("--ink"), fontFamily: font() } },
      tooltip: {
        ...tooltip(),
        trigger: "axis",
        axisPointer: { type: "shadow" },
        formatter: (rows) => [
          rows[0].axisValue,
          ...rows.map((row) => {
            const shape = given.series[row.seriesIndex].shape;
            const value = row.value ?? null;
            return `${row.seriesName}: ${value === null ? "–" : shape === "line" ? percent(value) : figure(value)}`;
          }),
        ].join("\n"),
      },
      xAxis: { type: "category", data: given.labels, ...axis, axisLabel: { ...axis.axisLabel, formatter: short(given.labels), hideOverlap: true } },
      yAxis: [
        { type: "value", minInterval: 1, splitLine, ...axis },
        ...(hasShare
          ? [{ type: "value", min: 0, splitLine: { show: false }, axisLabel: { color: color("--soft"), formatter: percent } }]
          : []),
      ],
      series: given.series.map((each, at) =>
        each.shape === "line"
          ? { type: "line", name: each.name, data: each.values, yAxisIndex: 1, symbolSize: 5, lineStyle: { width: 2 }, itemStyle: { color: color("--chart-2") } }
          : { type: "bar", name: each.name, data: each.values, stack: "all", cursor: "pointer", barMaxWidth: 28, itemStyle: { color: inks[at % inks.length] } },
      ),
    };
  }

  function map(given, place) {
    const most = Math.max(1, ...given.places.map((place) => place.articles));
    const named = Math.max(1, ...Object.values(given.shades));
    return {
      animation: false,
      textStyle: { fontFamily: font() },
      tooltip: {
        ...tooltip(),
        trigger: "item",
        formatter: (item) => (item.data && item.data.link ? `${item.data.name}\n${figure(item.data.value[2])}` : ""),
      },
      geo: {
        map: "world",
        roam: true,
        ...view(place),
        scaleLimit: { min: 1, max: 60 },
        silent: true,
        itemStyle: { areaColor: color("--wash"), borderColor: color("--rule"), borderWidth: 0.8 },
        regions: Object.entries(given.shades).map(([name, articles]) => ({
          name,
          itemStyle: { areaColor: color("--shade"), opacity: 0.25 + 0.75 * Math.sqrt(articles / named) },
        })),
      },
      series: [{
        type: "scatter",
        coordinateSystem: "geo",
        cursor: "pointer",
        // Of two names that would overlap, the larger stays.
        data: given.places.map((place) => ({
          name: place.name,
          value: [...place.at, place.articles],
          link: place.link,
          label: { fontSize: 11 + 8 * Math.sqrt(place.articles / most) },
        })),
        symbolSize: (value) => 5 + 30 * Math.sqrt(value[2] / most),
        itemStyle: { color: color("--accent"), opacity: 0.7, borderColor: color("--sheet"), borderWidth: 1 },
        label: {
          show: true,
          position: "top",
          formatter: (item) => item.data.name,
          color: color("--ink"),
          textBorderColor: color("--sheet"),
          textBorderWidth: 3,
          fontFamily: font(),
        },
        labelLayout: { hideOverlap: true },
      }],
    };
  }

  function put(place, option, follow) {
    const view = window.echarts.init(place, null, { renderer: "canvas" });
    view.setOption(option());
    view.on("click", (event) => {
      const link = follow(event);
      if (link) window.location.assign(link);
    });
    new ResizeObserver(() => view.resize()).observe(place);
    drawn.set(view, option);
  }

  function start() {
    for (const place of document.querySelectorAll("[data-chart]")) {
      const given = JSON.parse(place.dataset.chart);
      put(place, () => chart(given), (event) => given.links[event.dataIndex]);
    }
    for (const place of document.querySelectorAll("[data-map]")) {
      const given = JSON.parse(place.dataset.map);
      fetch(place.dataset.outline)
        .then((answer) => answer.json())
        .then((outline) => {
          window.echarts.registerMap("world", outline);
          put(place, () => map(given, place), (event) => event.data && event.data.link);
        });
    }
  }

  dark.addEventListener("change", () => drawn.forEach((option, view) => view.setOption(option(), true)));
  // Text in a canvas is drawn once: with the page's own letters, or not at all.
  document.fonts.ready.then(start);
})();
