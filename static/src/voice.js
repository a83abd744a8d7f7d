// Says something politely at the foot of the page. The live region is in the layout, so that screen readers know it
// before it speaks. Nothing is moved, no focus is taken.
export function say(text) {
  const voice = document.getElementById("voice");
  if (!voice) return;
  if (!text) return voice.replaceChildren();
  if (isSaying(text)) return;
  const box = document.createElement("div");
  box.className = "voice__text";
  const words = document.createElement("p");
  words.textContent = text;
  const close = document.createElement("button");
  close.type = "button";
  close.className = "plain-button voice__close";
  close.textContent = voice.dataset.close;
  close.addEventListener("click", () => say(""));
  box.append(words, close);
  voice.replaceChildren(box);
}

export function isSaying(text) {
  return document.querySelector("#voice p")?.textContent === text;
}

export function words(name) {
  return document.getElementById("voice")?.dataset[name] ?? "";
}
