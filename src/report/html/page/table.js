// The table: a real one, of which only the rows in sight exist. One stop for Tab; arrow keys walk its fields.

const scroller = byId("scroller");
const names = byId("columns").dataset;
/** Height of a row in pixels, as the style sets it: rows out of sight are told by their height alone. */
const ROW = 32;
/** Rows kept beyond the edges, so that a quick scroll meets no gap. */
const SPARE = 6;
const HEAD_ROWS = 2;

const several = new Set(communes.district.map((district, i) => communes.province[i] + ":" + district)).size > 1;
const small = matchMedia("(max-width: 600px)");
/** Columns before the verdicts: districts only where there are several; on a telephone the few that leave room for verdicts. */
const fixedColumns = (few) =>
  few ? ["commune", "overall"] : ["commune", "district", "target", "overall", "share", "failed", "open"].filter((key) => key !== "district" || several);
let fixed = fixedColumns(small.matches);

/** Rows that exist, by their place among those seen. */
const drawn = new Map();
/** Field that Tab leads to: row -1 is the headings. */
const active = { row: 0, column: 0 };

const columnKey = (column) => (column.kind === "item" ? "i" : "c") + column.at;
/** The code alone: the level stands in the heading above. */
function columnCode(column) {
  if (column.kind === "criterion") return String(data.criteria[column.at].number);
  return levelOf(column.at) === null ? itemCode(column.at) : data.items[column.at].code;
}
const columnName = (column) => (column.kind === "item" ? data.items[column.at].name : data.criteria[column.at].name);
const columnLevel = (column) => (column.kind === "item" ? levelOf(column.at) : data.criteria[column.at].level);

/** A heading that sorts. */
function sortHeading(key, label, title, kind) {
  const direction = state.sort && state.sort.key === key ? state.sort.direction : 0;
  const arrow = make("span", { class: "arrow", "aria-hidden": "true" }, direction === 1 ? "▲" : direction === -1 ? "▼" : "");
  const button = make("button", { type: "button", tabindex: "-1", title: title + "\n" + say("sort"), "data-key": key }, ...label, arrow);
  return make("th", { scope: "col", class: kind, "aria-sort": direction === 1 ? "ascending" : direction === -1 ? "descending" : "none" }, button);
}

/** A heading on paper: no button, for browsers leave buttons out of headings that are repeated on further sheets. */
const paperHeading = (key, label, title, kind) => make("th", { scope: "col", class: kind }, make("div", { class: "label" }, ...label));

/** Columns of one level side by side, for the row of group headings. */
function groups(columns) {
  const found = [];
  for (const column of columns) {
    const level = columnLevel(column);
    if (found.length === 0 || found[found.length - 1].level !== level) found.push({ level, count: 0 });
    found[found.length - 1].count += 1;
  }
  return found;
}

/** The two rows of headings, for the screen or for paper. */
function headRows(columns, heading) {
  const group = ({ level, count }) =>
    make("th", { scope: "colgroup", colspan: count, class: "group" }, make("span", {}, level === null ? say("conditions") : data.levels[level].short));
  const top = make("tr", {}, make("th", { colspan: fixed.length, class: "group none", "aria-hidden": "true" }), ...groups(columns).map(group));
  const first = fixed.map((key) => heading(key, [make("span", {}, names[key])], names[key], "f-" + key));
  const marks = columns.map((column) => {
    const label = [make("span", { class: "name" }, columnName(column)), make("span", { class: "code" }, columnCode(column))];
    return heading(columnKey(column), label, columnTitle(column), "mark");
  });
  return [top, make("tr", {}, ...first, ...marks)];
}

const fixedText = {
  district: (i) => districtOf(i),
  target: (i) => data.levels[communes.target[i]].short,
  share: (i) => shares[i].words,
  failed: (i) => String(seen.failed[i]),
  open: (i) => String(seen.open[i]),
};

