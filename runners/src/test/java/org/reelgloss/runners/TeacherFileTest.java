package org.reelgloss.runners;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.reelgloss.gpu.GenerationOptions;
import org.reelgloss.gpu.remote.ChatEndpoint;
import org.reelgloss.gpu.remote.ChatRequest;
import org.reelgloss.gpu.remote.KeySource;
import org.reelgloss.transforms.caption.BundleTeacherSettings;
import org.reelgloss.transforms.caption.RemoteTeacherSettings;
import org.reelgloss.transforms.caption.RetrievalTeacherSettings;
import org.reelgloss.transforms.caption.TeacherSettings;

class TeacherFileTest {
  private static final String START = "- name: qwen\n  endpoint: http://gpu1:8000/v1\n";

  @TempDir private Path folder;

  @Test
  void twoLinesMakeATeacher() throws Exception {
    assertThat(
        read(START),
        contains(
            new RemoteTeacherSettings(
                "qwen",
                new ChatEndpoint(
                    URI.create("http://gpu1:8000/v1"),
                    "auto",
                    KeySource.NONE,
                    16,
                    Duration.ofMinutes(1),
                    Duration.ofMinutes(3)),
                List.of("frames"),
                "",
                8,
                ChatRequest.ShownAs.IMAGES,
                100,
                0)));
  }

  @Test
  void readsAllThatCanBeSaid() throws Exception {
    RemoteTeacherSettings teacher =
        remote(
                START
                    + "  model: m\n  key: env:KEY\n  inputs: [frames, subtitles]\n  prompt: Say!\n"
                    + "  frames: 4\n  frames-as: video\n  max-tokens: 50\n  temperature: 0.7\n  concurrency: 3\n"
                    + "  timeout: 5s\n  patience: 30s\n")
            .get(0);

    assertThat(teacher.endpoint().key(), is(new KeySource("env:KEY")));
    assertThat(teacher.endpoint().patience(), is(Duration.ofSeconds(30)));
    assertThat(teacher.inputs(), contains("frames", "subtitles"));
    assertThat(teacher.template(), is("Say!"));
    assertThat(teacher.shownAs(), is(ChatRequest.ShownAs.VIDEO));
    assertThat(teacher.temperature(), is(0.7));
  }

  @Test
  void thePapersGridIsOneLine() throws Exception {
    List<RemoteTeacherSettings> grid = remote(START + "  inputs: grid\n");

    assertThat(
        grid.stream().map(RemoteTeacherSettings::name).toList(),
        contains("qwen-v", "qwen-vm", "qwen-vs", "qwen-vsm"));
    assertThat(grid.get(3).inputs(), contains("frames", "subtitles", "description"));
  }

  @Test
  void aBundleMakesATeacher() throws Exception {
    assertThat(
        read("- name: cap\n  bundle: models/a\n"),
        contains(
            new BundleTeacherSettings(
                "cap",
                folder.resolve("models/a").toString(),
                GenerationOptions.OF_BUNDLE,
                0.5,
                Duration.ofMinutes(1))));
  }

  @Test
  void readsAllThatCanBeSaidOfABundle() throws Exception {
    assertThat(
        read(
            """
            - name: cap
              bundle: /models/a
              num-beams: 4
              max-tokens: 30
              position: 0.3
              timeout: 5s
            """),
        contains(
            new BundleTeacherSettings(
                "cap", "/models/a", new GenerationOptions(4, 30), 0.3, Duration.ofSeconds(5))));
  }

  @Test
  void aBundleWithABankPicksFromIt() throws Exception {
    assertThat(
        read("- name: near\n  bundle: /models/towers\n  bank: captions.txt\n"),
        contains(
            new RetrievalTeacherSettings(
                "near", "/models/towers", folder.resolve("captions.txt").toString())));
  }

  @Test
  void saysWhatIsWrongWithABundle() {
    String start = "- name: cap\n  bundle: a\n";

    assertThat(refusal(start + "  endpoint: x\n"), containsString(":3: unknown key 'endpoint'"));
    assertThat(
        refusal(start + "  position: 2\n"), containsString(":1: position must be in [0, 1]"));
    assertThat(refusal(start + "  num-beams: 65\n"), containsString(":1: num-beams must be in [0"));
    assertThat(
        refusal(start + "  bank: b\n  position: 1\n"),
        containsString(":4: unknown key 'position'"));
  }

  @Test
  void saysWhereSomethingIsWrong() {
    assertThat(refusal(START + "  promt: x\n"), containsString(":3: unknown key 'promt'; did you"));
    assertThat(refusal(START + "  frames: many\n"), containsString(":3: frames must be a number"));
    assertThat(refusal(START + "  frames-as: gif\n"), containsString(":3: frames-as: must be im"));
    assertThat(refusal(START + "  timeout: 5\n"), containsString(":3: timeout: must be a length"));
    assertThat(refusal(START + "  inputs: [sound]\n"), containsString(":1: inputs must be"));
    assertThat(refusal(START + "  model: a\n  model: b\n"), containsString(":4: model must be th"));
    assertThat(refusal("- name: qwen\n"), containsString(":1: a teacher needs a value for end"));
    assertThat(refusal("name: qwen\n"), containsString("must hold a list of teachers"));
  }

  @Test
  void aKeyItselfIsRefusedAndNotRepeated() {
    String refusal = refusal(START + "  key: sk-123\n");

    assertThat(refusal, containsString(":3: key: key must be env:NAME or file:PATH"));
    assertThat(refusal.contains("sk-123"), is(false));
  }

  private String refusal(String yaml) {
    return String.valueOf(assertThrows(UsageException.class, () -> read(yaml)).getMessage());
  }

  private List<RemoteTeacherSettings> remote(String yaml) throws UsageException, IOException {
    return read(yaml).stream().map(RemoteTeacherSettings.class::cast).toList();
  }

  private List<TeacherSettings> read(String yaml) throws UsageException, IOException {
    return TeacherFile.read(Files.writeString(folder.resolve("teachers.yaml"), yaml));
  }
}
