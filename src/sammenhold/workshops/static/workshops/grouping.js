// Grouping by picking a note up and putting it down: with a button (mouse, finger, keyboard) or by dragging.
// The server does the rest; a note that somebody else just moved is simply moved again.

const root = document.documentElement;

function send(note, to) {
  const form = document.getElementById("mover-act");
  form.elements.note.value = note;
  form.elements.to.value = to;
  form.requestSubmit();
}

function carry(key) {
  const carried = root.dataset.carrying === key ? "" : key;
  if (carried) root.dataset.carrying = carried;
  else delete root.dataset.carrying;
  mark();
}

function mark() {
  const carried = root.dataset.carrying;
  for (const note of document.querySelectorAll("[data-note]")) {
    const here = note.dataset.note === carried;
    note.classList.toggle("is-carried", here);
    note.querySelector("[data-pick]")?.setAttribute("aria-pressed", String(here));
  }
}

let moved = "";

/** The button that was pressed goes away, so the focus follows the note. */
function follow(note) {
  moved = note;
  document.querySelector(`[data-pick="${CSS.escape(note)}"]`)?.focus({ preventScroll: true });
}

function put(to) {
  const note = root.dataset.carrying;
  if (!note) return;
  follow(note);
  carry(note);
  send(note, to);
}

document.addEventListener("click", (event) => {
  const pick = event.target.closest("[data-pick]");
  const target = event.target.closest("[data-put]");
  if (pick) carry(pick.dataset.pick);
  else if (target) put(target.dataset.put);
});

document.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && root.dataset.carrying) carry(root.dataset.carrying);
});

function target(element) {
  const note = element?.closest("[data-note]");
  const group = element?.closest("[data-group]");
  if (group) return [group, `group:${group.dataset.group}`];
  return note ? [note, `note:${note.dataset.note}`] : [null, ""];
}

let dragged = null;

document.addEventListener("dragstart", (event) => {
  const note = event.target.closest?.("[data-note]");
  if (!note) return;
  dragged = note.dataset.note;
  root.dataset.hold = "drag";
  event.dataTransfer.effectAllowed = "move";
  event.dataTransfer.setData("text/plain", dragged);
  note.classList.add("is-dragged");
});

document.addEventListener("dragover", (event) => {
  if (!dragged) return;
  event.preventDefault();
  const [over] = target(event.target);
  for (const other of document.querySelectorAll(".is-over")) if (other !== over) other.classList.remove("is-over");
  if (over && over.dataset.note !== dragged) over.classList.add("is-over");
});

document.addEventListener("drop", (event) => {
  if (!dragged) return;
  event.preventDefault();
  const [over, to] = target(event.target);
  if (over?.dataset.note !== dragged && (over || event.target.closest("[data-region=board]"))) {
    send(dragged, to);
  }
});

document.addEventListener("dragend", () => {
  dragged = null;
  delete root.dataset.hold;
  for (const note of document.querySelectorAll(".is-dragged, .is-over")) note.classList.remove("is-dragged", "is-over");
});

document.addEventListener("live:applied", () => {
  if (moved && document.activeElement?.matches("body, [data-region]")) follow(moved);
  for (const note of document.querySelectorAll("[data-note]:not([draggable])")) note.draggable = true;
  mark();
});
for (const note of document.querySelectorAll("[data-note]")) note.draggable = true;
