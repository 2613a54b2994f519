package org.reelgloss.gpu;

import static org.hamcrest.MatcherAssert.assertThat;
import static org.hamcrest.Matchers.allOf;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.is;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyFileTest {
  @TempDir private Path folder;

  @Test
  void whatIsWrittenIsReadAgain() throws IOException {
    Path path = folder.resolve("a.npy");
    try (NpyWriter writer = NpyWriter.create(path, 2)) {
      writer.add(new float[] {1.5f, -2});
      writer.add(new float[] {Float.MIN_VALUE, Float.NaN});
      writer.add(new float[] {3, 4});
    }

    try (NpyFile file = NpyFile.open(path)) {
      assertThat(file.rows(), is(3));
      assertThat(file.columns(), is(2));
      assertThat(file.row(1), is(new float[] {Float.MIN_VALUE, Float.NaN}));
      float[] last = new float[5];
      file.read(1, 2, last);
      assertThat(last, is(new float[] {Float.MIN_VALUE, Float.NaN, 3, 4, 0}));
      assertThrows(IndexOutOfBoundsException.class, () -> file.read(2, 2, last));
    }
  }

  @Test
  void aWrittenHeaderIsThatOfNumPy() throws IOException {
    Path path = folder.resolve("a.npy");
    try (NpyWriter writer = NpyWriter.create(path, 3)) {
      writer.add(new float[3]);
    }

    byte[] bytes = Files.readAllBytes(path);
    assertThat(bytes.length, is(128 + 12));
    assertThat(
        new String(bytes, 0, 128, StandardCharsets.ISO_8859_1).stripTrailing(),
        is(
            "\u0093NUMPY\u0001\0v\0"
                + "{'descr': '<f4', 'fortran_order': False, 'shape': (1, 3), }"));
    assertThat(bytes[127], is((byte) '\n'));
  }

  @Test
  void halvesAndDoublesAreReadInAllVersions() throws IOException {
    ByteBuffer halves = little(6).putShort((short) 0x3C00).putShort((short) 0xC000);
    halves.putShort((short) 1);
    Path two = write(2, "{'descr': '<f2', 'fortran_order': False, 'shape': (1, 3), }", halves);
    ByteBuffer doubles = little(16).putDouble(0.1).putDouble(1e300);
    Path three = write(3, "{\"shape\": (2,1), \"descr\":\"<f8\",\"fortran_order\":False}", doubles);

    try (NpyFile half = NpyFile.open(two);
        NpyFile whole = NpyFile.open(three)) {
      assertThat(half.row(0), is(new float[] {1, -2, 0x1p-24f}));
      assertThat(whole.row(0), is(new float[] {0.1f}));
      assertThat(whole.row(1), is(new float[] {Float.POSITIVE_INFINITY}));
    }
  }

  @Test
  void everyHalfIsTheSameNumber() {
    assertThat(HalfFloats.toFloat((short) 0x8000), is(-0f));
    assertThat(HalfFloats.toFloat((short) 0x03FF), is(1023 * 0x1p-24f));
    assertThat(HalfFloats.toFloat((short) 0x0400), is(0x1p-14f));
    assertThat(HalfFloats.toFloat((short) 0x7BFF), is(65504f));
    assertThat(HalfFloats.toFloat((short) 0xFC00), is(Float.NEGATIVE_INFINITY));
    assertThat(HalfFloats.toFloat((short) 0x7E00), is(Float.NaN));
    for (int half = 1; half <= 0x7BFF; half++) {
      float below = HalfFloats.toFloat((short) (half - 1));
      assertThat(HalfFloats.toFloat((short) half) > below, is(true));
    }
  }

  @Test
  void aFileThatIsCutIsRefused() throws IOException {
    Path path = folder.resolve("a.npy");
    try (NpyWriter writer = NpyWriter.create(path, 4)) {
      writer.add(new float[4]);
      writer.add(new float[4]);
    }
    byte[] whole = Files.readAllBytes(path);

    for (int length = 0; length < whole.length; length++) {
      Files.write(path, Arrays.copyOf(whole, length));
      IllegalArgumentException refused =
          assertThrows(IllegalArgumentException.class, () -> NpyFile.open(path));
      assertThat(refused.getMessage(), containsString(path.toString()));
    }
  }

  @Test
  void otherKindsOfArraysAreRefused() throws IOException {
    refuses("'<i4'", "False", "(1, 1)", "type <f2, <f4 or <f8");
    refuses("'>f4'", "False", "(1, 1)", "type <f2, <f4 or <f8");
    refuses("'<f4'", "True", "(1, 1)", "C order");
    refuses("'<f4'", "False", "(1,)", "(1,)");
    refuses("'<f4'", "False", "(1, 0)", "at least one column");
    refuses("'<f4'", "False", "(1, 1, 1)", "(1, 1, 1)");
    refuses("'<f4'", "maybe", "(1, 1)", "fortran_order");
  }

  private void refuses(String descr, String fortran, String shape, String why) throws IOException {
    Path path =
        write(
            1,
            "{'descr': %s, 'fortran_order': %s, 'shape': %s}".formatted(descr, fortran, shape),
            little(8).putLong(0));
    IllegalArgumentException refused =
        assertThrows(IllegalArgumentException.class, () -> NpyFile.open(path));
    assertThat(refused.getMessage(), allOf(containsString(path.toString()), containsString(why)));
  }

  @Test
  void anUnknownVersionIsRefused() throws IOException {
    Path path = write(4, "{}", little(0));
    assertThrows(IllegalArgumentException.class, () -> NpyFile.open(path));
  }

  @Test
  void rowsOfAnotherLengthAreNotWritten() throws IOException {
    try (NpyWriter writer = NpyWriter.create(folder.resolve("a.npy"), 2)) {
      assertThrows(IllegalArgumentException.class, () -> writer.add(new float[3]));
    }
  }

  @Test
  @Tag("test-data")
  void aFileOfNumPyIsRead() throws IOException {
    Path features = Path.of(System.getenv("REELGLOSS_TEST_DATA"), "flickr8k", "features");
    try (NpyFile file = NpyFile.open(features.resolve("dev.clip_mini.npy"))) {
      assertThat(file.rows(), is(Files.readAllLines(features.resolve("dev.names.txt")).size()));
      assertThat(file.columns(), is(256));
    }
  }

  private static ByteBuffer little(int bytes) {
    return ByteBuffer.allocate(bytes).order(ByteOrder.LITTLE_ENDIAN);
  }

  private Path write(int version, String header, ByteBuffer numbers) throws IOException {
    byte[] text = header.getBytes(StandardCharsets.UTF_8);
    ByteBuffer start = little(12).put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y'});
    start.put((byte) version).put((byte) 0);
    if (version == 1) {
      start.putShort((short) text.length);
    } else {
      start.putInt(text.length);
    }
    start.flip();
    byte[] whole = new byte[start.remaining() + text.length + numbers.capacity()];
    ByteBuffer.wrap(whole).put(start).put(text).put(numbers.flip());
    return Files.write(folder.resolve("v" + version + ".npy"), whole);
  }
}
