package org.reelgloss.transforms.match;

import java.util.List;
import java.util.NoSuchElementException;
import org.apache.beam.sdk.coders.Coder;
import org.apache.beam.sdk.coders.SerializableCoder;
import org.apache.beam.sdk.coders.StringUtf8Coder;
import org.apache.beam.sdk.io.UnboundedSource;
import org.apache.beam.sdk.options.PipelineOptions;
import org.apache.beam.sdk.transforms.windowing.BoundedWindow;
import org.joda.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gives one element, once, also where a run goes on from a savepoint with another parallelism. What
 * {@code Create} begins with has no fixed name on Flink: its state would not be found again there.
 */
final class SeedSource extends UnboundedSource<String, SeedSource.Mark> {
  private static final long serialVersionUID = 1L;

  private final String seed;

  SeedSource(String seed) {
    this.seed = seed;
  }

  /**
   * What a run remembers.
   *
   * @param given whether the element came out
   */
  record Mark(boolean given) implements UnboundedSource.CheckpointMark, java.io.Serializable {
    @Override
    public void finalizeCheckpoint() {}
  }

  @Override
  public List<SeedSource> split(int desired, PipelineOptions options) {
    return List.of(this);
  }

  @Override
  public UnboundedReader<String> createReader(PipelineOptions options, @Nullable Mark mark) {
    return new Reader(this, mark != null && mark.given());
  }

  @Override
  public Coder<Mark> getCheckpointMarkCoder() {
    return SerializableCoder.of(Mark.class);
  }

  @Override
  public Coder<String> getOutputCoder() {
    return StringUtf8Coder.of();
  }

  private static final class Reader extends UnboundedReader<String> {
    private final SeedSource source;
    private boolean given;

    Reader(SeedSource source, boolean given) {
      this.source = source;
      this.given = given;
    }

    @Override
    public boolean start() {
      return advance();
    }

    @Override
    public boolean advance() {
      boolean first = !given;
      given = true;
      return first;
    }

    @Override
    public String getCurrent() {
      if (!given) {
        throw new NoSuchElementException();
      }
      return source.seed;
    }

    @Override
    public Instant getCurrentTimestamp() {
      return BoundedWindow.TIMESTAMP_MIN_VALUE;
    }

    @Override
    public Instant getWatermark() {
      return given ? Instant.now() : BoundedWindow.TIMESTAMP_MIN_VALUE;
    }

    @Override
    public CheckpointMark getCheckpointMark() {
      return new Mark(given);
    }

    @Override
    public SeedSource getCurrentSource() {
      return source;
    }

    @Override
    public void close() {}
  }
}
