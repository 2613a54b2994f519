package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.OutputRoot;

/** All that readers find in a root, in words that do not depend on which file has it. */
final class View {
  private View() {}

  static List<String> of(OutputRoot root, List<Captioning> captionings) throws IOException {
    List<String> view = new ArrayList<>();
    Dataset dataset = Dataset.open(root);
    List<String> records = new ArrayList<>();
    dataset.videos(video -> records.add("video " + video));
    dataset.clips(clip -> records.add("clip " + clip));
    dataset.failures(failure -> records.add("failure " + failure));
    records.sort(null);
    view.addAll(records);
    Commits commits = dataset.commits();
    commits.inputs().forEach(input -> view.add("input " + input));
    view.add("originals " + new TreeMap<>(commits.originals()));
    view.add("failed " + dataset.failed(List.of()));
    view.add("totals " + new CommitLog(root).read());
    for (Captioning captioning : captionings) {
      addNext(root, commits, captioning, view);
    }
    addReselection(root, commits, view);
    return view;
  }

  private static void addNext(
      OutputRoot root, Commits commits, Captioning captioning, List<String> view)
      throws IOException {
    Agenda agenda = Agenda.of(root, captioning, Map.of());
    KnownAnswers answers = new KnownAnswers(root, captioning);
    TreeSet<String> uris = new TreeSet<>();
    commits.inputs().forEach(input -> uris.add(input.uri()));
    for (String uri : uris) {
      for (String revision : List.of("r1", "r2")) {
        view.add(
            "next of %s %s: %s"
                .formatted(
                    uri,
                    revision,
                    agenda.open(TestUnits.source(uri, revision, 0)).map(SourceVideo::getAttempt)));
        for (int event = 0; event < 2; event++) {
          int attempt = commits.attempts(uri, revision + "/");
          view.add(
              "known of %s %s %d: %s"
                  .formatted(
                      uri,
                      revision,
                      event,
                      new TreeMap<>(
                          answers.of(TestUnits.clip(uri, revision, event, attempt).getClip()))));
        }
      }
    }
  }

  private static void addReselection(OutputRoot root, Commits commits, List<String> view)
      throws IOException {
    Reselection todo = Reselection.of(root, "another");
    view.add("reselection of " + todo.inputs() + ", " + todo.done());
    TreeMap<String, TreeSet<String>> units = new TreeMap<>();
    for (Reselection.Part part : todo.parts()) {
      for (String commit : part.commits()) {
        TreeSet<String> given =
            units.computeIfAbsent(part.captioning().toString(), key -> new TreeSet<>());
        new PublishedUnits(root, commits)
            .read(
                commit,
                new PublishedUnits.Sink() {
                  @Override
                  public void video(SplitVideo video) {
                    given.add("video " + video);
                  }

                  @Override
                  public void clip(CaptionedClip clip) {
                    given.add("clip " + clip);
                  }

                  @Override
                  public void failure(FailedElement failure) {
                    given.add("failure " + failure);
                  }
                });
      }
    }
    units.forEach((captioning, given) -> view.add(captioning + ": " + given));
  }
}
