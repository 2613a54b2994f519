package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RequestQueueTest {
  private static final int NO_WAIT = 0;

  private final RequestQueue<String, String> queue =
      new RequestQueue<>(new BatchPolicy(4, 100, Duration.ZERO, 6));

  @Test
  void givesOutInTheOrderOfArrival() throws Exception {
    put("a", "b", "c");

    assertThat(take(2), contains("a", "b"));
    assertThat(take(2), contains("c"));
    assertThat(take(2), is(empty()));
  }

  @Test
  void letsCallersTakeTurnsHoweverMuchEachWants() throws Exception {
    for (String input : List.of("a1", "a2", "a3", "a4")) {
      put(request(input, "", 1, "a"));
    }
    put(request("b1", "", 1, "b"));
    put(request("c1", "", 1, "c"));

    assertThat(take(4), contains("a1", "b1", "c1", "a2"));
  }

  @Test
  void givesTheNextTurnToWhoWasServedLongestAgo() throws Exception {
    put(request("a1", "", 1, "a"));
    put(request("a2", "", 1, "a"));
    put(request("b1", "", 1, "b"));

    assertThat(take(1), contains("a1"));
    assertThat(take(1), contains("b1"));
    assertThat(take(1), contains("a2"));
  }

  @Test
  void mixesNoKinds() throws Exception {
    put(request("picture", "pictures", 1, "a"));
    put(request("text", "texts", 1, "a"));
    put(request("another", "pictures", 1, "a"));

    assertThat(take(4), contains("picture", "another"));
    assertThat(take(4), contains("text"));
  }

  @Test
  void mixesNoLengthsThatWasteMuchOnPadding() throws Exception {
    put(request("short", "", 5, "a"));
    put(request("long", "", 20, "a"));
    put(request("as short", "", 6, "a"));

    assertThat(take(4), contains("short", "as short"));
    assertThat(take(4), contains("long"));
  }

  @Test
  void keepsABatchWithinItsCost() throws Exception {
    put(request("a", "", 40, "a"));
    put(request("b", "", 40, "a"));
    put(request("c", "", 40, "a"));

    assertThat(take(4), contains("a", "b"));
  }

  @Test
  void givesOutWhatIsTooLongForAnyBatchAlone() throws Exception {
    put(request("a", "", 400, "a"));
    put(request("b", "", 400, "a"));

    assertThat(take(4), contains("a"));
  }

  @Test
  void passesByWhatNobodyWaitsForAnyMore() throws Exception {
    Request<String, String> cancelled = request("a", "", 1, "a");
    put(cancelled);
    put("b");

    cancelled.answer().cancel(false);

    assertThat(take(2), contains("b"));
    assertThat(queue.size(), is(0));
  }

  @Test
  void refusesWhatFindsNoRoomInTime() throws Exception {
    put("a", "b", "c", "d", "e", "f");

    assertThat(queue.put(request("g", "", 1, "a"), System.nanoTime() + NO_WAIT), is(false));
  }

  @Test
  void letsACallerInWhenThereIsRoomAgain() throws Exception {
    put("a", "b", "c", "d", "e", "f");
    CompletableFuture<Boolean> seventh =
        CompletableFuture.supplyAsync(() -> putUninterrupted(request("g", "", 1, "b")));

    take(1);

    assertThat(seventh.get(), is(true));
    assertThat(queue.size(), is(6));
  }

  @Test
  void failsWhoWaitsAndRefusesWhoComesWhenItIsClosed() throws Exception {
    Request<String, String> waiting = request("a", "", 1, "a");
    put(waiting);

    queue.close(new IllegalStateException("closed"));

    assertThat(queue.awaitWork(), is(false));
    assertThrows(ExecutionException.class, () -> waiting.answer().get());
    assertThrows(IllegalStateException.class, () -> put("b"));
  }

  private static Request<String, String> request(
      String input, String kind, int length, Object caller) {
    return new Request<>(input, kind, length, caller, 0);
  }

  private void put(String... inputs) throws InterruptedException {
    for (String input : inputs) {
      put(request(input, "", 1, "a"));
    }
  }

  private void put(Request<String, String> request) throws InterruptedException {
    assertThat(queue.put(request, System.nanoTime() + Duration.ofMinutes(1).toNanos()), is(true));
  }

  private boolean putUninterrupted(Request<String, String> request) {
    try {
      return queue.put(request, System.nanoTime() + Duration.ofMinutes(1).toNanos());
    } catch (InterruptedException stopped) {
      throw new IllegalStateException(stopped);
    }
  }

  private List<String> take(int target) throws InterruptedException {
    return queue.take(target).stream().map(Request::input).toList();
  }
}
