// Filters above the table, sums beside it, what could not be read below it.

/** Bars shown: the table sorted by a column tells the rest. */
const WORST = 6;

/** Choices of a list, "all" first. */
function choices(id, entries, all = say("all")) {
  const option = ([value, label]) => make("option", { value }, label);
  byId(id).replaceChildren(option(["", all]), ...entries.map((e) => (e.options ? make("optgroup", { label: e.label }, ...e.options.map(option)) : option(e))));
}

/** Distinct numbers of texts in the order of the texts; the empty one last. */
function distinct(list) {
  const compare = (a, b) => (text(a) === "") - (text(b) === "") || collator.compare(text(a), text(b));
  return [...new Set(list)].sort(compare);
}

function districts() {
  const provinces = distinct(communes.province);
  const of = (province) => {
    const own = communes.district.filter((_, i) => communes.province[i] === province);
    return distinct(own).map((district) => [province + ":" + district, text(district) || say("no-district")]);
  };
  if (provinces.length < 2) return choices("district", provinces.flatMap(of));
  byId("province").parentElement.hidden = false;
  choices("province", provinces.map((province) => [province, text(province)]));
  return choices("district", provinces.map((province) => ({ label: text(province), options: of(province) })));
}

function criteriaChoices() {
  const entries = data.levels.map((level, at) => ({
    label: level.short,
    options: data.criteria.map((c, i) => [i, c.number + ". " + c.name, c.level]).filter((o) => o[2] === at),
  }));
  const found = entries.filter((entry) => entry.options.length > 0);
  if (conditions.length > 0) found.push(["c", say("conditions")]);
  choices("criterion", found);
}

/** A list with one choice chooses nothing. */
function hideIdle(id) {
  byId(id).closest("label").hidden = byId(id).querySelectorAll("option").length < 3;
}

function setUpFilters() {
  districts();
  const levels = [...new Set(communes.target)].sort();
  choices("target", levels.map((level) => [level, data.levels[level].short]));
  criteriaChoices();
  const departments = distinct(communes.departments.flat());
  choices("department", departments.map((d) => [d, text(d) || say("department-none")]));
  choices("verdict", VERDICTS.map((letter) => [letter, say("verdict-" + letter)]));
  const zones = ["certain", "possible", "not_maintained", "without_threshold", "unclear", "kept"].filter((zone) => communes.zone.some((z) => text(z) === zone));
  byId("zone").parentElement.hidden = zones.length === 0;
  choices("zone", zones.map((zone) => [zone, say("zone-" + zone)]));
  ["district", "target", "criterion", "department"].forEach(hideIdle);
}

/** How many of the communes seen have each verdict. */
function tally() {
  const counts = { M: 0, N: 0, U: 0, A: 0, p: 0 };
  for (const i of seen.rows) {
    counts[firm(communes.overall[i])] += 1;
    if (isProvisional(communes.overall[i])) counts.p += 1;
  }
  return counts;
}

function drawTiles() {
  const counts = tally();
  const all = seen.rows.length;
  const tile = (kind, label, count, extra) =>
    make("div", { class: "tile " + kind }, make("span", { class: "label" }, label), make("strong", {}, numbers.format(count)), make("span", { class: "extra" }, extra));
  const part = (letter) => tile("v" + letter, say("verdict-" + letter), counts[letter], say("tile-share", { share: share(counts[letter], all) }));
  byId("tiles").replaceChildren(tile("all", say("tile-all"), all, say("tile-of", { total })), part("M"), part("N"), part("U"));
  const bars = ["M", "N", "U", "A"].filter((letter) => counts[letter] > 0).map((letter) => {
    const bar = make("span", { class: "v" + letter });
    bar.style.flexGrow = counts[letter];
    return bar;
  });
  byId("stack").replaceChildren(...bars);
}

/** The items most communes fail, each a bar that leads to those communes. */
function drawBars() {
  const worst = data.items.map((_, at) => at).filter((at) => seen.perItem[at].failed > 0 && !data.items[at].repeats);
  worst.sort((a, b) => seen.perItem[b].failed - seen.perItem[a].failed || a - b);
  const most = worst.length > 0 ? seen.perItem[worst[0]].failed : 1;
  const bar = (item) => {
    const { failed, asked } = seen.perItem[item];
    const length = make("span", { class: "length", "aria-hidden": "true" });
    length.style.width = (failed * 100) / most + "%";
    const label = make("span", { class: "label" }, make("span", { class: "code" }, itemCode(item)), " ", data.items[item].name);
    const value = make("span", { class: "value" }, say("bar", { count: failed, share: share(failed, asked), asked }));
    const button = make("button", { type: "button" }, label, value, make("span", { class: "track", "aria-hidden": "true" }, length));
    button.addEventListener("click", () => showItem(item));
    return make("li", {}, button);
  };
  const none = worst.length === 0 ? [make("li", { class: "none" }, say("none-failing"))] : [];
  byId("bars").replaceChildren(...worst.slice(0, WORST).map(bar), ...none);
}

/** Narrows the table to the communes that fail an item. */
function showItem(item) {
  const criterion = data.items[item].criterion;
  byId("criterion").value = criterion === null ? "c" : criterion;
  byId("verdict").value = "N";
  document.querySelector("#views [value=items]").checked = true;
  readFilters();
  state.item = item;
  refresh();
  byId("results").scrollIntoView({ block: "start" });
  byId("results").focus({ preventScroll: true });
}

function drawCount() {
  const shown = seen.rows.length;
  const sum = (list) => seen.rows.reduce((all, i) => all + list[i], 0);
  const cells = shown === 0 ? say("count-none") : say("count-cells", { failed: sum(seen.failed), open: sum(seen.open) });
  byId("count").textContent = say("count", { shown, total }) + " " + cells;
  byId("verdict-label").textContent = say(narrowed() ? "label-any" : "label-all");
}

/** A finding with what to do about it. */
const finding = (one) =>
  make("li", { class: "finding " + one.severity }, make("strong", {}, say("severity-" + one.severity) + ": "), one.text, one.hint ? make("span", { class: "hint" }, " " + one.hint) : "");

function drawUnread() {
  const files = data.unjudged;
  byId("unread-count").textContent = files.length === 0 ? say("unread-none") : say("unread", { count: files.length });
  const entry = (one) =>
    make("li", {}, make("strong", {}, fileLink(one.file, one.href), one.name ? " – " + one.name : ""), make("ul", {}, ...one.findings.map(finding)));
  byId("unread-list").replaceChildren(...files.map(entry));
}

function drawNotices() {
  byId("notices").hidden = !data.notices.some((one) => one.severity === "note");
  byId("notice-count").textContent = numbers.format(data.notices.filter((one) => one.severity === "note").length);
  // What changes results is always in sight; mere notes are behind a click.
  const grave = (one) => one.severity !== "note";
  byId("warnings").replaceChildren(...data.notices.filter(grave).map(finding));
  byId("notice-list").replaceChildren(...data.notices.filter((one) => !grave(one)).map(finding));
}

function drawLegend() {
  const entry = (letter) => make("li", {}, make("span", { class: "mark v" + letter, "aria-hidden": "true" }, say("mark-" + letter)), " " + say("verdict-" + letter));
  byId("legend").replaceChildren(...VERDICTS.map(entry));
}
