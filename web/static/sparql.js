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
      autocompleters: [],
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
