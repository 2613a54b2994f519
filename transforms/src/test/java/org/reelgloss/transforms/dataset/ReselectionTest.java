package org.reelgloss.transforms.dataset;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.reelgloss.transforms.dataset.TestUnits.bare;
import static org.reelgloss.transforms.dataset.TestUnits.clipFailure;
import static org.reelgloss.transforms.dataset.TestUnits.failed;
import static org.reelgloss.transforms.dataset.TestUnits.unit;
import static org.reelgloss.transforms.dataset.TestUnits.video;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.schemas.VideoUnit;
import org.reelgloss.transforms.storage.OutputRoot;

class ReselectionTest {
  private static final Captioning OLD = captioning("1", "old");

  @TempDir private Path folder;
  private OutputRoot root;

  @BeforeEach
  void openRoot() {
    root = OutputRoot.of(folder.toString());
  }

  @Test
  void whatAnotherSelectorChoseIsLeftUnderItsOwnTeachers() throws IOException {
    publish(OLD, unit("a", "r1", 0));
    publish(OLD, unit("b", "r1", 0));
    publish(captioning("2", "old"), unit("c", "r1", 0));
    publish(captioning("2", "new"), unit("d", "r1", 0));

    Reselection todo = Reselection.of(root, "new");

    assertThat(todo.inputs(), is(4L));
    assertThat(todo.done(), is(1L));
    assertThat(
        todo.parts().stream().map(Reselection.Part::captioning).toList(),
        containsInAnyOrder(captioning("1", "new"), captioning("2", "new")));
    assertThat(
        todo.parts().stream().map(part -> part.commits().size()).toList(),
        containsInAnyOrder(2, 1));
  }

  @Test
  void videosWhoseClipsAllFailedAreAmongThem() throws IOException {
    publish(
        OLD,
        VideoUnit.newBuilder()
            .setVideo(video("a", "r1", 1, 0))
            .setClips(List.of())
            .setFailures(List.of(clipFailure("a", 0, 0)))
            .build());

    assertThat(Reselection.of(root, "new").parts(), hasSize(1));
  }

  @Test
  void failedInputsCopiesAndVideosWithoutClipsAreNot() throws IOException {
    SplitVideo copy = video("copy", "r1", 1, 0);
    SourceVideo source =
        SourceVideo.newBuilder(copy.getSource()).setVideoId("a-id").setDuplicateOf("a").build();
    publish(
        OLD,
        failed("broken", "r1", 0),
        bare(video("still", "r1", 0, 0)),
        bare(SplitVideo.newBuilder(copy).setSource(source).build()));

    assertThat(Reselection.of(root, "new"), is(new Reselection(0, 0, List.of())));
  }

  @Test
  void whatWasChosenAnewIsDoneUntilAnotherSelectorComes() throws IOException {
    publish(OLD, unit("a", "r1", 0));
    publish(captioning("1", "new"), unit("a", "r1", 1));

    assertThat(Reselection.of(root, "new"), is(new Reselection(1, 1, List.of())));
    assertThat(Reselection.of(root, "old").parts(), hasSize(1));
  }

  @Test
  void anEmptyRootHasNothing() throws IOException {
    assertThat(Reselection.of(root, "new").parts(), is(empty()));
  }

  private static Captioning captioning(String teacher, String selector) {
    return new Captioning(Map.of("teacher a", teacher, "selector", selector, "export", "none"));
  }

  private void publish(Captioning captioning, VideoUnit... units) throws IOException {
    new Publisher(root, captioning).publish(List.of(units));
  }
}
