package org.reelgloss.transforms.match;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.reelgloss.schemas.SourceVideo;
import org.reelgloss.transforms.storage.LocalCopy;

/**
 * Finds inputs with the same content. Only files of equal size are read; of each set the one with
 * the smallest uri stands for the others.
 */
final class EqualContent {
  private EqualContent() {}

  /** Returns the videos, ordered as given by uri, copies marked as such. */
  static List<SourceVideo> mark(List<SourceVideo> videos) {
    Map<Long, Integer> sizes = new HashMap<>();
    videos.forEach(video -> sizes.merge(video.getSizeBytes(), 1, Integer::sum));
    Map<String, String> originals = new HashMap<>();
    List<SourceVideo> marked = new ArrayList<>();
    for (SourceVideo video : videos) {
      boolean alone = video.getSizeBytes() == 0 || sizes.getOrDefault(video.getSizeBytes(), 1) == 1;
      marked.add(alone ? video : marked(video, originals));
    }
    return marked;
  }

  private static SourceVideo marked(SourceVideo video, Map<String, String> originals) {
    String digest;
    try (LocalCopy.Digested copy = LocalCopy.digested(video.getUri(), video.getRevision())) {
      digest = HexFormat.of().formatHex(copy.sha256());
    } catch (IOException unreadable) {
      return video; // It fails where it is opened, with its reason.
    }
    String original = originals.putIfAbsent(digest, video.getUri());
    return original == null
        ? video
        : SourceVideo.newBuilder(video).setDuplicateOf(original).build();
  }
}
