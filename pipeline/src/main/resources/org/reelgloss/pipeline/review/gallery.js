(() => {
  "use strict";
  const words = document.getElementById("words");
  const teacher = document.getElementById("teacher");
  const found = document.getElementById("found");
  const nothing = document.getElementById("nothing");
  const videos = [...document.querySelectorAll("section.video")].map((section) => {
    const heading = section.querySelector("header, h2");
    const about = heading ? heading.textContent : "";
    const clips = [...section.querySelectorAll("article.clip")].map((card) => ({
      card,
      text: (about + " " + card.textContent).toLowerCase(),
    }));
    return { section, about: about.toLowerCase(), clips };
  });
  const total = videos.reduce((sum, video) => sum + video.clips.length, 0);

  function apply() {
    const wanted = words.value.toLowerCase().split(/\s+/).filter(Boolean);
    const by = teacher.value;
    const active = wanted.length > 0 || by !== "*";
    let visible = 0;
    let sections = 0;
    for (const video of videos) {
      let here = 0;
      for (const clip of video.clips) {
        const fits =
          (by === "*" || clip.card.dataset.teacher === by) &&
          wanted.every((word) => clip.text.includes(word));
        clip.card.hidden = !fits;
        here += fits ? 1 : 0;
      }
      const named = by === "*" && wanted.every((word) => video.about.includes(word));
      video.section.hidden = active && here === 0 && !named;
      visible += here;
      sections += video.section.hidden ? 0 : 1;
    }
    const noun = total === 1 ? " clip" : " clips";
    found.textContent = active ? visible + " of " + total + noun : total + noun;
    nothing.hidden = !active || sections > 0;
  }

  document.getElementById("filter").addEventListener("submit", (event) => event.preventDefault());
  words.addEventListener("input", apply);
  teacher.addEventListener("change", apply);
  apply();
})();
