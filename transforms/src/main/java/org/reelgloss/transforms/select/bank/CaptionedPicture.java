package org.reelgloss.transforms.select.bank;

import java.util.List;

/**
 * A picture of a bank.
 *
 * @param name of the picture's file
 * @param vectors of the models that the bank is used with
 * @param meaning mean of the captions' unit vectors of the sentence encoder
 * @param text mean of the captions' unit vectors of the text tower
 * @param captions what people said, at least one
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
public record CaptionedPicture(
    String name, PictureVectors vectors, float[] meaning, float[] text, List<String> captions) {}
