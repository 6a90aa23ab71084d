// Puts YASGUI in the place of the plain form; the form stays where this fails.
(function () {
  "use strict";
  var holder = document.getElementById("editor");
  var form = document.getElementById("query-form");
  if (!holder || !form || typeof window.Yasgui !== "function") {
    return;
  }
  var asked = new URLSearchParams(window.location.search).has("query");
  var query = form.elements.query.value;
  var prefixes = JSON.parse(holder.dataset.prefixes);
  var endpoint = new URL(holder.dataset.endpoint, window.location.href).href;

  // What a screen reader and a keyboard need and YASGUI leaves out; it makes new parts as tabs are added.
  function repair() {
    holder.querySelectorAll(".CodeMirror textarea:not([aria-label])").forEach(function (area) {
      area.setAttribute("aria-label", holder.dataset.label);
    });
    holder.querySelectorAll(".CodeMirror-scroll[tabindex='-1']").forEach(function (region) {
      region.setAttribute("tabindex", "0");
      region.setAttribute("role", "group");
      region.setAttribute("aria-label", holder.dataset.label);
    });
    holder.querySelectorAll(".tabsList button.addTab:not([role])").forEach(function (button) {
      button.setAttribute("role", "tab");
      button.setAttribute("aria-selected", "false");
    });
    holder.querySelectorAll("select.tableSizer:not([aria-label])").forEach(function (select) {
      select.setAttribute("aria-label", holder.dataset.rows);
    });
    holder.querySelectorAll(".yasr th:first-child .dt-column-title:empty").forEach(function (title) {
      title.textContent = "#";
    });
  }

  // Completion from what this graph has, instead of from services elsewhere.
  var Yasqe = window.Yasgui.Yasqe;
  var terms = fetch(holder.dataset.terms)
    .then(function (answer) { return answer.ok ? answer.json() : {}; })
    .catch(function () { return {}; });
  ["class", "property"].forEach(function (kind) {
    Yasqe.forkAutocompleter(kind, {
      name: "graph-" + kind,
      bulk: true,
      persistenceId: null,
      get: function () { return terms.then(function (found) { return found[kind] || []; }); },
    }, false);
  });
  Yasqe.forkAutocompleter("prefixes", {
    name: "graph-prefixes",
    persistenceId: null,
    get: function () {
      return Promise.resolve(Object.keys(prefixes).sort().map(function (name) {
        return name + ": <" + prefixes[name] + ">";
      }));
    },
  }, false);

  // "<helse nord" becomes the IRI of what is called so.
  var named = [];
  function beginning(yasqe) {
    var cursor = yasqe.getDoc().getCursor();
    return /<([^<>"{}|^`\\=!]{2,})$/.exec(yasqe.getDoc().getLine(cursor.line).slice(0, cursor.ch));
  }
  Yasqe.registerAutocompleter({
    name: "graph-entity",
    bulk: false,
    persistenceId: null,
    isValidCompletionPosition: function (yasqe) { return beginning(yasqe) !== null; },
    get: function (yasqe) {
      return fetch(holder.dataset.entities + "?q=" + encodeURIComponent(beginning(yasqe)[1]))
        .then(function (answer) { return answer.ok ? answer.json() : []; })
        .catch(function () { return []; })
        .then(function (found) {
          named = found;
          return found.map(function (one) { return one.iri; });
        });
    },
    postprocessHints: function (yasqe, hints) {
      var cursor = yasqe.getDoc().getCursor();
      var typed = beginning(yasqe);
      return !typed ? [] : hints.map(function (hint, number) {
        return {
          text: "<" + named[number].iri + ">",
          displayText: named[number].label + " – " + named[number].kind,
          from: { line: cursor.line, ch: cursor.ch - typed[0].length },
          to: cursor,
        };
      });
    },
  }, false);

  // Two columns of which the second is numbers, as bars; the table says the same.
  function Chart(yasr) {
    this.yasr = yasr;
    this.priority = 1;
    this.label = holder.dataset.chart;
  }
  Chart.prototype.rows = function () {
    var results = this.yasr.results;
    var names = (results && results.getVariables && results.getVariables()) || [];
    if (names.length !== 2) {
      return [];
    }
    return (results.getBindings() || []).slice(0, 100).map(function (row) {
      return { name: (row[names[0]] || { value: "" }).value, value: Number((row[names[1]] || { value: "" }).value || NaN) };
    });
  };
  Chart.prototype.canHandleResults = function () {
    var rows = this.rows();
    return rows.length > 0 && rows.every(function (row) { return isFinite(row.value); });
  };
  Chart.prototype.draw = function () {
    var rows = this.rows();
    var most = Math.max.apply(null, rows.map(function (row) { return Math.abs(row.value); })) || 1;
    var list = document.createElement("ul");
    list.className = "bars";
    rows.forEach(function (row) {
      var item = document.createElement("li");
      var bar = document.createElement("meter");
      var last = row.name.replace(/^https?:.*[/#](?=.)/, "");
      [last, row.value.toLocaleString(document.documentElement.lang)].forEach(function (text) {
        var part = document.createElement("span");
        part.textContent = text;
        item.appendChild(part);
      });
      bar.max = most;
      bar.value = Math.abs(row.value);
      bar.setAttribute("aria-hidden", "true");
      item.appendChild(bar);
      list.appendChild(item);
    });
    this.yasr.resultsEl.appendChild(list);
  };
  Chart.prototype.getIcon = function () {
    var icon = document.createElement("span");
    icon.setAttribute("aria-hidden", "true");
    icon.textContent = "▤";
    return icon;
  };
  window.Yasgui.Yasr.registerPlugin("chart", Chart);

  holder.hidden = false;
  new MutationObserver(repair).observe(holder, { childList: true, subtree: true });
  var yasgui = new window.Yasgui(holder, {
    requestConfig: { endpoint: endpoint, method: "POST" },
    autofocus: false,
    copyEndpointOnNewTab: true,
    tabName: holder.dataset.label,
    persistenceId: "vedtaksgraf",
    populateFromUrl: false,
    endpointCatalogueOptions: { getData: function () { return []; } },
    yasqe: {
      value: query,
      createShareableLink: null,
      autocompleters: ["graph-prefixes", "graph-class", "graph-property", "graph-entity", "variables"],
    },
    yasr: { prefixes: prefixes },
  });
  if (asked) {
    var tab = yasgui.getTab();
    if (tab && tab.getQuery() !== query) {
      tab = yasgui.addTab(true);
      tab.setQuery(query);
    }
  }
  form.hidden = true;
})();
