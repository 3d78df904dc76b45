// Which communes and columns are seen, in which order, and what they add up to.

const state = { view: "criteria", search: "", province: "", district: "", target: "", criterion: "", department: "", verdict: "", zone: "", item: null, sort: null };

/** What the last filtering found. */
const seen = { rows: [], columns: [], items: [], failed: new Uint16Array(total), open: new Uint16Array(total), perItem: [] };

/** A commune as one searchable text, made when it is first searched for. */
const searchable = new Array(total);
function searchText(i) {
  searchable[i] ??= folded([communes.name[i], communes.code[i], districtOf(i), text(communes.province[i]), text(communes.file[i])].join("\n"));
  return searchable[i];
}

/** Place of each commune in the order of a text column, found once and kept: comparing words is slow, comparing numbers is not. */
const orders = {};
function order(key, of) {
  if (!orders[key]) {
    const words = Array.from({ length: total }, (_, i) => of(i));
    const distinct = [...new Set(words)].sort(collator.compare);
    const place = new Map(distinct.map((word, at) => [word, at]));
    orders[key] = words.map((word) => place.get(word));
  }
  return orders[key];
}

/** Whether a column of items belongs to what is filtered for; "c" stands for the conditions of recognition. */
function itemWanted(item) {
  if (state.item !== null) return item === state.item;
  if (state.criterion === "") return true;
  const own = data.items[item].criterion;
  return state.criterion === "c" ? own === null : own === Number(state.criterion);
}

/** The verdict on an item, as far as it is the work of the department filtered for. */
function itemMark(i, item) {
  if (state.department !== "" && departmentOf(i, item) !== Number(state.department)) return ".";
  return communes.items[i][item];
}

/** The same for a criterion: shown where one of its items is the department's work. */
function criterionMark(i, criterion) {
  if (state.department !== "" && !itemsOf[criterion].some((item) => itemMark(i, item) !== ".")) return ".";
  return communes.criteria[i][criterion];
}

const markOf = (i, column) => (column.kind === "item" ? itemMark(i, column.at) : criterionMark(i, column.at));

/** Whether only some columns are seen: then a verdict is asked of their fields, else of the whole commune. */
const narrowed = () => state.criterion !== "" || state.department !== "" || state.item !== null;

function rowWanted(i, words) {
  return (
    (state.province === "" || communes.province[i] === Number(state.province)) &&
    (state.district === "" || communes.province[i] + ":" + communes.district[i] === state.district) &&
    (state.target === "" || communes.target[i] === Number(state.target)) &&
    (state.zone === "" || text(communes.zone[i]) === state.zone) &&
    (state.verdict === "" || narrowed() || firm(communes.overall[i]) === state.verdict) &&
    words.every((word) => searchText(i).includes(word))
  );
}

/** The columns of the present view, those of the sets in order, conditions last. */
function candidates() {
  const items = data.items.map((_, at) => at).filter(itemWanted);
  if (state.view === "items") return items.map((at) => ({ kind: "item", at }));
  // A filter for conditions, or for one of them, has no column of criteria to show.
  const only = items.length > 0 && items.every((at) => data.items[at].criterion === null);
  if (only) return items.map((at) => ({ kind: "item", at }));
  const wanted = new Set(items.map((at) => data.items[at].criterion));
  return data.criteria.map((_, at) => ({ kind: "criterion", at })).filter((column) => wanted.has(column.at));
}

/** Counts of the items that are seen: per commune, and per item over the communes. */
function count(rows) {
  const items = data.items.map((_, at) => at).filter((at) => itemWanted(at) && !data.items[at].repeats);
  const perItem = data.items.map(() => ({ failed: 0, open: 0, asked: 0 }));
  for (const i of rows) {
    let failed = 0, open = 0;
    for (const item of items) {
      const mark = itemMark(i, item);
      if (mark === ".") continue;
      const counts = perItem[item];
      counts.asked += 1;
      if (mark === "N" || mark === "n") { failed += 1; counts.failed += 1; }
      else if (mark === "U" || mark === "u") { open += 1; counts.open += 1; }
    }
    seen.failed[i] = failed;
    seen.open[i] = open;
  }
  seen.perItem = perItem;
}

/** Met and all criteria of each set up to the target: "NTM 15/19 · NTM nâng cao 12/19". */
function ofSets(i) {
  const sets = new Map();
  const marks = communes.criteria[i];
  data.criteria.forEach((criterion, at) => {
    if (criterion.level > communes.target[i] || marks[at] === ".") return;
    const counts = sets.get(criterion.level) ?? { met: 0, all: 0 };
    counts.all += 1;
    if (firm(marks[at]) === "M") counts.met += 1;
    sets.set(criterion.level, counts);
  });
  const of = (key) => [...sets.values()].reduce((sum, counts) => sum + counts[key], 0);
  const words = [...sets].map(([level, counts]) => data.levels[level].short + " " + counts.met + "/" + counts.all).join(" · ");
  return { met: of("met"), all: of("all"), words };
}
const shares = Array.from({ length: total }, (_, i) => ofSets(i));
// Counts of one set take less room than those of several.
document.body.classList.toggle("one-set", shares.every((counts) => !counts.words.includes("·")));

/** What a column is sorted by; null where there is nothing to sort by. */
function sortKey(key) {
  if (key === "commune") { const places = order("name", nameOf); return (i) => places[i]; }
  if (key === "district") {
    const places = order("district", (i) => text(communes.province[i]) + "\n" + districtOf(i));
    return (i) => places[i];
  }
  if (key === "target") return (i) => communes.target[i];
  if (key === "overall") return (i) => RANK[firm(communes.overall[i])];
  if (key === "share") return (i) => (shares[i].all === 0 ? null : shares[i].met / shares[i].all);
  if (key === "failed") return (i) => seen.failed[i];
  if (key === "open") return (i) => seen.open[i];
  const column = { kind: key[0] === "i" ? "item" : "criterion", at: Number(key.slice(1)) };
  return (i) => RANK[firm(markOf(i, column))] ?? null;
}

/** Sorts by the column chosen; of equals the order of the files holds, and what has no value comes last either way. */
function sorted(rows) {
  if (!state.sort) return rows;
  const of = sortKey(state.sort.key);
  const keys = new Map(rows.map((i) => [i, of(i)]));
  const compare = (a, b) => {
    const [x, y] = [keys.get(a), keys.get(b)];
    if (x === null || y === null) return (x === null) - (y === null) || a - b;
    return state.sort.direction * (x - y) || a - b;
  };
  return rows.slice().sort(compare);
}

/** Finds rows, columns and counts for the present state. */
function filter() {
  const words = folded(state.search).split(/\s+/).filter(Boolean);
  let rows = [];
  for (let i = 0; i < total; i += 1) if (rowWanted(i, words)) rows.push(i);
  const columns = candidates();
  if (narrowed()) {
    const wanted = (mark) => mark !== "." && (state.verdict === "" || firm(mark) === state.verdict);
    rows = rows.filter((i) => columns.some((column) => wanted(markOf(i, column))));
  }
  seen.columns = columns.filter((column) => rows.some((i) => markOf(i, column) !== "."));
  count(rows);
  seen.rows = sorted(rows);
}
