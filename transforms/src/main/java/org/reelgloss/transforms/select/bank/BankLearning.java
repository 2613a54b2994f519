package org.reelgloss.transforms.select.bank;

/**
 * What a bank learned from its pictures.
 *
 * @param predictor weights of meaning on the picture tower's vector, the constants as the last row
 * @param words what the words that are said of at least two pictures add to a caption's meaning, in
 *     the order of the alphabet, and as the last row what every caption means
 * @param regression the inverse of a {@link PictureRegression}
 */
@SuppressWarnings("ArrayRecordComponent") // Made, read and never compared.
record BankLearning(float[][] predictor, float[][] words, float[][] regression) {}
