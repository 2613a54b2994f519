package org.reelgloss.transforms.caption;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.reelgloss.gpu.remote.FakeChatServer.completion;
import static org.reelgloss.gpu.remote.FakeChatServer.status;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.reelgloss.gpu.Devices;
import org.reelgloss.gpu.remote.ChatRequest;
import org.reelgloss.gpu.remote.FakeChatServer;
import org.reelgloss.schemas.Outcome;
import org.reelgloss.vision.Textures;

class RemoteTeacherTest {
  private static final ClipEvidence FRAMES =
      TestClips.withFrames(
          List.of(
              Textures.plain(Color.RED),
              Textures.plain(Color.BLUE),
              Textures.plain(Color.GREEN),
              Textures.plain(Color.WHITE)));

  private FakeChatServer server;

  @BeforeEach
  void start() throws IOException {
    server = new FakeChatServer();
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void showsFramesAndRecordsWhatAnswered() throws Exception {
    try (Teacher teacher = teacher("frames", "subtitles")) {
      TeacherAnswer answer = teacher.caption(FRAMES);

      assertThat(
          answer,
          is(
              TeacherAnswer.success("A dog runs.", List.of("frames"))
                  .with(new TeacherAnswer.Usage(new Prompt("", true).digest(), 120, 7))));
      assertThat(teacher.model(), is("tiny-vlm"));
    }
    assertThat(server.requests().get(0).split("image_url\":", -1).length - 1, is(2));
  }

  @Test
  void tellsWhatIsSaid() throws Exception {
    try (Teacher teacher = teacher("subtitles")) {
      assertThat(teacher.caption(TestClips.saying("Come on!")).inputs(), is(List.of("subtitles")));
    }
    assertThat(
        server.requests().get(0), containsString("The subtitles of the video: \\\"Come on!"));
  }

  @Test
  void doesNotAskWithoutInput() throws Exception {
    try (Teacher teacher = teacher("subtitles", "description")) {
      assertThat(
          teacher.caption(FRAMES),
          is(TeacherAnswer.noInput("The clip has none of: subtitles, description")));
    }
    assertThat(server.requests(), hasSize(0));
  }

  @Test
  void saysWhatIsHeldBackOrCutOff() throws Exception {
    server
        .then(status(200, completion("", "content_filter")))
        .then(status(200, completion("A dog", "length")));
    try (Teacher teacher = teacher("frames")) {
      assertThat(teacher.caption(FRAMES).outcome(), is(Outcome.BLOCKED));
      assertThat(teacher.caption(FRAMES).outcome(), is(Outcome.TRUNCATED));
    }
  }

  @Test
  void anAnswerWithoutAWordIsNone() throws Exception {
    server.then(status(200, completion(" ", "stop"))).then(status(400, "no"));
    try (Teacher teacher = teacher("frames")) {
      TeacherException empty = assertThrows(TeacherException.class, () -> teacher.caption(FRAMES));
      TeacherException refused =
          assertThrows(TeacherException.class, () -> teacher.caption(FRAMES));

      assertThat(empty.getMessage(), is("tiny-vlm answered without a word"));
      assertThat(refused.getMessage(), containsString("status 400"));
    }
  }

  private Teacher teacher(String... inputs) {
    return new RemoteTeacherSettings(
            "remote",
            server.endpoint("vlm"),
            List.of(inputs),
            "",
            2,
            ChatRequest.ShownAs.IMAGES,
            100,
            0)
        .open(Devices.CPU);
  }
}
