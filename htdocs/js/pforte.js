// Adds what forms do without: showing a new password while it is typed.
for (const button of document.querySelectorAll("button.reveal")) {
  const input = document.getElementById(button.getAttribute("aria-controls"));
  const show = (shown) => {
    input.type = shown ? "text" : "password";
    button.setAttribute("aria-pressed", String(shown));
  };
  button.hidden = false;
  button.addEventListener("click", () => show(input.type === "password"));
  // So that browsers offer to store it, and nobody reads it from the page that follows.
  input.form.addEventListener("submit", () => show(false));
}

// Goes on with the next part of a decision about many.
document.querySelector("form[data-goes-on]")?.requestSubmit();

// Searches as one types: fetches the page that the form would lead to and takes its list over. The line that says what
// was found stays where it is, so that screen readers say it once it has changed.
for (const form of document.querySelectorAll("form[data-searches]")) {
  const list = () => document.getElementById(form.dataset.searches);
  let waiting, running;
  const search = async () => {
    running?.abort();
    running = new AbortController();
    const address = new URL(form.action);
    address.search = new URLSearchParams(new FormData(form));
    const answer = await fetch(address, { signal: running.signal }).catch(() => null);
    if (!answer?.ok || answer.redirected) return;
    const found = new DOMParser().parseFromString(await answer.text(), "text/html").getElementById(form.dataset.searches);
    const said = list().querySelector("[role=status]"), says = found?.querySelector("[role=status]");
    if (!said || !says) return;
    for (const node of [...list().childNodes]) if (node !== said) node.remove();
    says.remove();
    list().append(...found.childNodes);
    said.textContent = says.textContent;
    history.replaceState(null, "", address);
  };
  form.addEventListener("input", () => {
    clearTimeout(waiting);
    waiting = setTimeout(search, 250);
  });
}
