"use strict";

const HOW_ONE = "Think of a friend on the phone who cannot see it: take the line that you would say to them, true to what is shown"
  + " and telling most of it.";
const HOW_SEVERAL = "Mark every line that is good. If one of them is the best, say so, too (Shift and its number).";

const byId = (id) => document.getElementById(id);
const body = document.body;
const undos = document.querySelectorAll(".undo");

let annotator = "";
let state = null; // What the server said last.
let good = new Set(); // Captions that are marked while several may be.
let best = null;
let busy = false;

function show(kind) {
  body.dataset.state = kind;
}

function say(text, isWrong = false) {
  byId("message").textContent = text;
  byId("message").dataset.kind = isWrong ? "wrong" : "";
}

async function ask(path, content) {
  const options = content === undefined ? {} : {
    method: "POST",
    headers: { "Content-Type": "application/json" },
    body: JSON.stringify(content),
  };
  const answer = await fetch(path, options);
  return { status: answer.status, json: await answer.json() };
}

/** Sends a step, or only asks what is before the annotator where there is none. */
async function step(name, content, done) {
  if (busy) {
    return;
  }
  busy = true;
  try {
    const task = "api/task?by=" + encodeURIComponent(annotator);
    let answer = name === null ? await ask(task)
      : await ask("api/" + name, { by: annotator, turn: state.turn, ...content });
    let wrong = null;
    if (answer.status !== 200 && name !== null) {
      wrong = answer.status === 409
        ? "Another page with your name was faster; this is where you are now."
        : answer.json.error;
      answer = await ask(task);
    }
    if (answer.status === 200) {
      say(wrong ?? done, wrong !== null);
      receive(answer.json);
    } else {
      forget();
      say(answer.json.error, true);
    }
  } catch (failure) {
    console.error(failure);
    show("broken");
  } finally {
    busy = false;
  }
}

function receive(next) {
  const same = state !== null && state.clip !== null && next.clip !== null && state.clip.index === next.clip.index;
  state = next;
  byId("who").textContent = annotator;
  byId("count").textContent = state.done + " of " + state.total;
  byId("progress").max = Math.max(1, state.total);
  byId("progress").value = state.done;
  undos.forEach((button) => { button.disabled = !state.undo; });
  setSeveral(false);
  if (state.clip === null) {
    byId("figure").replaceChildren();
    show("done");
    return;
  }
  byId("captions").replaceChildren(...state.clip.captions.map(caption));
  if (!same || body.dataset.state === "done" || body.dataset.state === "broken") {
    play(state.clip);
  }
  byId("task").focus({ preventScroll: false });
  window.scrollTo(0, 0);
}

/** Shows the clip; captions can be chosen as soon as something of it is seen. */
function play(clip) {
  const figure = byId("figure");
  const seen = () => { if (body.dataset.state === "seeing") { show("ready"); } };
  show("seeing");
  if (clip.media === null) {
    still(clip, seen);
    return;
  }
  const video = document.createElement("video");
  Object.assign(video, { loop: true, muted: true, autoplay: true, controls: true, playsInline: true });
  video.setAttribute("aria-label", "The clip");
  if (clip.width > 0 && clip.height > 0) {
    video.style.aspectRatio = clip.width + " / " + clip.height;
  }
  video.addEventListener("loadeddata", seen);
  video.addEventListener("error", () => still(clip, seen));
  video.src = clip.media;
  figure.parentElement.dataset.kind = "video";
  figure.replaceChildren(video);
}

/** Shows the frames of a clip that has no film, or one that this browser cannot play. */
function still(clip, seen) {
  const figure = byId("figure");
  figure.parentElement.dataset.kind = "sheet";
  const blank = () => {
    const text = document.createElement("p");
    text.textContent = "This browser cannot show the clip. Skip it.";
    figure.replaceChildren(text);
    seen();
  };
  if (clip.sheet === null) {
    blank();
    return;
  }
  const image = document.createElement("img");
  image.alt = "Frames of the clip, in the order of time";
  image.addEventListener("load", seen);
  image.addEventListener("error", blank);
  image.src = clip.sheet;
  figure.replaceChildren(image);
}

function caption(text, index) {
  const item = document.createElement("li");
  item.className = "caption";
  const pick = document.createElement("button");
  pick.type = "button";
  pick.className = "pick";
  const key = document.createElement("kbd");
  key.textContent = String(index + 1);
  const words = document.createElement("span");
  words.className = "text";
  words.dir = "auto";
  words.textContent = text;
  pick.append(key, words);
  pick.addEventListener("click", () => choose(index));
  const star = document.createElement("button");
  star.type = "button";
  star.className = "best";
  star.textContent = "Best";
  star.setAttribute("aria-label", "Caption " + (index + 1) + " is the best");
  star.addEventListener("click", () => markBest(index));
  item.append(pick, star);
  return item;
}

