// Search, networks, flows and marked passages. Data comes with the page; nothing is fetched.
"use strict";

const root = document.body.dataset.root;

const fold = (text) =>
  text.normalize("NFKD").replace(/[\u0300-\u036f]/g, "").replace(/[’']/g, "").replace(/&/g, " and ").toLowerCase();

const make = (tag, content, attributes = {}) => {
  const element = Object.assign(document.createElement(tag), attributes);
  for (const child of [content].flat()) if (child) element.append(child);
  return element;
};

// Evidence cards

function sentence(card) {
  const at = card.sentence.indexOf(card.words);
  if (at < 0 || card.words === card.sentence) return [card.sentence];
  return [card.sentence.slice(0, at), make("em", card.words), card.sentence.slice(at + card.words.length)];
}

function shown(card) {
  const parts = [make("p", card.headline, { className: "headline" })];
  if (card.sentence) {
    parts.push(make("blockquote", sentence(card)));
    const where = [make("a", card.document, { href: root + card.href })];
    where.push([card.date, card.page ? `page ${card.page}` : ""].filter(Boolean).map((word) => `, ${word}`).join(""));
    parts.push(make("p", where, { className: "where" }));
  } else if (card.source) {
    parts.push(make("p", `Authority data: ${card.source}`, { className: "where" }));
  }
  return make("article", parts, { className: "card" });
}

function fill(panel, title, href, cards, more) {
  panel.replaceChildren(
    make("h3", href ? make("a", title, { href: root + href }) : title),
    ...cards.map(shown),
    ...(more ? [make("p", `and ${more} more on its page`, { className: "hint" })] : []),
  );
  panel.scrollTop = 0;
}

// Search

function search() {
  const box = document.getElementById("search");
  const list = document.getElementById("found");
  const entries = window.PURSESTRINGS.map((hit) => ({ ...hit, keys: [hit.name, ...hit.forms].map(fold) }));
  const rank = (entry, wanted) =>
    Math.min(...entry.keys.map((key) => (key === wanted ? 0 : key.startsWith(wanted) ? 1 : key.includes(wanted) ? 2 : 9)));
  const find = () => {
    const wanted = fold(box.value.trim());
    const ranked = wanted ? entries.map((entry) => [rank(entry, wanted), entry]).filter(([place]) => place < 9) : [];
    ranked.sort((a, b) => a[0] - b[0]);
    list.replaceChildren(
      ...ranked.slice(0, 12).map(([, entry]) =>
        make("li", make("a", [entry.name, make("span", entry.type)], { href: root + entry.href })),
      ),
    );
    if (wanted && !ranked.length) list.append(make("li", "nothing of that name", { className: "hint" }));
    list.hidden = !wanted;
  };
  box.addEventListener("input", find);
  box.addEventListener("keydown", (event) => {
    const first = list.querySelector("a");
    if (event.key === "Enter" && first) window.location.href = first.href;
    if (event.key === "Escape") list.hidden = true;
    if (event.key === "ArrowDown" && first) first.focus();
  });
  document.addEventListener("click", (event) => {
    if (!event.target.closest(".search")) list.hidden = true;
  });
}

// Networks

function network() {
  const canvas = document.getElementById("network");
  if (!canvas) return;
  const data = JSON.parse(document.getElementById("network-data").textContent);
  const ink = getComputedStyle(document.body).color;
  const nodes = new vis.DataSet(data.nodes);
  const edges = new vis.DataSet(data.edges);
  const picture = new vis.Network(canvas, { nodes, edges }, {
    physics: false,
    interaction: { hover: true, keyboard: { enabled: true, bindToWindow: false }, navigationButtons: false },
    nodes: { font: { color: ink, size: 15 }, borderWidth: 0 },
    edges: {
      arrows: { to: { enabled: true, scaleFactor: 0.5 } },
      color: { color: "#9aa3ad", highlight: "#1d2733", hover: "#5b6570" },
      font: { color: ink, size: data.edges.length > 40 ? 0 : 11, strokeWidth: 0, align: "middle" }, // many labels are none
      smooth: { type: "continuous" },
    },
  });
  const panel = document.getElementById("card");
  const choose = ({ nodes: [node], edges: [edge] }) => {
    if (node !== undefined) {
      const chosen = nodes.get(node);
      fill(panel, chosen.name, chosen.href, chosen.cards, chosen.more);
    } else if (edge !== undefined) {
      const chosen = edges.get(edge);
      fill(panel, `${nodes.get(chosen.from).name} – ${chosen.label} – ${nodes.get(chosen.to).name}`, "", chosen.cards, 0);
    }
  };
  picture.on("click", choose);
  picture.on("doubleClick", ({ nodes: [node] }) => {
    if (node !== undefined) window.location.href = root + nodes.get(node).href;
  });
  picture.fit();
  window.pursestringsNetwork = { picture, nodes, edges, choose };
}

// Flows of money

function sankey() {
  const store = document.getElementById("sankey-data");
  if (!store) return;
  const data = JSON.parse(store.textContent);
  const ink = getComputedStyle(document.body).color;
  const colours = { funder: "#2f5d8a", scheme: "#2e7d5b", recipient: "#b3562c", place: "#5a6b3b" };
  for (const canvas of document.querySelectorAll("[data-sankey]")) {
    const picture = data.pictures[Number(canvas.dataset.sankey)];
    const keys = Object.keys(picture.labels);
    const at = new Map(keys.map((key, nth) => [key, nth]));
    canvas.style.height = `${Math.max(160, keys.length * 28)}px`;
    Plotly.newPlot(
      canvas,
      [{
        type: "sankey",
        arrangement: "snap",
        node: {
          label: keys.map((key) => picture.labels[key]),
          color: keys.map((key) => colours[key.split(":")[0]]),
          pad: 14,
          thickness: 14,
          line: { width: 0 },
          hovertemplate: "%{label}<extra></extra>",
        },
        link: {
          source: picture.bands.map((band) => at.get(band.source)),
          target: picture.bands.map((band) => at.get(band.target)),
          value: picture.bands.map((band) => band.value),
          customdata: picture.bands.map((band) => band.flows.map((flow) => picture.amounts[flow]).join("<br>")),
          color: "rgba(120,130,140,0.35)",
          hovertemplate: "%{source.label} → %{target.label}<br>%{customdata}<extra></extra>",
        },
      }],
      { margin: { l: 8, r: 8, t: 8, b: 8 }, font: { color: ink, size: 12 }, paper_bgcolor: "rgba(0,0,0,0)" },
      { displayModeBar: false, responsive: true },
    );
    const panel = canvas.parentElement.querySelector(".panel");
    const choose = (band) => {
      const title = `${picture.labels[band.source]} → ${picture.labels[band.target]}`;
      fill(panel, title, "", band.flows.flatMap((flow) => data.cards[flow]), 0);
    };
    canvas.on("plotly_click", ({ points: [point] }) => {
      if (point.source !== undefined && point.target !== undefined) choose(picture.bands[point.index ?? point.pointNumber]);
    });
    canvas.choose = (nth) => choose(picture.bands[nth]);
  }
}

// Marked passages of a document

function passages() {
  const panel = document.getElementById("claims");
  if (!panel) return;
  const open = (claims) => {
    for (const held of panel.querySelectorAll(".held")) held.hidden = !claims.includes(held.dataset.claim);
    panel.querySelector(".hint").hidden = true;
    for (const mark of document.querySelectorAll("mark.chosen")) mark.classList.remove("chosen");
    for (const claim of claims)
      for (const mark of document.querySelectorAll(`mark[data-claims~="${claim}"]`)) mark.classList.add("chosen");
  };
  const act = (event) => {
    const mark = event.target.closest(".text mark");
    if (mark && (event.type === "click" || event.key === "Enter")) open(mark.dataset.claims.split(" "));
  };
  document.addEventListener("click", act);
  document.addEventListener("keydown", act);
  const fromAddress = () => {
    if (!window.location.hash.startsWith("#c-")) return;
    open([`claim/${window.location.hash.slice(3)}`]);
    document.querySelector("mark.chosen")?.scrollIntoView({ block: "center" });
  };
  window.addEventListener("hashchange", fromAddress);
  fromAddress();
}

search();
network();
sankey();
passages();
