// Added to pages by `make serve` only, never published: reloads them after a build, shows what went wrong.
(() => {
  // The number of the build this page shows: what happened since is told at once.
  const events = new EventSource(`/.vorschau?${document.currentScript.dataset.seen}`);
  events.addEventListener("built", () => location.reload());
  events.addEventListener("failed", (event) => {
    const box = document.querySelector("#vorschau") ?? document.body.appendChild(document.createElement("pre"));
    box.id = "vorschau";
    box.setAttribute("role", "alert");
    box.textContent = JSON.parse(event.data);
    box.style = "position:fixed;inset:auto 0 0;margin:0;padding:1rem;max-height:50vh;overflow:auto;" +
      "background:#7a0016;color:#fff;font:1rem/1.5 monospace;white-space:pre-wrap;z-index:9";
  });
})();
