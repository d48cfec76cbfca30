import { smoothStep } from '../light.ts';

/** [0, 1]: leaves and grass, not what is yellow or blue. Linear light. */
export const greenness = (red: number, green: number, blue: number): number =>
  smoothStep(0, 0.22, (green - Math.max(red, blue)) / (green + 0.01));
