package org.reelgloss.pipeline.selector;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.reelgloss.gpu.TrainableTowers;
import org.reelgloss.pipeline.evaluation.ranking.ClipSource;
import org.reelgloss.pipeline.evaluation.ranking.Problems;
import org.reelgloss.pipeline.evaluation.ranking.RatedCaption;
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
    Set<String> names = new LinkedHashSet<>(ratings.keySet());
    preferences.forEach(preference -> names.add(preference.name()));
    Map<String, String> groups = Examples.groups(names, clips);
    List<TowerList> lists = new ArrayList<>();
    Problems unknown = new Problems();
    for (Preference preference : preferences) {
      List<byte[]> frames = frames(preference.name(), clips, unknown);
      if (preference.ranks() && !frames.isEmpty()) {
        List<Preference.Candidate> candidates = preference.candidates();
        lists.add(
            new TowerList(
                groups.getOrDefault(preference.name(), preference.name()),
                frames,
                towers.tokens(candidates.stream().map(Preference.Candidate::text).toList()),
                candidates.stream().mapToDouble(Preference.Candidate::relevance).toArray(),
                1));
      }
    }
    for (Map.Entry<String, List<RatedCaption>> entry : ratings.entrySet()) {
      List<byte[]> frames = frames(entry.getKey(), clips, unknown);
      List<String> captions = entry.getValue().stream().map(RatedCaption::caption).toList();
      for (RatedPreference one :
          frames.isEmpty() ? List.<RatedPreference>of() : RatedPreference.of(entry.getValue())) {
        lists.add(
            new TowerList(
                groups.getOrDefault(entry.getKey(), entry.getKey()),
                frames,
                towers.tokens(Arrays.stream(one.captions()).mapToObj(captions::get).toList()),
                one.relevance(),
                one.weight()));
      }
    }
    return new TowerExamples(lists, unknown);
  }

  private static List<byte[]> frames(String name, ClipSource clips, Problems unknown)
      throws IOException {
    @Nullable Clip clip = clips.find(name);
    List<byte[]> frames = clip == null ? List.of() : SelectorFrames.of(clip);
    if (frames.isEmpty()) {
      unknown.add(name, 0, clip == null ? "is not there" : "has no frames");
    }
    return frames;
  }
}
