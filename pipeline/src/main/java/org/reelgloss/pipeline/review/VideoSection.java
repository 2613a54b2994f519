package org.reelgloss.pipeline.review;

import static java.util.stream.Collectors.toSet;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.DroppedRange;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;

/** One video: what it is, its timeline, its clips, and what was left out. */
final class VideoSection {
  private static final int OPEN_DROPS = 8;

  private final ClipCard card;

  VideoSection(ClipCard card) {
    this.card = card;
  }

  void write(Shelf.Group group, Markup out) {
    out.open("section", "class", "video");
    group
        .video()
        .ifPresentOrElse(
            video -> writeVideo(video, group.clips(), out),
            () -> out.element("h2", "Clips without a record of their video"));
    for (CaptionedClip clip : group.clips()) {
      card.write(clip, out);
    }
    group.video().ifPresent(video -> writeDrops(video, out));
    out.close();
  }

  private static void writeVideo(SplitVideo video, List<CaptionedClip> clips, Markup out) {
    SourceVideo source = video.getSource();
    FrameClock clock = new FrameClock(video);
    out.open("header");
    out.element("h2", fileName(source.getUri()), "dir", "auto", "title", source.getUri());
    source.getTitle().ifPresent(title -> out.element("p", title, "class", "title", "dir", "auto"));
    out.element("p", facts(video, clock, clips.size()), "class", "facts");
    source
        .getDuplicateOf()
        .ifPresent(
            uri ->
                out.open("p", "class", "facts")
                    .element("span", "duplicate", "class", "badge quiet")
                    .element("span", "same content as " + uri, "dir", "auto")
                    .close());
    if (video.getDecodeErrors() > 0) {
      String refused = Figures.count(video.getDecodeErrors(), "packet") + " could not be decoded";
      out.open("p", "class", "facts").element("span", refused, "class", "badge bad").close();
    }
    out.close();
    Set<String> shown = clips.stream().map(c -> c.getClip().getClipId()).collect(toSet());
    new Timeline(video, clock, shown).write(out);
  }

  private static void writeDrops(SplitVideo video, Markup out) {
    List<DroppedRange> drops = video.getDrops();
    if (drops.isEmpty()) {
      return;
    }
    FrameClock clock = new FrameClock(video);
    if (drops.size() <= OPEN_DROPS) {
      out.open("details", "class", "drops", "open", "");
    } else {
      out.open("details", "class", "drops");
    }
    out.element("summary", Figures.count(drops.size(), "range") + " left out");
    out.open("ul");
    for (DroppedRange drop : drops) {
      out.element("li", DropWords.line(drop, clock), "dir", "auto");
    }
    out.close().close();
  }

  private static String facts(SplitVideo video, FrameClock clock, int clips) {
    SourceVideo source = video.getSource();
    List<String> facts = new ArrayList<>();
    facts.add(Figures.clock(clock.durationMs()));
    source
        .getProbe()
        .ifPresent(
            probe -> {
              facts.add(probe.getWidth() + " × " + probe.getHeight());
              facts.add(probe.getCodec());
            });
    facts.add(Figures.number(video.getFps(), 3) + " fps");
    facts.add(Figures.bytes(source.getSizeBytes()));
    if (source.getDuplicateOf().isEmpty()) {
      int events = video.getEvents().size();
      facts.add(
          clips < events
              ? Figures.count(clips) + " of " + Figures.count(events, "clip") + " shown"
              : Figures.count(clips, "clip"));
    }
    return String.join(" · ", facts);
  }

  private static String fileName(String uri) {
    String name = uri.substring(uri.lastIndexOf('/') + 1);
    return name.isEmpty() ? uri : name;
  }
}
