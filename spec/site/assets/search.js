// Searches the index of the site in the browser, without a server. "/" goes to the field, the arrow keys choose a
// result, and the address keeps the words, so that the way back leads to the same results.
(function () {
  "use strict";
  var top = document.currentScript.src.replace(/search\.js$/, "");
  var field = document.getElementById("search");
  var list = document.getElementById("found");
  var MOST = 20;
  var chosen = -1;
  var loading = false;

  function load() {
    if (loading) return;
    loading = true;
    var script = document.createElement("script");
    script.src = top + "search_index.js";
    script.onload = show;
    document.head.appendChild(script);
  }

  function wordsOf(text) {
    return text.toLowerCase().split(/[^a-z0-9_\-]+/)
      .map(function (word) { return word.replace(/^-+/, ""); }).filter(Boolean);
  }

  // 0: not found. Higher: the word begins the title, a word of it, stands in it.
  function rankTitle(title, word) {
    var parts = title.split(/[^a-z0-9\-]+/);
    if (title === word) return 12;
    if (title.indexOf(word) === 0) return 8;
    if (parts.indexOf(word) >= 0) return 7;
    if (parts.some(function (part) { return part.indexOf(word) === 0; })) return 6;
    return title.indexOf(word) > 0 ? 4 : 0;
  }

  // The lowest rank is that of a word in the text.
  function rank(entry, word) {
    var best = Math.max(rankTitle(entry[0].toLowerCase(), word), entry[4] ? rankTitle(entry[4], word) : 0);
    if (best) return best;
    return (" " + entry[3]).indexOf(" " + word) >= 0 ? 1 : 0;
  }

  function find(words) {
    var found = [];
    window.searchIndex.forEach(function (entry, place) {
      var sum = 0;
      var all = words.every(function (word) {
        var one = rank(entry, word);
        sum += one;
        return one > 0;
      });
      if (all) found.push({ entry: entry, rank: sum, place: place });
    });
    found.sort(function (a, b) {
      return b.rank - a.rank || a.entry[0].length - b.entry[0].length || a.place - b.place;
    });
    return found.slice(0, MOST);
  }

  function item(entry, place) {
    var line = document.createElement("li");
    var link = document.createElement("a");
    var kind = document.createElement("span");
    line.setAttribute("role", "option");
    line.id = "found-" + place;
    link.href = top + entry[1];
    link.tabIndex = -1;
    link.textContent = entry[0] + " ";
    kind.textContent = entry[2];
    link.appendChild(kind);
    line.appendChild(link);
    return line;
  }

  function choose(place) {
    var lines = list.querySelectorAll("li");
    chosen = Math.max(-1, Math.min(place, lines.length - 1));
    lines.forEach(function (line, at) { line.setAttribute("aria-selected", String(at === chosen)); });
    if (chosen >= 0) {
      field.setAttribute("aria-activedescendant", lines[chosen].id);
      lines[chosen].scrollIntoView({ block: "nearest" });
    } else {
      field.removeAttribute("aria-activedescendant");
    }
  }

  function keep(text) {
    var address = new URL(window.location.href);
    if (text) address.searchParams.set("q", text); else address.searchParams.delete("q");
    try {
      window.history.replaceState(null, "", address);
    } catch (refused) { /* some browsers keep the address of a file as it is */ }
  }

  function close() {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    choose(-1);
  }

  function show() {
    var words = wordsOf(field.value);
    if (!words.length || !window.searchIndex) return close();
    var found = find(words);
    list.textContent = "";
    found.forEach(function (one, place) { list.appendChild(item(one.entry, place)); });
    if (!found.length) {
      var none = document.createElement("li");
      none.textContent = "Nothing found";
      none.setAttribute("role", "option");
      none.setAttribute("aria-selected", "false");
      list.appendChild(none);
    }
    list.hidden = false;
    field.setAttribute("aria-expanded", "true");
    choose(-1);
  }

  function follow() {
    var links = list.querySelectorAll("a");
    var link = links[Math.max(chosen, 0)];
    if (!link) return;
    close();
    window.location.href = link.href;
  }

  field.addEventListener("focus", load);
  field.addEventListener("input", function () { keep(field.value); load(); show(); });
  field.addEventListener("keydown", function (event) {
    if (event.key === "ArrowDown") { event.preventDefault(); choose(chosen + 1); }
    if (event.key === "ArrowUp") { event.preventDefault(); choose(chosen - 1); }
    if (event.key === "Escape") { close(); field.value = ""; keep(""); }
  });
  field.form.addEventListener("submit", function (event) { event.preventDefault(); follow(); });
  document.addEventListener("click", function (event) {
    if (!field.form.contains(event.target)) close();
  });
  document.addEventListener("keydown", function (event) {
    var inField = /^(input|textarea|select)$/i.test(event.target.tagName);
    if (event.key !== "/" || inField || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    field.focus();
  });

  var words = new URLSearchParams(window.location.search).get("q");
  if (words) {
    field.value = words;
    field.focus();
    load();
  }

  // Paper shows the examples.
  function open(element) {
    for (; element; element = element.parentElement) {
      if (element.tagName === "DETAILS") element.open = true;
    }
  }
  window.addEventListener("beforeprint", function () {
    document.querySelectorAll("details").forEach(open);
  });
})();
