package org.reelgloss.pipeline.evaluation.ranking;

import java.io.IOException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.ModelException;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.dataset.Dataset;
import org.reelgloss.transforms.export.StoredFrames;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Clips of a dataset, by their ids: as they were published, with the frames of their contact
 * sheets. A selector whose model made the clip's embedding goes by that.
 */
public final class DatasetClips implements ClipSource {
  private final StoredFrames frames;
  private final Map<String, Clip> clips;

  private DatasetClips(StoredFrames frames, Map<String, Clip> clips) {
    this.frames = frames;
    this.clips = clips;
  }

  /**
   * Reads a dataset.
   *
   * @param ids of the clips that are kept in memory
   */
  public static DatasetClips read(OutputRoot root, Collection<String> ids) throws IOException {
    Set<String> wanted = new HashSet<>(ids);
    Map<String, Clip> clips = new HashMap<>();
    Dataset.open(root)
        .clips(
            captioned -> {
              Clip clip = captioned.getClip();
              if (wanted.contains(clip.getClipId())) {
                clips.put(clip.getClipId(), clip);
              }
            });
    return new DatasetClips(new StoredFrames(root), clips);
  }

  @Override
  public @Nullable Clip find(String name) throws IOException {
    Clip clip = clips.get(name);
    if (clip == null || clip.getContactSheet().isEmpty() || !clip.getFrames().isEmpty()) {
      return clip;
    }
    try {
      return frames.restore(clip);
    } catch (ModelException broken) {
      throw new IOException(broken);
    }
  }
}
