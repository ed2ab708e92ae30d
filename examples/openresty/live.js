// Shows the events of the webhook as they arrive, and the new qualification of the customer that one names.
"use strict";

const list = document.getElementById("events");
const NAMES = JSON.parse(list.dataset.names);

function row(event) {
  const item = document.createElement("li");
  const name = document.createElement("b");
  name.textContent = event.name;
  item.append(name, ` ${event.customer || ""} ${event.at}`);
  return item;
}

function update(event) {
  const link = document.querySelector(`a[href="/learn/${CSS.escape(event.customer)}/"]`);
  const cell = link && link.closest("tr").querySelector("b");
  if (!cell || !event.qualification) return;
  cell.className = event.qualification;
  cell.textContent = NAMES[event.qualification] || event.qualification;
  link.closest("tr").classList.add("changed");
}

new EventSource("/events").onmessage = (message) => {
  const event = JSON.parse(message.data);
  list.prepend(row(event));
  while (list.children.length > 20) list.lastChild.remove();
  if (event.customer) update(event);
};
