/** What counts as light: finite, 0 and more. */

/** The brightest radiance that is told from brighter: the largest half float. */
export const ceiling = 65_504;

/** Infinity becomes the ceiling; NaN and negatives become 0. */
export const finiteLight = (v: number): number => (v > 0 ? Math.min(v, ceiling) : 0);
