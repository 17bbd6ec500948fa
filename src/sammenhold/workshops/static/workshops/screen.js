// The big screen says at which address one joins: the one it was itself opened at.

import "./fitting.js"

function say() {
  for (const place of document.querySelectorAll("[data-origin]")) place.textContent = location.host;
}

document.addEventListener("live:applied", say);
say();
