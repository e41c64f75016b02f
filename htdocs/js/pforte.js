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
