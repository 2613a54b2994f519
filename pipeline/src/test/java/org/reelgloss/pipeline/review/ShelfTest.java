package org.reelgloss.pipeline.review;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.is;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.reelgloss.pipeline.review.Shelf.Group;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.SplitVideo;

class ShelfTest {
  @Test
  void ordersVideosByUriAndClipsByTime() {
    Shelf shelf =
        Shelf.of(
            List.of(Records.video("x", "/b.mp4"), Records.video("y", "/a.mp4")),
            List.of(clip("x", 50), clip("y", 0), clip("x", 0)));

    assertThat(uris(shelf), contains("/a.mp4", "/b.mp4"));
    assertThat(starts(shelf.groups().get(1)), contains(0L, 50L));
    assertThat(shelf.clips(), is(3));
  }

  @Test
  void aDuplicateHasNoClips() {
    SplitVideo copy = Records.video(Records.source("x", "/a.mp4").setDuplicateOf("/b.mp4").build());

    Shelf shelf = Shelf.of(List.of(copy, Records.video("x", "/b.mp4")), List.of(clip("x", 0)));

    assertThat(shelf.groups().get(0).clips(), is(List.of()));
    assertThat(starts(shelf.groups().get(1)), contains(0L));
  }

  @Test
  void clipsWithoutAVideoComeLast() {
    Shelf shelf =
        Shelf.of(List.of(Records.video("x", "/b.mp4")), List.of(clip("lost", 7), clip("x", 0)));

    assertThat(shelf.groups().get(1).video().isPresent(), is(false));
    assertThat(starts(shelf.groups().get(1)), contains(7L));
  }

  @Test
  void takesNoMoreClipsThanABrowserCanBear() {
    List<CaptionedClip> many =
        IntStream.range(0, 400)
            .boxed()
            .flatMap(n -> List.of(clip("x", n), clip("y", n)).stream())
            .toList();

    Shelf shelf =
        Shelf.of(
            List.of(
                Records.video("x", "/a.mp4"),
                Records.video("y", "/b.mp4"),
                Records.video("z", "/c.mp4")),
            many);

    assertThat(uris(shelf), contains("/a.mp4", "/b.mp4"));
    assertThat(shelf.groups().get(0).clips().size(), is(400));
    assertThat(shelf.groups().get(1).clips().size(), is(100));
    assertThat(shelf.clips(), is(Shelf.MAX_CLIPS));
  }

  private static CaptionedClip clip(String videoId, long startFrame) {
    return Records.captioned(Records.clip(videoId, startFrame, startFrame + 10), "A cat");
  }

  private static List<String> uris(Shelf shelf) {
    return shelf.groups().stream().map(g -> g.video().orElseThrow().getSource().getUri()).toList();
  }

  private static List<Long> starts(Group group) {
    return group.clips().stream().map(c -> c.getClip().getStartFrame()).toList();
  }
}
