// Puts everything together.

const FILTERS = ["search", "province", "district", "target", "criterion", "department", "verdict", "zone"];

function readFilters() {
  for (const id of FILTERS) state[id] = byId(id).value;
  state.view = document.querySelector("#views :checked").value;
  state.item = null;
}

/** Finds and draws what the state asks for. */
function refresh() {
  filter();
  drawTiles();
  drawBars();
  drawCount();
  drawTable();
}

/** Districts of other provinces than the one chosen are no choice. */
function fitDistricts() {
  const province = byId("province").value;
  const label = province === "" ? "" : text(Number(province));
  for (const group of byId("district").querySelectorAll("optgroup")) group.hidden = group.disabled = label !== "" && group.label !== label;
  const chosen = byId("district").selectedOptions[0];
  if (chosen && chosen.parentElement.disabled) byId("district").value = "";
}

function changed() {
  fitDistricts();
  readFilters();
  scroller.scrollTop = 0;
  refresh();
}

setUpFilters();
drawUnread();
drawNotices();
drawLegend();
byId("about").textContent = [...new Set(communes.frame)].length === 1 ? text(communes.frame[0]) : "";
byId("filters").addEventListener("input", changed);
byId("filters").addEventListener("submit", (event) => event.preventDefault());
// A form is reset after its event.
byId("filters").addEventListener("reset", () => { state.sort = null; setTimeout(changed); });
byId("views").addEventListener("change", changed);
readFilters();
refresh();
