package org.reelgloss.pipeline.review;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;
import org.reelgloss.pipeline.review.Gallery.Contents;
import org.reelgloss.schemas.CaptionedClip;

/** The gallery's page as a whole: style and script are part of it, and nothing else may run. */
final class Page {
  private final Contents contents;
  private final Shelf shelf;
  private final Teachers teachers;

  Page(Contents contents) {
    this.contents = contents;
    shelf = Shelf.of(contents.videos(), contents.clips());
    teachers = Teachers.of(contents.summary(), shownClips());
  }

  /** Returns the HTML. */
  String render() {
    Markup out = new Markup();
    String script = resource("gallery.js");
    out.trusted("<!DOCTYPE html>\n").open("html", "lang", "en");
    writeHead(script, out);
    out.open("body");
    out.element("a", "Skip to the clips", "class", "skip", "href", "#clips");
    new Overview(contents.summary(), teachers).write(out);
    writeFilter(out);
    writeMain(out);
    out.open("script").trusted(script).close();
    out.close().close();
    return out.finish();
  }

  private static void writeHead(String script, Markup out) {
    out.open("head").lone("meta", "charset", "utf-8");
    out.lone("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    out.lone("meta", "name", "color-scheme", "content", "light dark");
    out.lone("meta", "http-equiv", "Content-Security-Policy", "content", policy(script));
    out.element("title", "Reelgloss gallery");
    out.open("style").trusted(resource("gallery.css")).close();
    out.close();
  }

  private static String policy(String script) {
    return "default-src 'none'; img-src 'self' file:; media-src 'self' file:; "
        + "style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'; script-src 'sha256-"
        + digest(script)
        + "'";
  }

  private void writeFilter(Markup out) {
    out.open("form", "class", "filter", "role", "search", "id", "filter");
    out.element("label", "Search", "for", "words", "class", "unseen");
    out.lone(
        "input",
        "type",
        "search",
        "id",
        "words",
        "placeholder",
        "Search captions, subtitles, files",
        "autocomplete",
        "off");
    out.element("label", "Teacher", "for", "teacher", "class", "unseen");
    out.open("select", "id", "teacher").element("option", "All teachers", "value", "*");
    for (String teacher : teachers.names()) {
      out.element("option", teacher, "value", teacher);
    }
    out.element("option", "No caption", "value", "-").close();
    out.element("output", Figures.count(shelf.clips(), "clip"), "id", "found");
    out.close();
  }

  private void writeMain(Markup out) {
    out.open("main", "id", "clips");
    long clips = Math.max(contents.clips().size(), contents.summary().getClips());
    if (shelf.clips() < clips) {
      String shown = Figures.count(shelf.clips());
      String line =
          "This page shows the first " + shown + " of " + Figures.count(clips) + " clips.";
      out.element("p", line, "class", "notice");
    }
    VideoSection section =
        new VideoSection(new ClipCard(new CandidateTable(teachers, ScoreScale.of(shownClips()))));
    shelf.groups().forEach(group -> section.write(group, out));
    if (shelf.groups().isEmpty()) {
      out.element("p", "There are no videos yet.", "class", "notice");
    }
    out.element("p", "No clip matches.", "class", "notice", "id", "nothing", "hidden", "");
    long failures = Math.max(contents.failures().size(), contents.summary().getFailures());
    FailureTable.write(contents.failures(), failures, out);
    out.close();
  }

  private List<CaptionedClip> shownClips() {
    return shelf.groups().stream().flatMap(group -> group.clips().stream()).toList();
  }

  private static String resource(String name) {
    try (InputStream in = Page.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("Not on the class path: " + name);
      }
      return new String(in.readAllBytes(), UTF_8);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot read from the class path: " + name, cause);
    }
  }

  private static String digest(String script) {
    try {
      byte[] sha256 = MessageDigest.getInstance("SHA-256").digest(script.getBytes(UTF_8));
      return Base64.getEncoder().encodeToString(sha256);
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException("Every Java has SHA-256", impossible);
    }
  }
}