/** The verdict on a commune: provisional is a star here, the word for those who listen. */
function shortBadge(letter) {
  const word = say("verdict-" + firm(letter)) + (isProvisional(letter) ? " *" : "");
  return make("span", { class: "badge v" + firm(letter), role: "img", "aria-label": verdictWord(letter) }, word);
}

function fixedCell(i, key) {
  if (key === "commune") {
    return make("th", { scope: "row", class: "f-commune" }, make("button", { type: "button", tabindex: "-1", title: nameOf(i) }, nameOf(i)));
  }
  if (key === "overall") return make("td", { class: "f-overall", tabindex: "-1" }, shortBadge(communes.overall[i]));
  return make("td", { class: "f-" + key, tabindex: "-1", title: fixedText[key](i) }, fixedText[key](i));
}

/** A verdict: a letter and a colour; the whole word for those who listen. */
function markCell(i, column) {
  const cell = document.createElement("td");
  const mark = markOf(i, column);
  cell.tabIndex = -1;
  if (mark === ".") {
    cell.className = "mark blank";
    return cell;
  }
  cell.className = "mark v" + firm(mark) + (isProvisional(mark) ? " p" : "");
  cell.textContent = say("mark-" + firm(mark));
  cell.setAttribute("aria-label", verdictWord(mark));
  return cell;
}

function row(place, columns) {
  const i = seen.rows[place];
  const line = make("tr", { "aria-rowindex": place + HEAD_ROWS + 1 });
  line.append(...fixed.map((key) => fixedCell(i, key)), ...columns.map((column) => markCell(i, column)));
  return line;
}

/** A row that only takes the room of rows out of sight. */
function spacer(rows) {
  const cell = make("td", { colspan: fixed.length + seen.columns.length });
  cell.style.height = rows * ROW + "px";
  return make("tr", { class: "spacer", "aria-hidden": "true" }, cell);
}

/** Makes the rows in sight exist, and no others. */
function draw() {
  const from = Math.max(0, Math.floor(scroller.scrollTop / ROW) - SPARE);
  const until = Math.min(seen.rows.length, Math.ceil((scroller.scrollTop + scroller.clientHeight) / ROW) + SPARE);
  for (const place of [...drawn.keys()]) if (place < from || place >= until) drawn.delete(place);
  const rows = [];
  for (let place = from; place < until; place += 1) {
    if (!drawn.has(place)) drawn.set(place, row(place, seen.columns));
    rows.push(drawn.get(place));
  }
  const body = byId("body");
  const held = body.contains(document.activeElement);
  body.replaceChildren(...(from > 0 ? [spacer(from)] : []), ...rows, ...(until < seen.rows.length ? [spacer(seen.rows.length - until)] : []));
  mark(held);
}

/** The part of a field that takes the keyboard. */
function field(at) {
  const line = at.row < 0 ? byId("head").rows[1] : drawn.get(at.row);
  const cell = line && line.cells[at.column];
  return cell ? cell.querySelector("button") || cell : null;
}

/** Lets Tab lead to the active field, or to the first in sight; gives it the keyboard where it had it. */
function mark(focus) {
  for (const old of byId("table").querySelectorAll("[tabindex='0']")) old.tabIndex = -1;
  const found = field(active) || field({ row: Math.min(...drawn.keys(), seen.rows.length), column: 0 }) || field({ row: -1, column: 0 });
  if (found) found.tabIndex = 0;
  if (found && focus) found.focus({ preventScroll: true });
}

/** What the headings were last made of. */
let headKey = "";

/** Writes the table anew. */
function drawTable() {
  const table = byId("table");
  drawn.clear();
  const key = JSON.stringify([fixed, seen.columns, state.sort]);
  // Upright headings are slow to lay out: they are made anew only where they change.
  if (key !== headKey) byId("head").replaceChildren(...headRows(seen.columns, sortHeading));
  headKey = key;
  table.setAttribute("aria-rowcount", seen.rows.length + HEAD_ROWS);
  table.setAttribute("aria-colcount", fixed.length + seen.columns.length);
  active.row = Math.min(active.row, seen.rows.length - 1);
  active.column = Math.min(active.column, fixed.length + seen.columns.length - 1);
  draw();
}

