package org.reelgloss.pipeline.review;

import static java.util.Comparator.comparing;
import static java.util.stream.Collectors.groupingBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.SplitVideo;

/**
 * The part of an output root that a page shows: videos in the order of their uris, the clips of
 * each in the order of time, and no more than a browser can bear.
 *
 * @param groups videos with their clips
 * @param clips how many clips the groups hold
 */
record Shelf(List<Group> groups, int clips) {
  static final int MAX_CLIPS = 500;
  static final int MAX_VIDEOS = 500;

  /**
   * A video and those of its clips that are shown.
   *
   * @param video empty for clips whose video has no record
   */
  record Group(Optional<SplitVideo> video, List<CaptionedClip> clips) {}

  static Shelf of(List<SplitVideo> videos, List<CaptionedClip> clips) {
    Map<String, List<CaptionedClip>> byVideo =
        clips.stream().collect(groupingBy(c -> c.getClip().getVideoId()));
    List<Group> all = new ArrayList<>();
    Set<String> taken = new HashSet<>();
    for (SplitVideo video : sorted(videos)) {
      boolean original = video.getSource().getDuplicateOf().isEmpty();
      String id = video.getSource().getVideoId();
      boolean first = original && taken.add(id);
      all.add(
          new Group(
              Optional.of(video), inTime(first ? byVideo.getOrDefault(id, List.of()) : List.of())));
    }
    List<CaptionedClip> rest =
        clips.stream().filter(c -> !taken.contains(c.getClip().getVideoId())).toList();
    if (!rest.isEmpty()) {
      all.add(new Group(Optional.empty(), inTime(rest)));
    }
    return first(all);
  }

  private static Shelf first(List<Group> all) {
    List<Group> groups = new ArrayList<>();
    int clips = 0;
    for (Group group : all) {
      int room = MAX_CLIPS - clips;
      if (groups.size() == MAX_VIDEOS || room == 0) {
        break;
      }
      List<CaptionedClip> shown = group.clips().subList(0, Math.min(room, group.clips().size()));
      groups.add(new Group(group.video(), shown));
      clips += shown.size();
    }
    return new Shelf(groups, clips);
  }

  private static List<SplitVideo> sorted(List<SplitVideo> videos) {
    return videos.stream().sorted(comparing(v -> v.getSource().getUri())).toList();
  }

  private static List<CaptionedClip> inTime(List<CaptionedClip> clips) {
    return clips.stream()
        .sorted(
            comparing((CaptionedClip c) -> c.getClip().getVideoId())
                .thenComparing(c -> c.getClip().getStartFrame()))
        .toList();
  }
}
