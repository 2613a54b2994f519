package org.reelgloss.gpu;

import static java.util.stream.Collectors.toSet;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.everyItem;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.lessThanOrEqualTo;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class BatchedModelTest {
  private static final Duration PATIENCE = Duration.ofMinutes(1);

  private final FakeDevice device = new FakeDevice();
  private final DeviceEngine engine = new DeviceEngine(Device.CPU, 1, 1_000);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void answersEachInputInOrder() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      assertThat(ask(model, "a", "b", "c"), contains("A", "B", "C"));
    }
  }

  @Test
  void warmsUpWhatItLoads() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      assertThat(device.ran, contains(List.of("sample")));
    }
  }

  @Test
  void putsInputsOfSeveralCallersIntoOneBatch() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      knowThatLargeBatchesPay(model);
      device.hold();
      Future<List<String>> busy = threads.submit(() -> ask(model, "busy"));
      device.awaitRun();
      List<Future<List<String>>> callers =
          IntStream.range(0, 8).mapToObj(i -> threads.submit(() -> ask(model, "x" + i))).toList();
      device.awaitCallers(model, 8);

      device.release();

      assertThat(busy.get(), contains("BUSY"));
      for (int i = 0; i < 8; i++) {
        assertThat(callers.get(i).get(), contains("X" + i));
      }
      assertThat(device.ran.get(device.ran.size() - 1).size(), is(8));
    }
  }

  @Test
  void failsOnlyTheInputThatTheModelCannotAnswer() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      knowThatLargeBatchesPay(model);
      device.hold();
      Future<List<String>> busy = threads.submit(() -> ask(model, "busy"));
      device.awaitRun();
      List<Future<List<String>>> good =
          IntStream.range(0, 7).mapToObj(i -> threads.submit(() -> ask(model, "x" + i))).toList();
      Future<ModelException> bad =
          threads.submit(() -> assertThrows(ModelException.class, () -> ask(model, "bad")));
      device.awaitCallers(model, 8);

      device.release();

      assertThat(busy.get(), contains("BUSY"));
      for (int i = 0; i < 7; i++) {
        assertThat(good.get(i).get(), contains("X" + i));
      }
      assertThat(bad.get().getMessage(), is("not finite: bad"));
    }
  }

  @Test
  void halvesWhatFindsTooLittleMemoryAndStaysBelowIt() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      knowThatLargeBatchesPay(model);
      device.room = 3;

      assertThat(askTogether(model, letters(8)).size(), is(8));

      device.ran.clear();
      assertThat(askTogether(model, letters(8)).size(), is(8));
      assertThat(sizes(), everyItem(is(lessThanOrEqualTo(2))));
    }
  }

  @Test
  void asksAModelOneByOneThatTakesNoMore() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      knowThatLargeBatchesPay(model);
      device.takesMore = false;

      assertThat(askTogether(model, letters(8)).size(), is(8));

      device.ran.clear();
      assertThat(askTogether(model, letters(8)).size(), is(8));
      assertThat(sizes(), everyItem(is(1)));
    }
  }

  @Test
  void failsAnInputThatAloneFindsTooLittleMemory() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      device.room = 0;

      ModelException failure = assertThrows(ModelException.class, () -> ask(model, "a"));

      assertThat(failure.getMessage(), is("out of memory"));
    }
  }

  @Test
  void loadsAnewWhatADeviceLost() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      device.losses.set(1);

      assertThat(ask(model, "a"), contains("A"));

      assertThat(device.loads.get(), is(2));
      assertThat(device.closes.get(), is(1));
    }
  }

  @Test
  void givesUpADeviceThatFailsAgain() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      device.losses.set(2);

      IllegalStateException failure =
          assertThrows(IllegalStateException.class, () -> ask(model, "a"));

      assertThat(
          String.valueOf(failure.getCause()), containsString("cpu failed again under a fake"));
    }
  }

  @Test
  void leavesWhatADeviceCannotDoToTheOthers() throws Exception {
    FakeDevice good = new FakeDevice();
    DeviceEngine other = new DeviceEngine(new Device(0), 1, 1_000);
    BatchedModel.Spec<String, String> both =
        new BatchedModel.Spec<>(
            "a fake",
            600,
            BatchPolicy.ofSize(8),
            "sample",
            where -> where.isCuda() ? device.load() : good.load());
    try (BatchedModel<String, String> model = BatchedModel.start(both, List.of(engine, other))) {
      device.losses.set(1_000);

      for (int i = 0; i < 50; i++) {
        assertThat(ask(model, "x" + i), contains("X" + i));
      }
    }
    assertThat(good.loads.get(), is(good.closes.get()));
    assertThat(device.loads.get(), is(device.closes.get()));
  }

  @Test
  void doesWithoutADeviceThatCannotLoadIt() throws Exception {
    BatchedModel.Spec<String, String> picky =
        new BatchedModel.Spec<>(
            "a fake",
            600,
            BatchPolicy.ofSize(8),
            "sample",
            where -> {
              if (where.isCuda()) {
                throw new IOException("no driver");
              }
              return device.load();
            });
    DeviceEngine broken = new DeviceEngine(new Device(0), 1, 1_000);
    try (BatchedModel<String, String> model = BatchedModel.start(picky, List.of(broken, engine))) {
      assertThat(ask(model, "a"), contains("A"));
    }
    assertThat(broken.memory().free(), is(1_000L));
  }

  @Test
  void halvesWhatFindsTooLittleMemoryOfTheProcess() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      knowThatLargeBatchesPay(model);
      device.buffers = 3;

      assertThat(askTogether(model, letters(8)).size(), is(8));
    }
  }

  @Test
  void answersMoreThanTheQueueHolds() throws Exception {
    try (BatchedModel<String, String> model = start(2)) {
      assertThat(ask(model, letters(50)).size(), is(50));
    }
  }

  @Test
  void tellsWhoWaitsTooLong() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      device.hold();

      ModelException late =
          assertThrows(
              ModelException.class,
              () -> model.ask(List.of(Question.of("a")), Duration.ofMillis(20)));

      assertThat(late.getMessage(), is("a fake gave no answer within 20 ms"));
      device.release();
    }
  }

  @Test
  void doesNotRunWhatNobodyWaitsForAnyMore() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      device.hold();
      Future<List<String>> busy = threads.submit(() -> ask(model, "busy"));
      device.awaitRun();
      assertThrows(
          ModelException.class,
          () -> model.ask(List.of(Question.of("late")), Duration.ofMillis(20)));

      device.release();
      busy.get();
      ask(model, "next");

      assertThat(device.ran.stream().flatMap(List::stream).collect(toSet()).size(), is(3));
      assertThat(
          device.ran.stream().flatMap(List::stream).toList(),
          containsInAnyOrder("sample", "busy", "next"));
    }
  }

  @Test
  void passesABugOnToWhoAsked() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      IllegalStateException failure =
          assertThrows(IllegalStateException.class, () -> ask(model, "bug"));

      assertThat(String.valueOf(failure.getCause()), containsString("a bug"));
      assertThat(ask(model, "a"), contains("A"));
    }
  }

  @Test
  void failsInputsForWhichTheModelGivesTooFewAnswers() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      ModelException failure = assertThrows(ModelException.class, () -> ask(model, "silent"));

      assertThat(failure.getMessage(), is("a fake gave 0 answers for 1 inputs"));
    }
  }

  @Test
  void sharesADevicesMemoryWithOthers() throws Exception {
    FakeDevice other = new FakeDevice();
    try (BatchedModel<String, String> model = start(8);
        BatchedModel<String, String> second =
            BatchedModel.start(spec(other, 600, 8), List.of(engine))) {
      assertThat(device.closes.get(), is(1));

      assertThat(ask(model, "a"), contains("A"));

      assertThat(other.closes.get(), is(1));
      assertThat(ask(second, "a"), contains("A"));
    }
    assertThat(device.loads.get(), is(device.closes.get()));
    assertThat(other.loads.get(), is(other.closes.get()));
  }

  @Test
  void reportsWhatCannotBeLoadedAtOnce() {
    BatchedModel.Spec<String, String> broken =
        new BatchedModel.Spec<>(
            "broken",
            1,
            BatchPolicy.ofSize(8),
            "sample",
            where -> {
              throw new IOException("gone");
            });

    assertThrows(IOException.class, () -> BatchedModel.start(broken, List.of(engine)));
    assertThat(engine.memory().free(), is(1_000L));
  }

  @Test
  void saysWhatItTook() throws Exception {
    try (BatchedModel<String, String> model = start(8)) {
      List<Answered<String>> answers = model.ask(List.of(Question.of("a")), PATIENCE);

      BatchFigures figures = answers.get(0).figures();
      assertThat(figures.size(), is(1));
      assertThat(figures.queued(), is(0));
    }
  }

  private BatchedModel<String, String> start(int maxSize) throws IOException, ModelException {
    return BatchedModel.start(spec(device, 600, maxSize), List.of(engine));
  }

  private static BatchedModel.Spec<String, String> spec(
      FakeDevice device, long bytes, int maxSize) {
    return new BatchedModel.Spec<>(
        "a fake", bytes, BatchPolicy.ofSize(maxSize), "sample", where -> device.load());
  }

  private void knowThatLargeBatchesPay(BatchedModel<String, String> model) {
    for (int size = 1; size <= 8; size *= 2) {
      model.sizer().ran(size, 1_000);
      model.sizer().ran(size, 1_000);
    }
    device.ran.clear();
  }

  private static List<String> ask(BatchedModel<String, String> model, String... inputs)
      throws ModelException {
    List<Question<String>> questions = new ArrayList<>();
    for (String input : inputs) {
      questions.add(Question.of(input));
    }
    return model.ask(questions, PATIENCE).stream().map(Answered::answer).toList();
  }

  /** Asks so that all inputs wait before the first of them is taken. */
  private List<String> askTogether(BatchedModel<String, String> model, String... inputs)
      throws Exception {
    device.hold();
    Future<List<String>> busy = threads.submit(() -> ask(model, "busy"));
    device.awaitRun();
    Future<List<String>> answers = threads.submit(() -> ask(model, inputs));
    device.awaitCallers(model, inputs.length);
    device.release();
    busy.get();
    return answers.get();
  }

  private static String[] letters(int count) {
    return IntStream.range(0, count).mapToObj(i -> "x" + i).toArray(String[]::new);
  }

  private List<Integer> sizes() {
    return device.ran.stream().map(List::size).toList();
  }
}
