package org.reelgloss.transforms.match;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.reelgloss.schemas.SourceVideo;

/** Finds the text files that belong to a video: beside it, with its name. */
final class SidecarIndex {
  private final Map<String, TreeMap<String, FoundFiles.File>> byFolder = new TreeMap<>();

  SidecarIndex(Collection<FoundFiles.File> texts) {
    for (FoundFiles.File text : texts) {
      byFolder.computeIfAbsent(text.folder(), folder -> new TreeMap<>()).put(text.name(), text);
    }
  }

  SourceVideo describe(FoundFiles.File video) {
    return SourceVideo.newBuilder()
        .setUri(video.uri())
        .setSizeBytes(video.sizeBytes())
        .setRevision(video.revision())
        .setSidecars(of(video).stream().map(FoundFiles.File::uri).toList())
        .setSidecarDigest(digest(video))
        .build();
  }

  /** Returns what changes with the text beside a video; empty where there is none. */
  String digest(FoundFiles.File video) {
    StringBuilder state = new StringBuilder();
    for (FoundFiles.File text : of(video)) {
      state.append(text.name()).append('\n');
      state.append(text.sizeBytes()).append('\n').append(text.revision()).append('\n');
    }
    return state.isEmpty() ? "" : digest(state.toString());
  }

  private List<FoundFiles.File> of(FoundFiles.File video) {
    TreeMap<String, FoundFiles.File> folder = byFolder.get(video.folder());
    if (folder == null) {
      return List.of();
    }
    String stem = video.name().substring(0, video.name().lastIndexOf('.') + 1);
    return folder.tailMap(stem).values().stream()
        .takeWhile(text -> text.name().startsWith(stem))
        .filter(text -> VideoNames.isSidecar(text.name(), video.name()))
        .toList();
  }

  private static String digest(String state) {
    return UUID.nameUUIDFromBytes(state.getBytes(StandardCharsets.UTF_8)).toString();
  }
}
