/**
 * What captioned pictures tell of a picture and of a caption: a {@link
 * org.reelgloss.transforms.select.bank.PictureBank} is searched for the pictures that look most
 * alike, and a caption is held against what people said about them. Plain arithmetic, no models.
 */
@NullMarked
package org.reelgloss.transforms.select.bank;

import org.jspecify.annotations.NullMarked;
