package org.reelgloss.transforms.dedupe;

import com.google.auto.value.AutoValue;
import java.io.IOException;
import org.apache.beam.sdk.coders.KvCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.state.StateSpec;
import org.apache.beam.sdk.state.StateSpecs;
import org.apache.beam.sdk.state.ValueState;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.PTransform;
import org.apache.beam.sdk.transforms.ParDo;
import org.apache.beam.sdk.transforms.WithKeys;
import org.apache.beam.sdk.values.KV;
import org.apache.beam.sdk.values.PCollection;
import org.apache.beam.sdk.values.TypeDescriptors;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.schemas.SplitVideo;
import org.reelgloss.transforms.dataset.Commits;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Says of each video whose content was seen before which input stands for it.
 *
 * <p>What an output root already has comes first, then what the listing marked, then the first that
 * came. The state is one name for each distinct content.
 */
@AutoValue
public abstract class MarkDuplicates
    extends PTransform<PCollection<SplitVideo>, PCollection<SplitVideo>> {
  abstract OutputRoot root();

  /** Returns a transform that knows what {@code root} already has. */
  public static MarkDuplicates of(OutputRoot root) {
    return new AutoValue_MarkDuplicates(root);
  }

  @Override
  public PCollection<SplitVideo> expand(PCollection<SplitVideo> videos) {
    return videos
        .apply(
            "ByContent",
            WithKeys.of((SplitVideo video) -> video.getSource().getVideoId())
                .withKeyType(TypeDescriptors.strings()))
        .setCoder(KvCoder.of(StringUtf8Coder.of(), AvroCoder.specific(SplitVideo.class)))
        .apply("Mark", ParDo.of(new MarkFn(root())))
        .setCoder(AvroCoder.specific(SplitVideo.class));
  }

  static final class MarkFn extends DoFn<KV<String, SplitVideo>, SplitVideo> {
    private static final String ORIGINAL = "original";

    private final Counter duplicates = Metrics.counter(MarkDuplicates.class, "videos-duplicate");
    private final OutputRoot root;

    @StateId(ORIGINAL)
    private final StateSpec<ValueState<String>> originalSpec =
        StateSpecs.value(StringUtf8Coder.of());

    private transient Commits commits;

    MarkFn(OutputRoot root) {
      this.root = root;
    }

    @Setup
    public void open() throws IOException {
      commits = Commits.read(root);
    }

    @ProcessElement
    public void mark(
        @Element KV<String, SplitVideo> element,
        @StateId(ORIGINAL) ValueState<String> original,
        OutputReceiver<SplitVideo> out) {
      SplitVideo video = element.getValue();
      SourceVideo source = video.getSource();
      String first = first(source, original);
      if (first.equals(source.getUri())) {
        out.output(video);
        return;
      }
      duplicates.inc();
      out.output(
          SplitVideo.newBuilder(video)
              .setSource(SourceVideo.newBuilder(source).setDuplicateOf(first).build())
              .build());
    }

    private String first(SourceVideo source, ValueState<String> original) {
      String known = commits.originals().get(source.getVideoId());
      if (known != null) {
        return known;
      }
      String marked = source.getDuplicateOf().orElse(null);
      if (marked != null && !commits.hasFailed(marked)) {
        return marked;
      }
      String before = original.read();
      if (before != null) {
        return before;
      }
      original.write(source.getUri());
      return source.getUri();
    }
  }
}
