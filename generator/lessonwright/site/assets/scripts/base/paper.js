// Owns what a style sheet cannot see when a page is printed: which dates are filled in; any other is a line to write on.

window.addEventListener("beforeprint", () => {
  for (const date of document.querySelectorAll("input[type=date]")) date.toggleAttribute("data-filled", date.value);
});
