// Saves a form while it is being filled in: a pause in the typing sends it as a draft. The answer
// replaces the form's saved state; when none comes, the text stays here and is sent again.

const PAUSE = 1200;
const RETRY = 5000;

const form = document.querySelector("[data-draft]");
const state = form.querySelector("[data-draft-state]");
let timer = 0;
let unsaved = false;
let sending = false;

function later(delay) {
  clearTimeout(timer);
  timer = setTimeout(send, delay);
}

function say(words) {
  const line = state.querySelector("[data-draft-words]");
  line.textContent = words;
}

async function send() {
  if (sending) return later(PAUSE);
  sending = true;
  unsaved = false;
  const body = new FormData(form);
  body.set("draft", "1");
  try {
    const answer = await fetch(form.action, { method: "POST", body, redirect: "error" });
    if (!answer.ok) throw new Error(String(answer.status));
    state.innerHTML = await answer.text();
  } catch {
    unsaved = true;
    say(form.dataset.failed);
    later(RETRY);
  }
  sending = false;
}

form.addEventListener("input", () => {
  unsaved = true;
  say(form.dataset.typing);
  later(PAUSE);
});

form.addEventListener("submit", () => {
  clearTimeout(timer);
  unsaved = false;
});

addEventListener("beforeunload", (event) => {
  if (unsaved || sending) event.preventDefault();
});
