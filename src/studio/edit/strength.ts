import type { BlurStrength } from '../language/index.ts';

/** How wide open the lens is: 1 is a portrait lens at its largest stop. */
export const lensBlur: Readonly<Record<BlurStrength, number>> = { slight: 0.6, medium: 1, strong: 1.6 };
