// Owns the frame of the theme's copy buttons. The theme makes each a landmark for navigation, and a page of examples has
// hundreds: whoever walks from landmark to landmark by ear would meet nothing else.

const frames = "nav.md-code__nav:not([role])";

new MutationObserver(() => {
  for (const frame of document.querySelectorAll(frames)) frame.setAttribute("role", "none");
}).observe(document.body, { childList: true, subtree: true });
