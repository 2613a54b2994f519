package org.reelgloss.gpu;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Writes small ONNX graphs, so that models for tests are made by the test itself. */
final class TinyOnnx {
  static final int FLOAT = 1;
  static final int BYTE = 2;
  static final int LONG = 7;
  static final int BOOLEAN = 9;

  private static final int IR_VERSION = 8;
  private static final int OPSET = 13;

  private final ProtoWriter graph = new ProtoWriter().text(2, "tiny");

  /** Declares an input; a size of -1 is any size. */
  TinyOnnx input(String name, int type, long... shape) {
    graph.message(11, valueInfo(name, type, shape));
    return this;
  }

  /** Declares an output; a size of -1 is any size. */
  TinyOnnx output(String name, int type, long... shape) {
    graph.message(12, valueInfo(name, type, shape));
    return this;
  }

  TinyOnnx floats(String name, float[] values, long... shape) {
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    return constant(name, FLOAT, raw.array(), shape);
  }

  TinyOnnx longs(String name, long... values) {
    ByteBuffer raw = ByteBuffer.allocate(8 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asLongBuffer().put(values);
    return constant(name, LONG, raw.array(), values.length);
  }

  private TinyOnnx constant(String name, int type, byte[] raw, long... shape) {
    ProtoWriter tensor = new ProtoWriter();
    for (long size : shape) {
      tensor.number(1, size);
    }
    graph.message(5, tensor.number(2, type).text(8, name).bytes(9, raw));
    return this;
  }

  /** Adds a node with one output. */
  TinyOnnx node(String operator, String output, List<String> inputs, ProtoWriter... attributes) {
    return node(operator, List.of(output), inputs, attributes);
  }

  TinyOnnx node(
      String operator, List<String> outputs, List<String> inputs, ProtoWriter... attributes) {
    ProtoWriter node = new ProtoWriter();
    inputs.forEach(input -> node.text(1, input));
    outputs.forEach(output -> node.text(2, output));
    node.text(4, operator);
    for (ProtoWriter attribute : attributes) {
      node.message(5, attribute);
    }
    graph.message(1, node);
    return this;
  }

  static ProtoWriter attribute(String name, long value) {
    return new ProtoWriter().text(1, name).number(3, value).number(20, 2);
  }

  static ProtoWriter attribute(String name, TinyOnnx branch) {
    return new ProtoWriter().text(1, name).message(6, branch.graph).number(20, 5);
  }

  void write(Path file) throws IOException {
    ProtoWriter model =
        new ProtoWriter()
            .number(1, IR_VERSION)
            .message(7, graph)
            .message(8, new ProtoWriter().text(1, "").number(2, OPSET));
    Files.write(file, model.toByteArray());
  }

  private static ProtoWriter valueInfo(String name, int type, long... shape) {
    ProtoWriter dimensions = new ProtoWriter();
    for (int i = 0; i < shape.length; i++) {
      ProtoWriter dimension = new ProtoWriter();
      if (shape[i] < 0) {
        dimension.text(2, name + "_" + i);
      } else {
        dimension.number(1, shape[i]);
      }
      dimensions.message(1, dimension);
    }
    ProtoWriter tensor = new ProtoWriter().number(1, type).message(2, dimensions);
    return new ProtoWriter().text(1, name).message(2, new ProtoWriter().message(1, tensor));
  }
}
