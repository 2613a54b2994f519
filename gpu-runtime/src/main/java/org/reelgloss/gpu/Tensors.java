package org.reelgloss.gpu;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.List;

/** Makes and reads tensors; whoever gets a tensor from here closes it. */
final class Tensors {
  private Tensors() {}

  static OnnxTensor ofFloats(float[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(OnnxRuntime.environment(), FloatBuffer.wrap(values), shape);
  }

  /** Puts rows of one length one after the other. */
  static OnnxTensor ofRows(List<float[]> rows, long... shape) throws OrtException {
    ByteBuffer bytes = direct(rows.size() * rows.get(0).length * Float.BYTES);
    FloatBuffer values = bytes.asFloatBuffer();
    rows.forEach(values::put);
    return OnnxTensor.createTensor(OnnxRuntime.environment(), bytes.asFloatBuffer(), shape);
  }

  static OnnxTensor ofLongs(long[] values, long... shape) throws OrtException {
    return OnnxTensor.createTensor(OnnxRuntime.environment(), LongBuffer.wrap(values), shape);
  }

  static OnnxTensor ofBoolean(boolean value) throws OrtException {
    return OnnxTensor.createTensor(OnnxRuntime.environment(), new boolean[] {value});
  }

  /** Returns a matrix of ones: a mask that hides nothing. */
  static OnnxTensor ones(int rows, int columns) throws OrtException {
    long[] values = new long[rows * columns];
    Arrays.fill(values, 1);
    return ofLongs(values, rows, columns);
  }

  /** Returns zeros of the element type of {@code like}. */
  static OnnxTensor zeros(TensorInfo like, long... shape) throws OrtException {
    long elements = 1;
    for (long size : shape) {
      elements *= size;
    }
    ByteBuffer bytes = direct(Math.toIntExact(elements * like.type.size));
    return OnnxTensor.createTensor(OnnxRuntime.environment(), bytes, shape, like.type);
  }

  /**
   * Copies rows, which are the entries along the first dimension.
   *
   * @param rows for each row of the result the row of {@code source} it is a copy of
   */
  static OnnxTensor gather(OnnxTensor source, int[] rows) throws OrtException {
    TensorInfo info = source.getInfo();
    long[] shape = info.getShape();
    ByteBuffer from = source.getByteBuffer();
    int rowBytes = Math.toIntExact(from.capacity() / shape[0]);
    ByteBuffer to = direct(rowBytes * rows.length);
    for (int row : rows) {
      to.put(from.slice(row * rowBytes, rowBytes));
    }
    shape[0] = rows.length;
    return OnnxTensor.createTensor(OnnxRuntime.environment(), to.rewind(), shape, info.type);
  }

  /** Returns an output, which the caller closes instead of the result. */
  static OnnxTensor named(OrtSession.Result outputs, String name) {
    return (OnnxTensor)
        outputs.get(name).orElseThrow(() -> new IllegalStateException("No output " + name));
  }

  /** Copies the values out, whatever the width of the floating point numbers. */
  static float[] toFloats(OnnxTensor tensor) {
    FloatBuffer values = tensor.getFloatBuffer();
    float[] copy = new float[values.remaining()];
    values.get(copy);
    return copy;
  }

  private static ByteBuffer direct(int bytes) {
    return ByteBuffer.allocateDirect(bytes).order(ByteOrder.nativeOrder());
  }
}
