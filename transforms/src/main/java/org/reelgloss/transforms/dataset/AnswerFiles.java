package org.reelgloss.transforms.dataset;

import java.io.IOException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.reelgloss.schemas.CaptionCandidate;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.transforms.storage.OutputRoot;

/**
 * Reads what teachers said from files of clips, and keeps it while it is small: a file is read once
 * for all its inputs that are asked for soon after each other. Of a file that is not small only the
 * input that was asked for last is kept. Used by one thread at a time.
 */
final class AnswerFiles {
  private static final float LOAD = 0.75f;
  private static final int FILES = 16;

  private final OutputRoot root;
  private final long mostBytes;
  private final Map<String, Answers> kept = new LinkedHashMap<>(FILES, LOAD, true);
  private long bytes;

  /**
   * @param mostBytes of memory for what is kept, roughly; a single input may need more
   */
  AnswerFiles(OutputRoot root, long mostBytes) {
    this.root = root;
    this.mostBytes = mostBytes;
  }

  /** Returns the candidates of an input's clips in a file, by clip id. */
  Map<String, List<CaptionCandidate>> of(String file, String uri) throws IOException {
    Answers answers = kept.get(file);
    if (answers == null || !answers.know(uri)) {
      answers = new Answers(uri, mostBytes);
      Dataset.records(root, file, CaptionedClip.getClassSchema(), answers::add);
      keep(file, answers);
    }
    return answers.of(uri);
  }

  private void keep(String file, Answers answers) {
    @Nullable Answers before = kept.put(file, answers);
    bytes += answers.bytes() - (before == null ? 0 : before.bytes());
    Iterator<Answers> oldest = kept.values().iterator();
    while (bytes > mostBytes && kept.size() > 1) {
      bytes -= oldest.next().bytes();
      oldest.remove();
    }
  }

  /** What one file says: about all its inputs, or about one of them. */
  static final class Answers {
    private static final long BYTES_OF_CANDIDATE = 200;

    private final String wanted;
    private final long mostBytes;
    private final Map<String, Map<String, List<CaptionCandidate>>> byInput = new HashMap<>();
    private boolean whole = true;
    private long bytes;
    private long wantedBytes;

    /**
     * @param wanted the input to keep in any case
     */
    Answers(String wanted, long mostBytes) {
      this.wanted = wanted;
      this.mostBytes = mostBytes;
    }

    void add(CaptionedClip clip) {
      String uri = clip.getClip().getUri();
      boolean isWanted = uri.equals(wanted);
      if (!whole && !isWanted) {
        return;
      }
      byInput
          .computeIfAbsent(uri, input -> new HashMap<>())
          .put(clip.getClip().getClipId(), clip.getCandidates());
      long size = clip.getCandidates().stream().mapToLong(Answers::size).sum();
      bytes += size;
      wantedBytes += isWanted ? size : 0;
      if (whole && bytes > mostBytes) {
        whole = false;
        byInput.keySet().removeIf(input -> !input.equals(wanted));
        bytes = wantedBytes;
      }
    }

    private static long size(CaptionCandidate candidate) {
      return BYTES_OF_CANDIDATE
          + candidate.getText().orElse("").length()
          + candidate.getRawText().orElse("").length();
    }

    boolean know(String uri) {
      return whole || uri.equals(wanted);
    }

    Map<String, List<CaptionCandidate>> of(String uri) {
      return byInput.getOrDefault(uri, Map.of());
    }

    long bytes() {
      return bytes;
    }
  }
}
