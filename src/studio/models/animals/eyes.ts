/** Eyes of kinds of animals. */
import { colour } from '../../render/field/index.ts';
import type { EyeLook } from './eye.ts';

const dark = colour('#120b07');

export const eyes = {
  brown: { iris: 0.86, pupil: [0.5, 0.5], inner: colour('#84491d'), outer: colour('#30170a'), white: dark },
  amber: { iris: 0.86, pupil: [0.42, 0.42], inner: colour('#d9952b'), outer: colour('#7a4210'), white: dark },
  fox: { iris: 0.86, pupil: [0.46, 0.7], inner: colour('#d8902a'), outer: colour('#8a4a10'), white: dark },
  cat: { iris: 0.95, pupil: [0.46, 0.76], inner: colour('#b9c45a'), outer: colour('#5d7a2c'), white: colour('#2a2a18') },
  tiger: { iris: 0.86, pupil: [0.36, 0.36], inner: colour('#e0b53c'), outer: colour('#86601a'), white: dark },
  blue: { iris: 0.86, pupil: [0.4, 0.4], inner: colour('#8fb8d8'), outer: colour('#34608a'), white: dark },
  horse: { iris: 0.92, pupil: [0.75, 0.45], inner: colour('#3a2110'), outer: colour('#180c05'), white: dark },
  goat: { iris: 0.9, pupil: [0.8, 0.28], inner: colour('#d0a548'), outer: colour('#7a5a1e'), white: dark },
  black: { iris: 0.98, pupil: [0.9, 0.9], inner: colour('#1a100a'), outer: colour('#0a0605'), white: dark },
  bird: { iris: 0.9, pupil: [0.62, 0.62], inner: colour('#3a2412'), outer: colour('#140b06'), white: dark },
  owl: { iris: 0.98, pupil: [0.46, 0.46], inner: colour('#f2a81e'), outer: colour('#c46a10'), white: dark },
  eagle: { iris: 0.95, pupil: [0.42, 0.42], inner: colour('#f0cf4a'), outer: colour('#b8841e'), white: dark },
  red: { iris: 0.9, pupil: [0.4, 0.4], inner: colour('#e0512a'), outer: colour('#8a1a0c'), white: dark },
  slit: { iris: 0.95, pupil: [0.18, 0.85], inner: colour('#e8b52a'), outer: colour('#8a5a10'), white: colour('#40300c') },
  green: { iris: 0.92, pupil: [0.2, 0.85], inner: colour('#b5d83a'), outer: colour('#4d7a18'), white: colour('#20300c') },
  fish: { iris: 0.8, pupil: [0.6, 0.6], inner: colour('#e8d48a'), outer: colour('#a88a3a'), white: colour('#d8d0b8') },
  violet: { iris: 0.86, pupil: [0.45, 0.45], inner: colour('#9a7ad0'), outer: colour('#4a2a80'), white: dark },
} as const satisfies Record<string, EyeLook>;

export type EyeName = keyof typeof eyes;
