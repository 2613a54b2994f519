package org.reelgloss.transforms.caption;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.gpu.ModelPool;
import org.reelgloss.gpu.SentenceEncoder;

/** The sentence encoder of this JVM's pool; it is loaded when first needed. */
final class PooledSentenceVectors implements SentenceVectors {
  private static final String MODEL = "all-MiniLM-L6-v2";

  private ModelPool.@Nullable Lease<SentenceEncoder> lease;

  @Override
  public String model() {
    return MODEL;
  }

  @Override
  public float[][] encode(List<String> sentences) throws TeacherException {
    try {
      if (lease == null) {
        lease = SentenceEncoder.lease(Devices.CPU);
      }
      return lease.model().encode(sentences);
    } catch (ModelException cause) {
      throw new TeacherException("No sentence vectors: " + cause.getMessage(), cause);
    } catch (IOException cause) {
      throw new UncheckedIOException("Cannot load the sentence encoder", cause);
    }
  }

  @Override
  public void close() {
    if (lease != null) {
      lease.close();
      lease = null;
    }
  }
}
