// Puts YASGUI in the place of the plain form; the form stays where this fails.
(function () {
  "use strict";
  var holder = document.getElementById("editor");
  var form = document.getElementById("query-form");
  var answer = document.getElementById("answer");
  if (!holder || !form || typeof window.Yasgui !== "function") {
    return;
  }
  var asked = new URLSearchParams(window.location.search).has("query");
  var query = form.elements.query.value;
  var prefixes = JSON.parse(holder.dataset.prefixes);
  var endpoint = new URL(holder.dataset.endpoint, window.location.href).href;

  holder.hidden = false;
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
