// Small comforts. Every page works without them; they listen at the document, so that parts drawn later have them too.

const closest = (event, selector) => event.target instanceof Element && event.target.closest(selector);

export function toast(text, milliseconds = 6000) {
  const box = document.querySelector("[data-toasts]");
  if (!box) return;
  const item = document.createElement("p");
  item.className = "toast";
  item.textContent = text;
  box.replaceChildren(item);
  setTimeout(() => item.remove(), milliseconds);
}

function openDialog(event) {
  const opener = closest(event, "[data-dialog]");
  const dialog = opener && document.getElementById(opener.dataset.dialog);
  if (!dialog) return;
  event.preventDefault();
  dialog.showModal();
}

function closeDialog(event) {
  closest(event, "[data-close]")?.closest("dialog")?.close();
}

async function copy(event) {
  const button = closest(event, "[data-copy]");
  if (!button) return;
  try {
    await navigator.clipboard.writeText(button.dataset.copy);
    toast(button.dataset.copied);
  } catch {
    toast(button.dataset.copy, 20000);
  }
}

function closeMenus(event) {
  for (const menu of document.querySelectorAll("details[data-menu][open]")) {
    if (event.key === "Escape") menu.querySelector("summary").focus();
    else if (menu.contains(event.target)) continue;
    menu.open = false;
  }
}

function count(field) {
  const counter = document.querySelector(`[data-counter-for="${CSS.escape(field.id)}"]`);
  if (!counter) return;
  const left = field.maxLength - field.value.length;
  counter.textContent = counter.dataset.left.replace("{n}", left);
  counter.dataset.state = left <= field.maxLength / 10 ? "near" : "far";
  // Said aloud only when room is getting short: a counter that speaks at every key is noise.
  counter.ariaLive = left <= field.maxLength / 10 ? "polite" : "off";
}

function step(event) {
  const button = closest(event, "[data-step]");
  const input = button && document.getElementById(button.getAttribute("aria-controls"));
  if (!(input instanceof HTMLInputElement)) return;
  input.stepUp(Number(button.dataset.step));
  input.dispatchEvent(new Event("change", { bubbles: true }));
}

document.addEventListener("click", (event) => {
  openDialog(event);
  closeDialog(event);
  copy(event);
  step(event);
  closeMenus(event);
});
document.addEventListener("keydown", (event) => event.key === "Escape" && closeMenus(event));
document.addEventListener("click", (event) => closest(event, "[data-print]") && window.print());
document.addEventListener("input", (event) => event.target.matches?.("textarea[maxlength]") && count(event.target));
for (const field of document.querySelectorAll("textarea[maxlength]")) count(field);
document.querySelector("[data-error-summary]")?.focus();
