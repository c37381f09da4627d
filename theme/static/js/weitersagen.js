// Under an article: copy its address, or hand it to the device. Nobody else learns of it.

const { href: url } = document.querySelector("link[rel=canonical]");
const { title } = document.querySelector(".weitersagen").dataset;
const answer = document.querySelector(".weitersagen [role=status]");

offer("kopieren", navigator.clipboard, async () => {
  await navigator.clipboard.writeText(url);
  answer.textContent = "Der Link ist kopiert.";
});
offer("teilen", navigator.share, () => navigator.share({ title, url }));

// A button appears only where it works.
function offer(name, able, act) {
  const button = document.querySelector(`.weitersagen [value=${name}]`);
  if (!able) return;
  button.hidden = false;
  button.onclick = () => {
    answer.textContent = "";
    // Whoever closes the device's sheet again has changed their mind: no fault.
    act().catch(({ name }) => {
      if (name !== "AbortError") answer.textContent = "Das ging leider nicht. Die Adresse: " + url;
    });
  };
}
