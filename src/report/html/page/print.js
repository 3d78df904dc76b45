// Paper: every commune that is seen, with as many columns as an A4 sheet holds, the rest on further sheets.

/** Verdict columns beside the fixed ones on A4 across. */
const PAPER_COLUMNS = 24;
/** Communes on one A4 sheet across; where names are long the rest of them goes on a further one, below the same headings. */
const PAPER_ROWS = 23;
/** Fields a browser brings to paper in reasonable time (some 1 400 communes by criterion); beyond it the sheet says what is left out. */
const PAPER_FIELDS = 60000;

/** The filters in force in words: a sheet must tell what it shows. */
function filterWords() {
  const lists = ["province", "district", "target", "criterion", "department", "verdict", "zone"].map(byId).filter((list) => list.value !== "");
  const words = lists.map((list) => list.parentElement.firstChild.textContent.trim() + ": " + list.selectedOptions[0].textContent);
  if (state.search) words.unshift("“" + state.search + "”");
  return words.length === 0 ? [] : [make("p", {}, say("print-filter", { filter: words.join("; ") }))];
}

/** Columns of one sheet each: those of a level stay together where they fit. */
function paperParts(columns) {
  const parts = [];
  let at = 0;
  for (const { count } of groups(columns)) {
    const own = columns.slice(at, at + count);
    at += count;
    const last = parts[parts.length - 1];
    if (last && last.length + count <= PAPER_COLUMNS) last.push(...own);
    else for (let from = 0; from < count; from += PAPER_COLUMNS) parts.push(own.slice(from, from + PAPER_COLUMNS));
  }
  return parts.length > 0 ? parts : [[]];
}

/** The communes from one place to another with some of the columns. */
function sheet(columns, from, until, title) {
  // Widths come from here: the first row of headings spans columns and cannot tell them.
  const widths = [...fixed.map((key) => make("col", { class: "f-" + key })), ...columns.map(() => make("col", { class: "mark" }))];
  const table = make("table", {}, make("colgroup", {}, ...widths), make("thead", {}, ...headRows(columns, paperHeading)));
  const body = make("tbody");
  for (let place = from; place < until; place += 1) body.append(row(place, columns));
  table.append(body);
  return make("section", {}, ...title, table);
}

/** All sheets of some columns. Many short tables: a browser takes ever longer over each page of a long one. */
function sheets(columns, rows, part, parts) {
  const found = [];
  for (let from = 0; from < rows; from += PAPER_ROWS) {
    const title = parts > 1 ? [make("p", { class: "part" }, say("print-columns", { part, parts }))] : [];
    found.push(sheet(columns, from, Math.min(rows, from + PAPER_ROWS), title));
  }
  return found;
}

function fillPaper() {
  fixed = fixedColumns(false);
  const parts = paperParts(seen.columns);
  const rows = Math.min(seen.rows.length, Math.max(1, Math.floor(PAPER_FIELDS / (seen.columns.length + fixedColumns(false).length * parts.length))));
  const left = rows < seen.rows.length ? [make("p", { class: "left-out" }, say("print-left", { printed: rows, shown: seen.rows.length }))] : [];
  byId("paper").replaceChildren(...filterWords(), ...left, ...parts.flatMap((columns, at) => sheets(columns, rows, at + 1, parts.length)));
  fixed = fixedColumns(small.matches);
}

addEventListener("beforeprint", fillPaper);
addEventListener("afterprint", () => byId("paper").replaceChildren());
byId("print").addEventListener("click", () => print());
