package org.reelgloss.runners;

import com.sun.management.OperatingSystemMXBean;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.IntStream;
import org.apache.beam.sdk.extensions.avro.coders.AvroCoder;
import org.apache.beam.sdk.transforms.Create;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.transforms.ParDo;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.remote.ChatEndpoint;
import org.reelgloss.gpu.remote.ChatRequest;
import org.reelgloss.gpu.remote.KeySource;
import org.reelgloss.schemas.CaptionedClip;
import org.reelgloss.schemas.Clip;
import org.reelgloss.schemas.ClipFrame;
import org.reelgloss.transforms.caption.CaptionClips;
import org.reelgloss.transforms.caption.ClipEvidence;
import org.reelgloss.transforms.caption.RemoteTeacherSettings;
import org.reelgloss.transforms.caption.Teacher;
import org.reelgloss.transforms.caption.TeacherAnswer;
import org.reelgloss.transforms.caption.Teachers;

/**
 * Prints what asking teachers costs on the embedded Flink beyond the teachers themselves: CPU for
 * each clip and teacher with teachers that answer at once, and the time for clips that go to a
 * server with a latency, against the ideal.
 */
final class CaptionCosts {
  private static final int PARALLELISM = 2;
  private static final int FRAMES = 8;
  private static final int FRAME_BYTES = 15_000;
  private static final int INSTANT_TEACHERS = 4;
  private static final int FEW = 1_000;
  private static final int MANY = 21_000;
  private static final int REMOTE_CLIPS = 200;
  private static final int PERMITS = 16;
  private static final int LATENCY_MS = 100;
  private static final AtomicInteger SEEN = new AtomicInteger();
  private static final AtomicLong FIRST_ASKED = new AtomicLong();
  private static final AtomicLong LAST_SEEN = new AtomicLong();

  private CaptionCosts() {}

  public static void main(String[] arguments) throws Exception {
    run(FEW, List.of(new InstantTeacher("warms-up")));
    remote();
    System.out.println("The line above is of a cold process; now the rounds that count.");
    for (int round = 0; round < Integer.parseInt(arguments[0]); round++) {
      overhead();
      remote();
    }
  }

  private static void overhead() throws Exception {
    List<Teacher.Factory> teachers =
        IntStream.range(0, INSTANT_TEACHERS)
            .mapToObj(i -> (Teacher.Factory) new InstantTeacher("instant-" + i))
            .toList();
    double few = run(FEW, teachers);
    double many = run(MANY, teachers);
    System.out.printf(
        Locale.ROOT,
        "CPU for each clip and teacher: %.3f ms%n",
        1_000 * (many - few) / (MANY - FEW) / INSTANT_TEACHERS);
  }

  private static void remote() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/v1/", CaptionCosts::answer);
    server.setExecutor(threads);
    server.start();
    try {
      ChatEndpoint endpoint =
          new ChatEndpoint(
              URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/v1"),
              "m",
              KeySource.NONE,
              PERMITS,
              Duration.ofSeconds(20),
              Duration.ofSeconds(60));
      RemoteTeacherSettings settings =
          new RemoteTeacherSettings(
              "remote", endpoint, List.of("frames"), "", 2, ChatRequest.ShownAs.IMAGES, 100, 0);
      run(REMOTE_CLIPS, List.of(Teachers.of(settings, Devices.CPU)));
    } finally {
      server.stop(0);
      threads.shutdownNow();
    }
    double seconds = (LAST_SEEN.get() - FIRST_ASKED.get()) / 1e9;
    double ideal = Math.ceil((double) REMOTE_CLIPS / PERMITS) * LATENCY_MS / 1_000;
    System.out.printf(
        Locale.ROOT,
        "%d clips, %d at a time, %d ms each: %.2f s, %.2f times the ideal%n",
        REMOTE_CLIPS,
        PERMITS,
        LATENCY_MS,
        seconds,
        seconds / ideal);
  }

  private static void answer(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    FIRST_ASKED.compareAndSet(0, System.nanoTime());
    try {
      Thread.sleep(LATENCY_MS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    byte[] body =
        """
        {"model":"m","choices":[{"message":{"content":"A dog."},"finish_reason":"stop"}]}"""
            .getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, body.length);
    try (OutputStream out = exchange.getResponseBody()) {
      out.write(body);
    }
  }

  /** Captions clips and returns seconds of CPU of the whole process. */
  private static double run(int clips, List<Teacher.Factory> teachers) throws Exception {
    SEEN.set(0);
    FIRST_ASKED.set(0);
    OperatingSystemMXBean system =
        (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    long before = system.getProcessCpuTime();
    new EmbeddedFlinkLauncher(PARALLELISM)
        .run(
            pipeline ->
                pipeline
                    .apply(Create.of(Collections.nCopies(clips / 100, 100)))
                    .apply("Clips", ParDo.of(new ClipsFn()))
                    .setCoder(AvroCoder.specific(Clip.class))
                    .apply(CaptionClips.with(teachers))
                    .apply("Count", ParDo.of(new CountFn())),
            false);
    if (SEEN.get() != clips) {
      throw new IllegalStateException("clips must be " + clips + ", but were: " + SEEN.get());
    }
    return (system.getProcessCpuTime() - before) / 1e9;
  }

  static final class ClipsFn extends DoFn<Integer, Clip> {
    @ProcessElement
    public void make(@Element Integer count, OutputReceiver<Clip> out) {
      byte[] jpeg = new byte[FRAME_BYTES];
      new Random(1).nextBytes(jpeg);
      List<ClipFrame> frames = new ArrayList<>();
      for (int i = 0; i < FRAMES; i++) {
        frames.add(
            ClipFrame.newBuilder().setTimeMs(500L * i).setJpeg(ByteBuffer.wrap(jpeg)).build());
      }
      for (int i = 0; i < count; i++) {
        out.output(
            Clip.newBuilder()
                .setClipId("v-0-" + i)
                .setVideoId("v")
                .setUri("/videos/v.mp4")
                .setStartFrame(0)
                .setEndFrame(i)
                .setStartMs(0)
                .setEndMs(4_000)
                .setFrames(frames)
                .build());
      }
    }
  }

  static final class CountFn extends DoFn<CaptionedClip, Void> {
    @ProcessElement
    public void count(@Element CaptionedClip clip) {
      SEEN.incrementAndGet();
      LAST_SEEN.set(System.nanoTime());
    }
  }

  /** A teacher that costs nothing. */
  record InstantTeacher(String name) implements Teacher, Teacher.Factory {
    @Override
    public Teacher open() {
      return this;
    }

    @Override
    public String model() {
      return "instant";
    }

    @Override
    public TeacherAnswer caption(ClipEvidence clip) {
      return TeacherAnswer.success("A dog runs.", List.of(TeacherAnswer.FRAMES));
    }

    @Override
    public void close() {}
  }
}
