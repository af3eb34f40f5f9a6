"use strict";
/* Sorting, filtering and unfolding; without this script everything can still be read. */
(function () {
  var compare = new Intl.Collator(document.documentElement.lang, { numeric: true }).compare;

  function sorted(table, index, down) {
    var body = table.tBodies[0];
    var rows = Array.from(body.rows);
    var text = function (row) { return row.cells[index].textContent.trim(); };
    rows.map(function (row, at) { return [text(row), at, row]; })
      .sort(function (a, b) { return (compare(a[0], b[0]) || a[1] - b[1]) * (down ? -1 : 1); })
      .forEach(function (entry) { body.appendChild(entry[2]); });
  }

  document.querySelectorAll("table.sortable").forEach(function (table) {
    Array.from(table.tHead.rows[0].cells).forEach(function (head, index) {
      var button = document.createElement("button");
      button.type = "button";
      button.textContent = head.textContent;
      head.textContent = "";
      head.appendChild(button);
      button.addEventListener("click", function () {
        var down = head.getAttribute("aria-sort") === "ascending";
        table.querySelectorAll("th").forEach(function (one) { one.removeAttribute("aria-sort"); });
        head.setAttribute("aria-sort", down ? "descending" : "ascending");
        sorted(table, index, down);
      });
    });
  });

  var people = Array.from(document.querySelectorAll("details.person"));

  document.querySelectorAll("#appointments tbody tr").forEach(function (row) {
    var cell = row.cells[0];
    var person = document.getElementById("person-" + cell.textContent.trim().split(" ")[0]);
    if (!person) { return; }
    var link = document.createElement("a");
    link.href = "#" + person.id;
    link.textContent = cell.textContent;
    cell.textContent = "";
    cell.appendChild(link);
    link.addEventListener("click", function () { person.hidden = false; person.open = true; });
  });

  var tools = document.querySelector(".tools");
  if (!tools) { return; }
  tools.hidden = false;
  var filter = document.getElementById("filter");
  var outcome = document.getElementById("outcome");
  var unfold = document.getElementById("unfold");
  var shown = document.getElementById("shown");
  var words = [unfold.textContent, unfold.dataset.fold];

  Array.from(outcome.options).forEach(function (option) {
    var none = !people.some(function (one) { return one.dataset.outcome === option.value; });
    if (option.value && none) { option.remove(); }
  });

  function show() {
    var wanted = filter.value.trim().toLowerCase();
    var left = 0;
    people.forEach(function (one) {
      var fits = (!outcome.value || one.dataset.outcome === outcome.value) &&
        one.textContent.toLowerCase().indexOf(wanted) >= 0;
      one.hidden = !fits;
      left += fits ? 1 : 0;
    });
    shown.textContent = shown.dataset.text.replace("{n}", left).replace("{total}", people.length);
  }

  filter.addEventListener("input", show);
  outcome.addEventListener("change", show);
  unfold.addEventListener("click", function () {
    var open = unfold.getAttribute("aria-pressed") !== "true";
    unfold.setAttribute("aria-pressed", String(open));
    unfold.textContent = words[open ? 1 : 0];
    people.forEach(function (one) { one.open = open; });
  });

  var before = [];
  window.addEventListener("beforeprint", function () {
    before = people.map(function (one) { return one.open; });
    people.forEach(function (one) { one.open = true; });
  });
  window.addEventListener("afterprint", function () {
    people.forEach(function (one, at) { one.open = before[at]; });
  });
  show();
})();
