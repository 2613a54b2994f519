package org.reelgloss.video;

import org.bytedeco.ffmpeg.avcodec.AVCodecParameters;
import org.bytedeco.ffmpeg.avcodec.AVPacketSideData;
import org.bytedeco.javacpp.IntPointer;
import org.bytedeco.javacpp.Pointer;
import org.bytedeco.javacpp.PointerPointer;

/** The list of side data of stream parameters, as FFmpeg's functions that grow it want it. */
final class SideDataSlot implements AutoCloseable {
  private final AVCodecParameters parameters;
  private final PointerPointer<Pointer> array = new PointerPointer<>(1);
  private final IntPointer count = new IntPointer(1);

  SideDataSlot(AVCodecParameters parameters) {
    this.parameters = parameters;
    array.put(0, parameters.coded_side_data());
    count.put(0, parameters.nb_coded_side_data());
  }

  PointerPointer<Pointer> array() {
    return array;
  }

  IntPointer count() {
    return count;
  }

  /** Hands the list back to the parameters. */
  void store() {
    parameters.coded_side_data(new AVPacketSideData(array.get(0)));
    parameters.nb_coded_side_data(count.get(0));
  }

  @Override
  public void close() {
    array.close();
    count.close();
  }
}
