package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.sameInstance;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ModelPoolTest {
  private final ModelPool pool = new ModelPool(List.of());
  private final AtomicInteger loads = new AtomicInteger();
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void stopThreads() throws InterruptedException {
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS), is(true));
  }

  @Test
  void loadsAModelOnceForManyThreads() throws Exception {
    CountDownLatch start = new CountDownLatch(1);
    List<Future<ModelPool.Lease<FakeModel>>> leases = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      leases.add(
          threads.submit(
              () -> {
                start.await();
                return pool.lease("a", this::load);
              }));
    }
    start.countDown();

    FakeModel first = leases.get(0).get().model();
    for (Future<ModelPool.Lease<FakeModel>> lease : leases) {
      assertThat(lease.get().model(), is(sameInstance(first)));
    }
    assertThat(loads.get(), is(1));

    for (Future<ModelPool.Lease<FakeModel>> lease : leases) {
      assertThat(first.closes.get(), is(0));
      lease.get().close();
    }
    assertThat(first.closes.get(), is(1));
  }

  @Test
  void loadsAnewAfterTheLastLeaseIsClosed() throws Exception {
    ModelPool.Lease<FakeModel> first = pool.lease("a", this::load);
    FakeModel model = first.model();
    first.close();

    try (ModelPool.Lease<FakeModel> second = pool.lease("a", this::load)) {
      assertThat(second.model(), is(not(sameInstance(model))));
      assertThat(second.model().closes.get(), is(0));
    }
    assertThat(model.closes.get(), is(1));
  }

  @Test
  void closingALeaseTwiceCountsOnce() throws Exception {
    ModelPool.Lease<FakeModel> first = pool.lease("a", this::load);
    try (ModelPool.Lease<FakeModel> second = pool.lease("a", this::load)) {
      first.close();
      first.close();

      assertThat(second.model().closes.get(), is(0));
      assertThrows(IllegalStateException.class, first::model);
    }
  }

  @Test
  void triesAgainAfterALoadThatFailed() throws Exception {
    IOException thrown =
        assertThrows(
            IOException.class,
            () ->
                pool.<FakeModel>lease(
                    "a",
                    () -> {
                      throw new IOException("disk gone");
                    }));

    assertThat(thrown.getMessage(), is("disk gone"));
    try (ModelPool.Lease<FakeModel> lease = pool.lease("a", this::load)) {
      assertThat(lease.model().closes.get(), is(0));
    }
  }

  @Test
  void whoWaitedForALoadThatFailedTriesItself() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch fail = new CountDownLatch(1);
    Callable<ModelPool.Lease<FakeModel>> failing =
        () ->
            pool.lease(
                "a",
                () -> {
                  loading.countDown();
                  awaitUnchecked(fail);
                  throw new ModelException("no memory");
                });
    Future<ModelPool.Lease<FakeModel>> first = threads.submit(failing);
    loading.await();
    Future<ModelPool.Lease<FakeModel>> second = threads.submit(() -> pool.lease("a", this::load));
    fail.countDown();

    assertThrows(Exception.class, first::get);
    FakeModel model = second.get().model();
    second.get().close();
    assertThat(model.closes.get(), is(1));
    assertThat(loads.get(), is(1));
  }

  @Test
  void theLoadOfOneModelDoesNotHoldUpAnother() throws Exception {
    CountDownLatch loading = new CountDownLatch(1);
    CountDownLatch finish = new CountDownLatch(1);
    Future<ModelPool.Lease<FakeModel>> slow =
        threads.submit(
            () ->
                pool.lease(
                    "slow",
                    () -> {
                      loading.countDown();
                      awaitUnchecked(finish);
                      return load();
                    }));
    loading.await();

    try (ModelPool.Lease<FakeModel> quick = pool.lease("quick", this::load)) {
      assertThat(quick.model().closes.get(), is(0));
    }
    finish.countDown();
    slow.get().close();
  }

  @Test
  void aModelThatCannotBeClosedIsReportedAndForgotten() throws Exception {
    ModelPool.Lease<AutoCloseable> lease =
        pool.lease(
            "a",
            () ->
                () -> {
                  throw new IOException("stuck");
                });

    IllegalStateException thrown = assertThrows(IllegalStateException.class, lease::close);

    assertThat(String.valueOf(thrown.getCause()), containsString("stuck"));
    try (ModelPool.Lease<FakeModel> next = pool.lease("a", this::load)) {
      assertThat(next.model().closes.get(), is(0));
    }
  }

  private FakeModel load() {
    loads.incrementAndGet();
    return new FakeModel();
  }

  private static void awaitUnchecked(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static final class FakeModel implements AutoCloseable {
    private final AtomicInteger closes = new AtomicInteger();

    @Override
    public void close() {
      closes.incrementAndGet();
    }
  }
}