function setSeveral(on) {
  good = new Set();
  best = null;
  if (on) {
    body.dataset.several = "";
  } else {
    delete body.dataset.several;
  }
  byId("several").setAttribute("aria-pressed", String(on));
  byId("how").textContent = on ? HOW_SEVERAL : HOW_ONE;
  showMarks();
}

function isSeveral() {
  return "several" in body.dataset;
}

function showMarks() {
  document.querySelectorAll(".caption").forEach((item, index) => {
    const [pick, star] = item.children;
    if (isSeveral()) {
      pick.setAttribute("aria-pressed", String(good.has(index)));
    } else {
      pick.removeAttribute("aria-pressed");
    }
    star.setAttribute("aria-pressed", String(best === index));
  });
  byId("confirm").disabled = good.size === 0;
}

function choose(index) {
  if (body.dataset.state !== "ready" || index >= state.clip.captions.length) {
    return;
  }
  if (!isSeveral()) {
    step("choice", { clip: state.clip.index, good: [index], best: index }, "Kept: caption " + (index + 1) + " is the best.");
    return;
  }
  if (good.delete(index)) {
    best = best === index ? null : best;
  } else {
    good.add(index);
  }
  showMarks();
}

function markBest(index) {
  if (body.dataset.state !== "ready" || index >= state.clip.captions.length) {
    return;
  }
  best = best === index ? null : index;
  if (best !== null) {
    good.add(index);
  }
  showMarks();
}

function confirmSeveral() {
  if (body.dataset.state === "ready" && isSeveral() && good.size > 0) {
    const marked = [...good].sort((a, b) => a - b);
    step("choice", { clip: state.clip.index, good: marked, best },
      "Kept: " + marked.map((index) => index + 1).join(", ") + (marked.length > 1 ? " are good." : " is good."));
  }
}

function allBad() {
  if (body.dataset.state === "ready") {
    step("choice", { clip: state.clip.index, good: [], best: null }, "Kept: all are bad.");
  }
}

function skip() {
  if (["ready", "seeing"].includes(body.dataset.state)) {
    step("skip", { clip: state.clip.index }, "Skipped.");
  }
}

function undo() {
  if (["ready", "seeing", "done"].includes(body.dataset.state) && state.undo) {
    step("undo", {}, "Taken back: choose anew.");
  }
}

function toggleSeveral() {
  if (["ready", "seeing"].includes(body.dataset.state)) {
    setSeveral(!isSeveral());
  }
}

function playOrStop() {
  const video = document.querySelector("video");
  if (video !== null) {
    if (video.paused) {
      video.play();
    } else {
      video.pause();
    }
  }
}

function sound() {
  const video = document.querySelector("video");
  if (video !== null) {
    video.muted = !video.muted;
  }
}

const KEYS = {
  0: allBad, a: allBad, g: toggleSeveral, s: skip, u: undo, backspace: undo, m: sound,
};

function key(event) {
  const target = event.target instanceof Element ? event.target : body;
  if (event.repeat || event.ctrlKey || event.altKey || event.metaKey || target.matches("input")) {
    return;
  }
  const digit = /^(?:Digit|Numpad)([1-9])$/.exec(event.code);
  const act = digit === null ? KEYS[event.code.endsWith("0") ? "0" : event.key.toLowerCase()] : null;
  if (digit !== null) {
    const index = Number(digit[1]) - 1;
    if (event.shiftKey && isSeveral()) {
      markBest(index);
    } else {
      choose(index);
    }
  } else if (act !== undefined) {
    act();
  } else if (event.key === "Enter" && isSeveral() && !target.matches(".actions button, .who button, .best")) {
    confirmSeveral();
  } else if (event.key === " " && !target.matches("button, video")) {
    playOrStop();
  } else {
    return;
  }
  event.preventDefault();
}

function remember(name) {
  annotator = name;
  state = null;
  try {
    localStorage.setItem("annotator", name);
  } catch (denied) {
    console.info("The name is kept in the address only", denied);
  }
  history.replaceState(null, "", "?by=" + encodeURIComponent(name));
}

function forget() {
  state = null;
  byId("figure").replaceChildren();
  byId("name").value = annotator;
  show("name");
  byId("name").focus();
}

function known() {
  try {
    return new URLSearchParams(location.search).get("by") ?? localStorage.getItem("annotator") ?? "";
  } catch (denied) {
    console.info("The name is kept in the address only", denied);
    return "";
  }
}

byId("naming").addEventListener("submit", (event) => {
  event.preventDefault();
  remember(byId("name").value.trim().replace(/\s+/g, " "));
  step(null, undefined, "");
});
byId("rename").addEventListener("click", () => { say(""); forget(); });
byId("again").addEventListener("click", () => step(null, undefined, ""));
byId("bad").addEventListener("click", allBad);
byId("several").addEventListener("click", toggleSeveral);
byId("confirm").addEventListener("click", confirmSeveral);
byId("skip").addEventListener("click", skip);
undos.forEach((button) => button.addEventListener("click", undo));
document.addEventListener("keydown", key);

annotator = known();
if (annotator === "") {
  forget();
} else {
  remember(annotator);
  step(null, undefined, "");
}
