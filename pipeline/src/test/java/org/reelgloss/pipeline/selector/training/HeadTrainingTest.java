package org.reelgloss.pipeline.selector.training;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.greaterThan;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThan;
import static org.hamcrest.Matchers.not;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reelgloss.transforms.select.RetrievalHeads;

class HeadTrainingTest {
  @Test
  void findsWhatTellsCaptionsOfClipsThatItNeverSawAndThatTheTowersDoNotTell() {
    float[][] nothing = new float[1][24];
    RetrievalHeads towers = new RetrievalHeads(nothing, nothing, nothing, nothing);
    List<HeadList> others = Films.of(300, 24, 2);

    TrainedHeads trained = new HeadTraining(0).train(Films.of(800, 24, 1));

    assertThat(Films.recall(others, new TrainedHeads(towers, List.of(), 0)), lessThan(0.6));
    assertThat(Films.recall(others, trained), greaterThan(0.65));
    assertThat(trained.best(), is(allOf(greaterThan(0), lessThan(trained.curve().size()))));
  }

  @Test
  void takesAsManyEpochsWithEverythingAsWereBestForWhatWasHeldOut() {
    List<HeadList> films = Films.of(100, 16, 5);
    List<HeadList> held = new ArrayList<>(films);
    held.removeIf(
        film ->
            !Groups.heldOut(films.stream().map(HeadList::group).toList(), 0.15, 0)
                .test(film.group()));
    TrainedHeads before = new HeadTraining(0).train(films);

    List<HeadList> changed = new ArrayList<>(films);
    changed.removeAll(held);
    held.forEach(film -> changed.add(new HeadList(film.vectors(), film.relevance(), 2)));
    TrainedHeads after = new HeadTraining(0).train(changed);

    assertThat(after.curve(), equalTo(before.curve()));
    assertThat(after.best(), is(greaterThan(0)));
    assertThat(after.heads().digest(), is(not(before.heads().digest())));
  }

  @Test
  void oneClipOfEachVideoIsHeldOutAsClipsAlone() {
    List<HeadList> films = Films.of(60, 12, 6);
    List<HeadList> ofVideos =
        films.stream()
            .map(
                film ->
                    new HeadList(
                        new VectorList(
                            Groups.of(film.group(), "clip"),
                            film.vectors().image(),
                            film.vectors().captions()),
                        film.relevance(),
                        film.weight()))
            .toList();

    TrainedHeads alone = new HeadTraining(3).train(films);
    TrainedHeads trained = new HeadTraining(3).train(ofVideos);

    assertThat(trained.curve(), equalTo(alone.curve()));
    assertThat(trained.heads().digest(), equalTo(alone.heads().digest()));
  }

  @Test
  void givesTheSameHeadsForTheSameSeed() {
    List<HeadList> films = Films.of(60, 12, 6);

    TrainedHeads once = new HeadTraining(3).train(films);
    TrainedHeads again = new HeadTraining(3).train(films);

    assertThat(again.curve(), equalTo(once.curve()));
    assertThat(again.heads().digest(), equalTo(once.heads().digest()));
    assertThat(new HeadTraining(4).train(films).curve(), is(not(equalTo(once.curve()))));
  }

  @Test
  void keepsTheTowersWhereTrainingDoesNotHelp() {
    List<HeadList> films = new ArrayList<>();
    for (HeadList film : Films.of(60, 16, 7)) {
      // The chosen caption is the picture itself: nothing can be better than the towers.
      film.vectors().captions()[0] = film.vectors().image();
      films.add(film);
    }

    TrainedHeads trained = new HeadTraining(0).train(films);

    assertThat(trained.best(), is(0));
    assertThat(Films.recall(films, trained), is(1.0));
  }

  @Test
  void refusesVectorsOfDifferentWidth() {
    List<HeadList> films = new ArrayList<>(Films.of(10, 12, 6));
    films.addAll(Films.of(10, 16, 6));

    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> new HeadTraining(0).train(films));
    assertThat(refused.getMessage(), is("vectors must be of one width, 12, but was: 16"));
  }
}
