// The reasons behind a verdict, of one field or of a whole commune.

const dialog = byId("dialog");
/** Where the keyboard goes back to. */
let opener = null;

/** A verdict in words and colour. */
const badge = (letter) => make("span", { class: "badge v" + (letter === "." ? "" : firm(letter)) }, verdictWord(letter));

/** Term and description; nothing for an empty description. */
function fact(list, term, ...description) {
  if (description.every((part) => part === "")) return;
  list.append(make("dt", {}, say(term)), make("dd", {}, ...description));
}

const levelOf = (item) => (data.items[item].criterion === null ? null : data.criteria[data.items[item].criterion].level);

/** "NTM 17.1", "ĐK 2". */
function itemCode(item) {
  const level = levelOf(item);
  return level === null ? say("condition-code", { number: conditions.indexOf(item) + 1 }) : data.levels[level].short + " " + data.items[item].code;
}

/** One item of a commune: what is asked, what was found, what is missing or why nothing can be said, and where it stands. */
function itemEntry(i, item, heading) {
  const mark = communes.items[i][item];
  const reason = reasonOf(i, item);
  const list = make("dl");
  if (reason) {
    fact(list, "asked", reason.asked);
    fact(list, "found", reason.found);
    fact(list, firm(mark) === "U" ? "why" : "gap", reason.why);
    if (reason.cell) fact(list, "cell", fileLink(text(communes.file[i]), text(communes.href[i])), " › " + reason.cell);
  } else if (firm(mark) !== "U") {
    list.append(make("dd", { class: "alone" }, say(mark === "." ? "not-asked" : firm(mark) === "A" ? "not-counted" : "nothing-missing")));
  }
  fact(list, "department", text(departmentOf(i, item)));
  const title = make(heading, {}, make("span", { class: "code" }, itemCode(item)), " ", data.items[item].name);
  return make("article", { class: "entry" }, make("div", { class: "entry-head" }, title, badge(mark)), list);
}

/** A part of the dialog with a heading. */
const part = (title, ...content) => make("section", {}, make("h3", {}, title), ...content);

/** What is known of the commune itself. */
function communeFacts(i) {
  const list = make("dl", { class: "facts" });
  fact(list, "code", communes.code[i]);
  fact(list, "frame-label", text(communes.frame[i]));
  fact(list, "classes", text(communes.classes[i]));
  fact(list, "held", text(communes.held[i]));
  fact(list, "file", fileLink(text(communes.file[i]), text(communes.href[i])));
  const [correct, complete, consistent, timely] = communes.quality[i];
  fact(list, "quality", say("quality-line", { correct, complete, consistent, timely }));
  return list;
}

/** Each set with its verdict and how many of its criteria are met. */
function sets(i) {
  const judged = [...communes.sets[i]].map((letter, level) => [letter, level]).filter(([letter]) => letter !== ".");
  const entries = judged.map(([letter, level]) => {
    const marks = data.criteria.map((c, at) => (c.level === level ? communes.criteria[i][at] : ".")).filter((mark) => mark !== ".");
    const met = marks.filter((mark) => firm(mark) === "M").length;
    return make("li", {}, say("set-line", { level: data.levels[level].short, met, total: marks.length }), " ", badge(letter));
  });
  return make("ul", { class: "sets" }, ...entries);
}

function communeBody(i) {
  const target = data.levels[communes.target[i]].long;
  const place = [districtOf(i), text(communes.province[i])].filter(Boolean).join(", ");
  const lead = make("p", { class: "lead" }, badge(communes.overall[i]), " " + target, place ? " · " + place : "");
  const because = text(communes.because[i]);
  const body = [lead, ...(because ? [make("p", { class: "because" }, say("why") + ": " + because)] : []), communeFacts(i), part(say("sets"), sets(i))];
  if (communes.maintenance[i]) body.push(make("p", { class: "hint" }, say("maintenance")));
  if (text(communes.revocation[i])) {
    const lines = text(communes.revocation[i]).split("\n").map((line) => make("p", {}, line));
    body.push(part(say("revocation"), ...lines));
  }
  const own = conditions.filter((item) => communes.items[i][item] !== ".");
  if (own.length > 0) body.push(part(say("conditions"), ...own.map((item) => itemEntry(i, item, "h4"))));
  for (const [letter, title] of [["N", "failed-list"], ["U", "open-list"]]) {
    const items = data.items.map((_, at) => at).filter((at) => levelOf(at) !== null && firm(communes.items[i][at]) === letter);
    if (items.length > 0) body.push(part(say(title, { count: items.length }), ...items.map((item) => itemEntry(i, item, "h4"))));
  }
  return body;
}

/** A field of the table: one item, or all items of a criterion. */
function fieldBody(i, column) {
  const items = column.kind === "item" ? [column.at] : itemsOf[column.at].filter((item) => communes.items[i][item] !== ".");
  const whole = make("button", { type: "button", class: "whole" }, say("whole-commune"));
  whole.addEventListener("click", () => openCommune(i));
  const place = [nameOf(i), districtOf(i)].filter(Boolean).join(" – ");
  const lead = make("p", { class: "lead" }, badge(column.kind === "item" ? communes.items[i][column.at] : communes.criteria[i][column.at]), " " + place);
  return [lead, ...items.map((item) => itemEntry(i, item, "h3")), whole];
}

function columnTitle(column) {
  if (column.kind === "item") return itemCode(column.at) + " " + data.items[column.at].name;
  const criterion = data.criteria[column.at];
  return data.levels[criterion.level].short + " " + criterion.number + ". " + criterion.name;
}

function show(title, body) {
  byId("dialog-title").textContent = title;
  byId("dialog-body").replaceChildren(...body);
  if (!dialog.open) {
    opener = document.activeElement;
    dialog.showModal();
  }
  byId("dialog-body").scrollTop = 0;
  byId("dialog-title").focus();
}

const openCommune = (i) => show(nameOf(i), communeBody(i));
const openField = (i, column) => show(columnTitle(column), fieldBody(i, column));

byId("close").addEventListener("click", () => dialog.close());
// A click beside the dialog closes it, as people expect of a sheet laid over a page.
dialog.addEventListener("click", (event) => event.target === dialog && dialog.close());
// The browser itself gives the keyboard back, and tells of it later: who has walked on by then is not called back.
dialog.addEventListener("close", () => document.activeElement === document.body && opener && opener.isConnected && opener.focus());
