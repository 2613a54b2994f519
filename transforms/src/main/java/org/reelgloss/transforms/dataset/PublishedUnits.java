package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Reads the inputs with clips that belong to one commit, as they are at their next attempt. Records
 * are given as they are read; only failures are held, those of one commit at a time.
 */
final class PublishedUnits {
  /** Takes the records of inputs, in any order. */
  interface Sink {
    void video(SplitVideo video);

    void clip(CaptionedClip clip);

    void failure(FailedElement failure);
  }

  private final OutputRoot root;
  private final Commits commits;

  PublishedUnits(OutputRoot root, Commits commits) {
    this.root = root;
    this.commits = commits;
  }

  /**
   * Gives all records of the inputs that belong to a commit. A clip that a selector failed on is
   * given as it was before that, where it was before.
   *
   * @param name of the commit
   * @throws IOException if a file cannot be read, or the commit was replaced since it was listed
   */
  void read(String name, Sink sink) throws IOException {
    int at = commits.names().indexOf(name);
    if (at < 0) {
      throw new IOException(
          "The output was compacted while it was read; what is left is to be done again: " + name);
    }
    for (String file : commits.inOrder().get(at).files()) {
      if (file.startsWith(Dataset.VIDEOS)) {
        Dataset.records(
            root, file, SplitVideo.getClassSchema(), (SplitVideo video) -> give(at, video, sink));
      } else if (file.startsWith(Dataset.CLIPS)) {
        Dataset.records(
            root,
            file,
            CaptionedClip.getClassSchema(),
            (CaptionedClip clip) -> give(at, clip, sink));
      }
    }
    giveFailures(at, sink);
  }

  private void give(int commit, SplitVideo video, Sink sink) {
    SourceVideo source = video.getSource();
    Commit.Input input = Reselection.openInput(commits, commit, source.getUri());
    if (input != null) {
      SourceVideo again = SourceVideo.newBuilder(source).setAttempt(input.attempt() + 1).build();
      sink.video(SplitVideo.newBuilder(video).setSource(again).build());
    }
  }

  private void give(int commit, CaptionedClip clip, Sink sink) {
    Commit.Input input = Reselection.openInput(commits, commit, clip.getClip().getUri());
    if (input != null) {
      sink.clip(again(clip, input));
    }
  }

  private void giveFailures(int commit, Sink sink) throws IOException {
    List<FailedElement> ofSelector = new ArrayList<>();
    for (String file : commits.inOrder().get(commit).files()) {
      if (file.startsWith(Dataset.FAILURES)) {
        Dataset.records(
            root,
            file,
            FailedElement.getClassSchema(),
            (FailedElement failure) -> {
              Commit.Input input = Reselection.openInput(commits, commit, failure.getUri());
              if (input != null && LostClips.isOne(failure)) {
                ofSelector.add(failure);
              } else if (input != null) {
                sink.failure(again(failure, input));
              }
            });
      }
    }
    LostClips lost = new LostClips(root, commits, commit);
    lost.find(
        ofSelector,
        (failure, clip) -> {
          Commit.Input input = Reselection.openInput(commits, commit, failure.getUri());
          if (input != null && clip != null) {
            sink.clip(again(clip, input));
          } else if (input != null) {
            sink.failure(again(failure, input));
          }
        });
  }

  private static CaptionedClip again(CaptionedClip captioned, Commit.Input input) {
    Clip clip =
        Clip.newBuilder(captioned.getClip())
            .setInputState(input.state())
            .setAttempt(input.attempt() + 1)
            .build();
    return CaptionedClip.newBuilder(captioned).setClip(clip).build();
  }

  /** An attempt that failed has the number that the next one would have. */
  private static FailedElement again(FailedElement failure, Commit.Input input) {
    return FailedElement.newBuilder(failure)
        .setInputState(input.state())
        .setAttempt(input.attempt() + 2)
        .build();
  }
}
