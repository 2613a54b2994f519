package org.reelgloss.runners;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.startsWith;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AnnotateCommandTest {
  private static final String ANN =
      "{\"clip\":\"c1\",\"annotator\":\"ann\",\"candidates\":[{\"teacher\":\"a\",\"text\":\"A\","
          + "\"good\":true},{\"teacher\":\"b\",\"text\":\"B\",\"good\":false}],\"best\":\"a\"}\n";
  private static final String BOB = ANN.replace("\"ann\"", "\"bob\"");

  @TempDir private Path folder;
  private Path log;

  @BeforeEach
  void writeChoices() throws IOException {
    log = folder.resolve("_annotations/choices.jsonl");
    Files.createDirectories(log.getParent());
    Files.writeString(log, ANN + BOB);
  }

  @Test
  void exportsWhatTeachersChooseReads() throws IOException {
    Path file = folder.resolve("out.jsonl");

    Output output = annotate("--export=" + file);

    assertThat(output.errors(), output.code(), is(0));
    assertThat(Files.readString(file), is(ANN + BOB));
    Output chosen = Output.of("teachers", "choose", file.toString());
    assertThat(chosen.text(), containsString("\"chosen\":[\"a\"]"));
  }

  @Test
  void exportsLabelStudiosTasks() throws IOException {
    Path file = folder.resolve("out.json");

    assertThat(annotate("--export=" + file, "--export-format=label-studio").code(), is(0));

    JsonNode tasks = new ObjectMapper().readTree(file.toFile());
    assertThat(tasks.size(), is(1));
    assertThat(tasks.at("/0/annotations").size(), is(2));
  }

  @Test
  void printsHowFarPeopleAgree() throws IOException {
    JsonNode report = new ObjectMapper().readTree(annotate("--agreement").text());

    assertThat(report.get("recallAt1").asDouble(), is(1.0));
    assertThat(
        annotate("--agreement", "--format=table").text(), startsWith("reference  answer  clips"));
  }

  @Test
  void whatIsNotImportedIsToldAndGivesExitCodeThree() throws IOException {
    Path file = Files.writeString(folder.resolve("in.jsonl"), ANN);

    Output output = annotate("--import=" + file);

    assertThat(output.code(), is(3));
    assertThat(output.text(), containsString("\"imported\":0"));
    assertThat(output.errors(), containsString(file + ":1: the dataset has no clip c1"));
  }

  @Test
  void linesThatAreDamagedAreTold() throws IOException {
    Files.writeString(log, "{\n" + ANN);

    assertThat(annotate("--agreement").errors(), containsString("choices.jsonl:1: not JSON"));
  }

  @Test
  void wrongFlagsAreRefused() {
    assertThat(refusal("--sample=0"), containsString("sample must be at least 1, but was: 0"));
    assertThat(refusal("--overlap=2.0"), containsString("overlap must be a share from 0.0"));
    assertThat(refusal("--by=margin"), containsString("--by"));
    assertThat(refusal("--export=a", "--agreement"), containsString("mutually exclusive"));
    assertThat(refusal("--export=" + folder), containsString("export must be a file in a folder"));
    assertThat(
        refusal("--export=x", "--export-format=csv"), containsString("export-format must be"));
    assertThat(refusal("--import=" + folder), containsString("import must be a file"));
    assertThat(refusal(), containsString("DIR must have clips with captions and pictures"));
    Output nowhere = Output.of("annotate", folder.resolve("none").toString());
    assertThat(nowhere.code(), is(2));
    assertThat(nowhere.errors(), containsString("DIR must be the output folder of a run"));
  }

  @Test
  void aSignalEndsThePageAndEveryChoiceIsKept() throws Exception {
    Path samples = Path.of("..", "samples").toAbsolutePath().normalize();
    Path out = folder.resolve("out");
    Output made =
        Output.of(
            "curate",
            "--input=" + samples,
            "--output=" + out,
            "--teachers=vision,description",
            "--runner=direct");
    assertThat(made.errors(), made.code(), is(0));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                "annotate",
                out.toString(),
                "--port=0")
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (BufferedReader lines = process.inputReader(UTF_8)) {
      String address = String.valueOf(lines.readLine());

      assertThat(send(HttpRequest.newBuilder(URI.create(address + "api/task?by=ann"))), is(200));
      assertThat(
          send(
              HttpRequest.newBuilder(URI.create(address + "api/choice"))
                  .header("Content-Type", "application/json")
                  .POST(
                      BodyPublishers.ofString(
                          "{\"by\": \"ann\", \"turn\": 0, \"clip\": 0, \"good\": [0]}"))),
          is(200));
    } finally {
      process.destroy();
    }

    assertThat(process.waitFor(30, TimeUnit.SECONDS), is(true));
    assertThat(process.exitValue(), is(143));
    assertThat(Files.readAllLines(out.resolve("_annotations/choices.jsonl")).size(), is(1));
  }

  private static int send(HttpRequest.Builder request) throws Exception {
    HttpResponse<Void> answer =
        HttpClient.newHttpClient().send(request.build(), BodyHandlers.discarding());
    return answer.statusCode();
  }

  private Output annotate(String... flags) {
    String[] all = new String[flags.length + 2];
    all[0] = "annotate";
    all[1] = folder.toString();
    System.arraycopy(flags, 0, all, 2, flags.length);
    return Output.of(all);
  }

  private String refusal(String... flags) {
    Output output = annotate(flags);
    assertThat(output.errors(), output.code(), is(2));
    return output.errors();
  }
}
