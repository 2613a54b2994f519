package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.reelgloss.gpu.TrainableTowers;
import org.reelgloss.pipeline.evaluation.ranking.ClipSource;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
import org.reelgloss.pipeline.selector.training.Groups;
import org.reelgloss.pipeline.selector.training.TowerList;
import org.reelgloss.schemas.Clip;
import org.reelgloss.transforms.select.SelectorFrames;

/**
 * Preferences and ratings with the pictures that they are about.
 *
 * @param lists of captions of which some are preferred
 * @param unknown clips and pictures that are not there, or have no frames
 */
record TowerExamples(List<TowerList> lists, Problems unknown) {
  /**
   * Reads frames, which are kept as they are encoded, and tokens of captions.
   *
   * @param clips where clips and pictures are found by name
   */
  static TowerExamples read(
      List<Preference> preferences,
      Map<String, List<RatedCaption>> ratings,
      ClipSource clips,
      TrainableTowers towers)
      throws IOException {
    Reading reading = new Reading(clips, towers);
    for (Preference preference : preferences) {
      if (preference.ranks()) {
        List<Preference.Candidate> candidates = preference.candidates();
        reading.add(
            preference.name(),
            candidates.stream().map(Preference.Candidate::text).toList(),
            candidates.stream().mapToDouble(Preference.Candidate::relevance).toArray(),
            1);
      }
    }
    for (Map.Entry<String, List<RatedCaption>> entry : ratings.entrySet()) {
      List<String> captions = entry.getValue().stream().map(RatedCaption::caption).toList();
      for (RatedPreference one : RatedPreference.of(entry.getValue())) {
        reading.add(
            entry.getKey(),
            Arrays.stream(one.captions()).mapToObj(captions::get).toList(),
            one.relevance(),
            one.weight());
      }
    }
    return reading.examples();
  }

  /** Gathers lists; they get their groups when it is known of how many videos they are. */
  private static final class Reading {
    private final ClipSource clips;
    private final TrainableTowers towers;
    private final List<TowerList> lists = new ArrayList<>();
    private final Map<String, List<byte[]>> frames = new HashMap<>();
    private final Map<String, String> videos = new HashMap<>();
    private final Problems unknown = new Problems();

    Reading(ClipSource clips, TrainableTowers towers) {
      this.clips = clips;
      this.towers = towers;
    }

    void add(String name, List<String> captions, double[] relevance, double weight)
        throws IOException {
      List<byte[]> seen = frames.get(name);
      if (seen == null) {
        seen = look(name);
        frames.put(name, seen);
      }
      if (!seen.isEmpty()) {
        lists.add(new TowerList(name, seen, towers.tokens(captions), relevance, weight));
      }
    }

    private List<byte[]> look(String name) throws IOException {
      Clip clip = clips.find(name);
      if (clip == null || clip.getFrames().isEmpty()) {
        unknown.add(name, 0, clip == null ? "is not there" : "has no frames");
        return List.of();
      }
      videos.put(name, clip.getVideoId());
      return SelectorFrames.of(clip).stream().map(SelectorFrames::encoded).toList();
    }

    TowerExamples examples() {
      Map<String, String> groups = Examples.groups(videos);
      return new TowerExamples(
          lists.stream()
              .map(
                  list ->
                      new TowerList(
                          groups.getOrDefault(list.group(), list.group()),
                          list.frames(),
                          list.captions(),
                          list.relevance(),
                          list.weight()))
              .toList(),
          unknown);
    }
  }

  /** Returns the number of videos, or of clips and pictures where these are not split. */
  long units() {
    return lists.stream().map(list -> Groups.unit(list.group())).distinct().count();
  }
}
