package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class DeviceMemoryTest {
  /** Nanoseconds that loading takes. */
  private static final long LOADING = 1_000;

  private final List<String> events = Collections.synchronizedList(new ArrayList<>());
  private final AtomicLong clock = new AtomicLong();
  private final Set<String> wanted = ConcurrentHashMap.newKeySet();
  private final DeviceMemory memory = new DeviceMemory("cuda:0", 100, clock::get);
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() {
    threads.shutdownNow();
  }

  @Test
  void loadsAModelOnlyOnce() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));

    use(a);
    use(a);

    assertThat(events, contains("load a"));
    assertThat(memory.free(), is(40L));
  }

  @Test
  void putsOutWhatHasNotBeenUsedForTheLongestTime() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 40));
    DeviceMemory.Place b = memory.add(new Model("b", 40));
    DeviceMemory.Place c = memory.add(new Model("c", 40));
    use(a);
    use(b);
    use(a);

    use(c);

    assertThat(events, contains("load a", "load b", "unload b", "load c"));
  }

  @Test
  void loadsAgainWhatWasPutOut() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));
    DeviceMemory.Place b = memory.add(new Model("b", 60));

    use(a);
    use(b);
    use(a);

    assertThat(events, contains("load a", "unload a", "load b", "unload b", "load a"));
  }

  @Test
  void waitsForWhatIsInUse() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));
    DeviceMemory.Place b = memory.add(new Model("b", 60));
    memory.enter(a);
    Future<?> second =
        threads.submit(
            () -> {
              use(b);
              return null;
            });

    events.add("leave a");
    memory.leave(a);
    second.get();

    assertThat(events, contains("load a", "leave a", "unload a", "load b"));
  }

  @Test
  void keepsForAWhileWhatThereIsMoreToDoFor() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 40));
    DeviceMemory.Place b = memory.add(new Model("b", 40));
    DeviceMemory.Place c = memory.add(new Model("c", 40));
    wanted.add("a");
    use(a);
    use(b);

    clock.addAndGet(8 * LOADING);
    use(c);

    assertThat(events, contains("load a", "load b", "unload b", "load c"));
  }

  @Test
  void putsItOutAfterThat() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));
    DeviceMemory.Place b = memory.add(new Model("b", 60));
    wanted.add("a");
    use(a);

    clock.addAndGet(10 * LOADING);
    use(b);

    assertThat(events, contains("load a", "unload a", "load b"));
  }

  @Test
  void refusesWhatTheDeviceCouldNotEvenHoldAlone() {
    IllegalArgumentException refusal =
        assertThrows(
            IllegalArgumentException.class,
            () ->
                new DeviceMemory("cuda:0", 100L << 20, clock::get).add(new Model("a", 101L << 20)));

    assertThat(
        refusal.getMessage(), containsString("a needs 101 MB, but cuda:0 has 100 MB for models"));
  }

  @Test
  void keepsNoRoomForWhatCouldNotBeLoaded() throws Exception {
    DeviceMemory.Place broken =
        memory.add(
            new Model("broken", 60) {
              @Override
              public void load() throws IOException {
                throw new IOException("gone");
              }
            });

    assertThrows(IOException.class, () -> memory.enter(broken));

    assertThat(memory.free(), is(100L));
  }

  @Test
  void loadsAnewWhatWasLeftForGood() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));
    memory.enter(a);

    memory.leaveForGood(a, memory.loading(a));
    use(a);

    assertThat(events, contains("load a", "unload a", "load a"));
  }

  @Test
  void leavesALaterLoadingAlone() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));
    memory.enter(a);
    memory.enter(a);
    long lost = memory.loading(a);
    memory.leaveForGood(a, lost);
    memory.leaveForGood(a, lost);

    memory.enter(a);
    memory.leaveForGood(a, lost);

    assertThat(events, contains("load a", "unload a", "load a"));
  }

  @Test
  void letsNobodyInAnewWhileAnotherHasWaitedForLongEnough() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));
    DeviceMemory.Place b = memory.add(new Model("b", 60));
    wanted.addAll(List.of("a", "b"));
    memory.enter(a);
    clock.addAndGet(10 * LOADING);
    Future<?> second =
        threads.submit(
            () -> {
              memory.enter(b);
              return null;
            });
    awaitWaiting(1);
    Future<?> again =
        threads.submit(
            () -> {
              memory.enter(a);
              return null;
            });
    awaitWaiting(2);

    memory.leave(a);
    second.get();
    clock.addAndGet(10 * LOADING);
    memory.leave(b);
    again.get();

    assertThat(events, contains("load a", "unload a", "load b", "unload b", "load a"));
  }

  @Test
  void doesNotEnterForWhatIsNotWantedAnyMore() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));
    DeviceMemory.Place b = memory.add(new Model("b", 60));
    memory.enter(a);

    assertThat(memory.enterIfWanted(b), is(false));

    assertThat(events, contains("load a"));
  }

  @Test
  void putsNothingOutThatWouldNotMakeRoomEnough() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));
    DeviceMemory.Place b = memory.add(new Model("b", 30));
    DeviceMemory.Place c = memory.add(new Model("c", 50));
    use(b);
    memory.enter(a);

    assertThat(memory.enterIfWanted(c), is(false));

    assertThat(events, contains("load b", "load a"));
  }

  /** Waits until so many places have somebody who waits. */
  private void awaitWaiting(int count) {
    while (memory.waiting() < count) {
      Thread.onSpinWait();
    }
  }

  @Test
  void freesWhatIsRemoved() throws Exception {
    DeviceMemory.Place a = memory.add(new Model("a", 60));
    use(a);

    memory.remove(a);

    assertThat(events, contains("load a", "unload a"));
    assertThat(memory.free(), is(100L));
  }

  private void use(DeviceMemory.Place place)
      throws IOException, ModelException, InterruptedException {
    memory.enter(place);
    memory.leave(place);
  }

  private class Model implements DeviceMemory.Tenant {
    private final String name;
    private final long bytes;

    Model(String name, long bytes) {
      this.name = name;
      this.bytes = bytes;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public long bytes() {
      return bytes;
    }

    @Override
    public boolean isWanted() {
      return wanted.contains(name);
    }

    @Override
    public void load() throws IOException {
      events.add("load " + name);
      clock.addAndGet(LOADING);
    }

    @Override
    public void unload() {
      events.add("unload " + name);
    }
  }
}
