package org.reelgloss.schemas;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.avro.file.DataFileStream;
import org.apache.avro.specific.SpecificDatumReader;
import org.junit.jupiter.api.Test;

/**
 * The files beside this test were written with schemas that had no {@code sidecarErrors}, {@code
 * margin} and {@code rawText} yet.
 */
class EvolutionTest {
  @Test
  void readsVideosOfTheFirstVersion() throws IOException {
    SplitVideo video = only("videos.v1.avro", SplitVideo.class);

    assertThat(video.getSource().getUri(), is("/archive/a.mp4"));
    assertThat(video.getEvents(), contains(new FrameRange(10L, 90L)));
    assertThat(video.getSource().getSidecarErrors(), is(empty()));
  }

  @Test
  void readsClipsOfTheFirstVersion() throws IOException {
    CaptionedClip clip = only("dataset.v1.avro", CaptionedClip.class);

    assertThat(clip.getCaption(), is(Optional.of("A boat sails.")));
    assertThat(clip.getCandidates(), is(not(empty())));
    assertThat(clip.getCandidates().get(0).getRawText(), is(Optional.empty()));
    assertThat(clip.getMargin(), is(Optional.empty()));
  }

  private static <T> T only(String file, Class<T> type) throws IOException {
    List<T> records = new ArrayList<>();
    try (InputStream in = EvolutionTest.class.getResourceAsStream(file);
        DataFileStream<T> stream = new DataFileStream<>(in, new SpecificDatumReader<>(type))) {
      stream.forEach(records::add);
    }
    assertThat(records.size(), is(1));
    return records.get(0);
  }
}
