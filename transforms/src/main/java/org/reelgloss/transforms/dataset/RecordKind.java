package org.reelgloss.transforms.dataset;

import java.util.List;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import org.apache.avro.Schema;
import org.apache.avro.specific.SpecificRecord;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.FailedElement;
import org.reelgloss.schemas.SplitVideo;

/**
 * One of the three kinds of records.
 *
 * @param folder where its files lie, with a slash at the end
 * @param uri tells the input of a record
 * @param start tells where a record stands among those of its input
 * @param count tells how many records of this kind an input has
 */
record RecordKind<T extends SpecificRecord>(
    String folder,
    Schema schema,
    Function<T, String> uri,
    ToLongFunction<T> start,
    ToLongFunction<Commit.Input> count) {
  static final RecordKind<SplitVideo> VIDEOS =
      new RecordKind<>(
          Dataset.VIDEOS,
          SplitVideo.getClassSchema(),
          video -> video.getSource().getUri(),
          video -> 0,
          input -> input.failed() ? 0 : 1);
  static final RecordKind<CaptionedClip> CLIPS =
      new RecordKind<>(
          Dataset.CLIPS,
          CaptionedClip.getClassSchema(),
          clip -> clip.getClip().getUri(),
          clip -> clip.getClip().getStartFrame(),
          Commit.Input::clips);
  static final RecordKind<FailedElement> FAILURES =
      new RecordKind<>(
          Dataset.FAILURES,
          FailedElement.getClassSchema(),
          FailedElement::getUri,
          failure -> 0,
          Commit.Input::failures);
  static final List<RecordKind<?>> ALL = List.of(VIDEOS, CLIPS, FAILURES);

  /** Returns whether a file holds records of this kind. */
  boolean isIn(String file) {
    return file.startsWith(folder);
  }
}
