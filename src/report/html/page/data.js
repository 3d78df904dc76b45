"use strict";
// What the page knows, and small tools to tell it. Nothing here asks anything of a network.
// Every text from outside goes through textContent or setAttribute: no text is ever parsed as markup.

const data = JSON.parse(document.getElementById("data").textContent);
const communes = data.communes;
const total = communes.name.length;
const numbers = new Intl.NumberFormat("vi-VN");
const collator = new Intl.Collator("vi", { numeric: true });

const byId = (id) => document.getElementById(id);
const text = (number) => data.strings[number];

/** The sentence of an id with its facts filled in; numbers in the way of the country. */
function say(id, facts = {}) {
  const fill = (hole, name) => {
    const fact = facts[name];
    return fact === undefined ? hole : typeof fact === "number" ? numbers.format(fact) : fact;
  };
  return data.texts[id].replace(/\{([a-z_]+)\}/g, fill);
}

/** A new element with its attributes and children; strings become text. */
function make(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
  element.append(...children);
  return element;
}

// Verdicts are letters: M met, N not met, U undetermined, A not applicable; small ones are provisional; "." was not asked.
const VERDICTS = ["M", "N", "U", "A"];
/** Order when sorting by a column of verdicts: what needs work first; what was not asked always last. */
const RANK = { N: 0, U: 1, M: 2, A: 3 };
const firm = (letter) => letter.toUpperCase();
const isProvisional = (letter) => letter !== firm(letter);

/** "Chưa đạt (tạm tính)". */
function verdictWord(letter) {
  if (letter === ".") return say("not-asked");
  const word = say("verdict-" + firm(letter));
  return isProvisional(letter) ? say("with-provisional", { verdict: word }) : word;
}

/** Share in per cent with one decimal. */
const share = (part, whole) => numbers.format(whole === 0 ? 0 : Math.round((part * 1000) / whole) / 10);

const nameOf = (i) => communes.name[i] || say("nameless");
const districtOf = (i) => text(communes.district[i]);
const departmentOf = (i, item) => communes.departments[communes.offices[i]][item];

/** Letters without marks, so that "ha" finds "Hà" and "d" finds "đ". */
const folded = (words) => words.normalize("NFD").replace(/[\u0300-\u036f]/g, "").replace(/[đĐ]/g, "d").toLowerCase();

/** The columns of items below each criterion. */
const itemsOf = data.criteria.map(() => []);
data.items.forEach((item, at) => item.criterion !== null && itemsOf[item.criterion].push(at));
/** Columns of items that are conditions of recognition. */
const conditions = data.items.map((item, at) => at).filter((at) => data.items[at].criterion === null);

/** What is said of an item of a commune that is not met or undetermined; nothing of others. */
function reasonOf(i, item) {
  const all = communes.reasons[i];
  for (let at = 0; at < all.length; at += 5) {
    if (all[at] === item) return { asked: text(all[at + 1]), found: text(all[at + 2]), why: text(all[at + 3]), cell: text(all[at + 4]) };
  }
  return null;
}

/** Address of a file from where this page lies. Each part is encoded, so that no name can be read as another kind of address. */
const address = (href) => href.split("/").map(encodeURIComponent).join("/");

/** The name of a file, as a link where it is known where it lies. */
function fileLink(file, href) {
  return href ? make("a", { href: address(href) }, file) : document.createTextNode(file);
}
