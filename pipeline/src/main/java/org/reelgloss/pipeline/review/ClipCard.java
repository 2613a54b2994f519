package org.reelgloss.pipeline.review;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.Subtitle;

/** One clip: its picture or media, the chosen caption, and what led to the choice. */
final class ClipCard {
  private static final int OPEN_SUBTITLES = 4;

  private final CandidateTable candidates;

  ClipCard(CandidateTable candidates) {
    this.candidates = candidates;
  }

  void write(CaptionedClip captioned, Markup out) {
    Clip clip = captioned.getClip();
    out.open(
        "article",
        "class",
        "clip",
        "id",
        anchor(clip.getClipId()),
        "data-teacher",
        captioned.getTeacher().orElse("-"));
    writeMedia(captioned, out);
    out.open("div", "class", "said");
    captioned
        .getCaption()
        .ifPresentOrElse(
            caption -> out.element("h3", caption, "dir", "auto"),
            () -> out.element("h3", "No caption", "class", "none"));
    out.element("p", facts(captioned), "class", "facts");
    candidates.write(captioned, out);
    writeSubtitles(clip.getSubtitles(), out);
    out.close().close();
  }

  /** Returns the id of a clip's card. */
  static String anchor(String clipId) {
    return "clip-" + clipId;
  }

  private static void writeMedia(CaptionedClip captioned, Markup out) {
    Clip clip = captioned.getClip();
    Optional<String> sheet = clip.getContactSheet().flatMap(Links::toFile);
    Optional<String> media = clip.getMedia().flatMap(Links::toFile);
    String about = "Frames of the clip " + times(clip);
    out.open("figure");
    if (media.isPresent()) {
      List<String> attributes =
          new ArrayList<>(List.of("controls", "", "loop", "", "muted", "", "playsinline", ""));
      attributes.addAll(List.of("preload", "metadata", "src", media.get()));
      attributes.addAll(List.of("aria-label", "Clip " + times(clip), "style", shape(clip)));
      out.open("video", attributes.toArray(String[]::new)).close();
    } else if (sheet.isPresent()) {
      out.lone("img", "src", sheet.get(), "alt", about, "loading", "lazy", "decoding", "async");
    } else {
      out.element("p", "No picture was kept", "class", "blank", "style", shape(clip));
    }
    out.open("figcaption").element("span", times(clip), "class", "times");
    out.element("span", Figures.span((clip.getEndMs() - clip.getStartMs()) / 1e3));
    out.close().close();
  }

  private static String times(Clip clip) {
    return Figures.clock(clip.getStartMs()) + " – " + Figures.clock(clip.getEndMs());
  }

  private static String shape(Clip clip) {
    boolean known = clip.getWidth() > 0 && clip.getHeight() > 0;
    return "aspect-ratio:" + (known ? clip.getWidth() + "/" + clip.getHeight() : "16/9");
  }

  private static String facts(CaptionedClip captioned) {
    List<String> facts = new ArrayList<>();
    captioned.getTeacher().ifPresent(teacher -> facts.add("said by " + teacher));
    if (!captioned.getSelector().isEmpty()) {
      facts.add("chosen by " + captioned.getSelector());
    }
    captioned
        .getMargin()
        .ifPresent(margin -> facts.add(Figures.number(margin, 3) + " ahead of the second"));
    return String.join(" · ", facts);
  }

  private static void writeSubtitles(List<Subtitle> subtitles, Markup out) {
    if (subtitles.isEmpty()) {
      return;
    }
    List<String> attributes = new ArrayList<>(List.of("class", "subtitles"));
    if (subtitles.size() <= OPEN_SUBTITLES) {
      attributes.addAll(List.of("open", ""));
    }
    out.open("details", attributes.toArray(String[]::new));
    out.element("summary", Figures.count(subtitles.size(), "subtitle"));
    out.open("ul");
    for (Subtitle subtitle : subtitles) {
      out.open("li");
      out.element("span", Figures.clock(subtitle.getStartMs()), "class", "times");
      out.element("q", subtitle.getText(), "dir", "auto");
      if (!subtitle.getLanguage().isEmpty()) {
        out.element("span", subtitle.getLanguage(), "class", "badge quiet");
      }
      out.close();
    }
    out.close().close();
  }
}