/** Brings a field into sight below the headings and beside the names, and gives it the keyboard. */
function walk(rowStep, columnStep) {
  active.row = Math.max(-1, Math.min(seen.rows.length - 1, active.row + rowStep));
  active.column = Math.max(0, Math.min(fixed.length + seen.columns.length - 1, active.column + columnStep));
  if (active.row >= 0) {
    const top = active.row * ROW;
    const room = scroller.clientHeight - byId("head").offsetHeight - ROW;
    if (top < scroller.scrollTop) scroller.scrollTop = top;
    if (top > scroller.scrollTop + room) scroller.scrollTop = top - room;
    draw();
  }
  mark(true);
  const cell = document.activeElement.closest("th, td");
  const left = byId("head").rows[1].cells[0].offsetWidth;
  if (active.column > 0 && cell.offsetLeft < scroller.scrollLeft + left) scroller.scrollLeft = cell.offsetLeft - left;
  const right = cell.offsetLeft + cell.offsetWidth - scroller.clientWidth;
  if (right > scroller.scrollLeft) scroller.scrollLeft = right;
}

const page = () => Math.max(1, Math.floor(scroller.clientHeight / ROW) - 6);
const KEYS = {
  ArrowUp: () => walk(-1, 0),
  ArrowDown: () => walk(1, 0),
  ArrowLeft: () => walk(0, -1),
  ArrowRight: () => walk(0, 1),
  PageUp: () => walk(-page(), 0),
  PageDown: () => walk(page(), 0),
  Home: (all) => walk(all ? -seen.rows.length : 0, -active.column),
  End: (all) => walk(all ? seen.rows.length : 0, fixed.length + seen.columns.length),
};

/** Sorts by a column: up, down, and back to the order of the files. */
function sortBy(key) {
  const now = state.sort && state.sort.key === key ? state.sort.direction : 0;
  state.sort = now === 0 ? { key, direction: 1 } : now === 1 ? { key, direction: -1 } : null;
  active.row = -1;
  active.column = [...byId("head").rows[1].cells].findIndex((cell) => cell.querySelector("button").dataset.key === key);
  const left = scroller.scrollLeft;
  refresh();
  scroller.scrollLeft = left;
  mark(true);
}

/** Opens what stands behind a field. */
function open(place, at) {
  const i = seen.rows[place];
  const column = seen.columns[at - fixed.length];
  if (column && markOf(i, column) !== ".") openField(i, column);
  else if (!column) openCommune(i);
}

/** The place of a cell of the table, by what was clicked in it. */
function placeOf(target) {
  const cell = target.closest("th, td");
  const line = cell && cell.parentElement;
  const place = [...drawn.entries()].find(([, own]) => own === line);
  return place ? { row: place[0], column: cell.cellIndex } : null;
}

function activate(target) {
  const button = target.closest("button[data-key]");
  if (button) return sortBy(button.dataset.key);
  const place = placeOf(target);
  if (!place) return undefined;
  Object.assign(active, place);
  mark(true);
  return open(place.row, place.column);
}

/** Wherever the keyboard came from, arrow keys go on from there. */
byId("table").addEventListener("focusin", (event) => {
  const cell = event.target.closest("th, td");
  const place = placeOf(cell) || { row: -1, column: cell.cellIndex };
  Object.assign(active, place);
});
byId("table").addEventListener("click", (event) => activate(event.target));
byId("table").addEventListener("keydown", (event) => {
  if (event.altKey || event.metaKey) return;
  const walked = KEYS[event.key];
  if (walked) walked(event.ctrlKey);
  else if (event.key === "Enter" || event.key === " ") activate(event.target);
  else return;
  event.preventDefault();
});
let waiting = false;
scroller.addEventListener("scroll", () => {
  if (waiting) return;
  waiting = true;
  requestAnimationFrame(() => { waiting = false; draw(); });
});
addEventListener("resize", () => draw());
small.addEventListener("change", () => { fixed = fixedColumns(small.matches); drawTable(); });
