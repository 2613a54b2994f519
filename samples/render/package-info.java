/**
 * Draws the sample videos. Every picture is a function of its time alone, so that rendering again
 * gives the same pictures.
 */
package samples.render;
