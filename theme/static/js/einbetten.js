// A click on a placeholder's button loads what it stands for; nothing is stored.

for (const box of document.querySelectorAll("[data-src]")) {
  const button = box.querySelector("button");
  button.hidden = false;
  button.onclick = () => load(box, button);
}

function load(box, button) {
  const frame = document.createElement("iframe");
  if (box.dataset.height) frame.onload = () => ask(frame);
  // Each data-* is an attribute of the frame; src is the last, a sandbox counts from then on.
  for (const [name, value] of Object.entries(box.dataset)) frame.setAttribute(name, value);
  // The link stays: a blocker may empty the frame.
  box.querySelector("p").replaceWith(frame);
  button.remove();
  frame.focus();
}

// iframe-resizer (Mailjet) and Mastodon tell their height when asked.
function ask({ contentWindow, src }) {
  const { origin } = new URL(src);
  contentWindow.postMessage("[iFrameSizer]frame:0:false:true:32:true:true:null:bodyOffset", origin);
  contentWindow.postMessage({ type: "setHeight", id: 0 }, origin);
}

addEventListener("message", ({ data, origin, source }) => {
  for (const frame of document.querySelectorAll("[data-height] iframe")) {
    if (source !== frame.contentWindow || origin !== new URL(frame.src).origin) continue;
    const height = /^\[iFrameSizer\]frame:([\d.]+):/.exec(data)?.[1] ?? data?.height;
    if (height > 50) frame.height = Math.min(Math.ceil(height), 5000);
  }
});
