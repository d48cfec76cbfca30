/** The measures of one person, from who it is: heights, widths, the face's shape, and how each is a little different. Metres. */
import { createRng } from '../../../shared/rng.ts';
import { type Colour, colour } from '../../render/field/index.ts';
import type { PersonTraits } from '../model.ts';

export type Age = 'baby' | 'child' | 'young' | 'adult' | 'old';
export type Expression = NonNullable<PersonTraits['expression']>;

export interface Figure {
  readonly age: Age;
  readonly sex: 'female' | 'male';
  readonly heightMetres: number;
  /** Of the head drawn for a man of 1.76 m. */
  readonly headScale: number;
  /** Share of the height at which the hips lie. */
  readonly legShare: number;
  readonly shoulderHalf: number;
  readonly hipHalf: number;
  /** Thickness of limbs and depth of the trunk against an average man's. */
  readonly girth: number;
  readonly belly: number;
  readonly bust: number;
  readonly skin: Colour;
  readonly expression: Expression;
  readonly face: Face;
}

/** Around 0 what an average adult has; each in about [-1, 1]. */
export interface Face {
  readonly width: number;
  readonly jaw: number;
  readonly chin: number;
  readonly cheeks: number;
  readonly nose: number;
  readonly lips: number;
  readonly eyes: number;
  readonly brows: number;
  /** 0 young, 1 old. */
  readonly age: number;
  /** 1: a small child. */
  readonly child: number;
  /** 1: a woman. */
  readonly female: number;
}

export const skinTones = ['#f0c8ae', '#e6b593', '#d9a07a', '#c68a5f', '#a56b45', '#7f4e32', '#5a3726', '#efcdb8', '#deac88'].map(colour);
const faceAge: Readonly<Record<Age, number>> = { baby: 0, child: 0, young: 0.05, adult: 0.3, old: 1 };
const heights: Readonly<Record<Age, readonly [female: number, male: number]>> = {
  baby: [0.78, 0.78],
  child: [1.2, 1.22],
  young: [1.66, 1.77],
  adult: [1.67, 1.78],
  old: [1.61, 1.72],
};

export interface Person extends Omit<PersonTraits, 'age'> {
  readonly age: Age;
  readonly sex: 'female' | 'male';
}

export function figureOf(person: Person, seed: number): Figure {
  const { age, sex, build = 'average', skin, expression = 'smile' } = person;
  const rng = createRng(seed).fork('figure');
  const vary = (by: number): number => rng.range(-by, by);
  const isSmall = age === 'baby' || age === 'child';
  const female = sex === 'female' ? 1 : 0;
  const height = heights[age][female ? 0 : 1] * (1 + vary(0.035));
  const heft = { slim: -1, average: 0, heavy: 1 }[build] + vary(0.25);
  const size = height / 1.76;
  const wide = isSmall ? 0.84 : 1;
  return {
    age,
    sex,
    heightMetres: height,
    headScale: { baby: 0.82, child: 0.97, young: 1.07, adult: 1.08, old: 1.08 }[age] * (female && !isSmall ? 0.965 : 1),
    legShare: { baby: 0.37, child: 0.465, young: 0.53, adult: 0.522, old: 0.515 }[age],
    shoulderHalf: (female || isSmall ? 0.141 : 0.165) * size * wide * (1 + 0.05 * heft) * (isSmall ? 1.12 : 1),
    hipHalf: (female && !isSmall ? 0.094 : 0.086) * size * (isSmall ? 1.05 : 1),
    girth: size * (female && !isSmall ? 0.87 : 1) * (1 + 0.14 * heft) * (isSmall ? 1.16 : 1),
    belly: Math.max(0, heft) * 0.55 + (age === 'old' ? 0.2 : 0) + (age === 'baby' ? 0.55 : 0),
    bust: female && !isSmall ? 1 : 0,
    skin: skin ?? rng.pick(skinTones),
    expression,
    face: {
      width: 0.45 * heft + vary(0.4),
      jaw: female ? -0.7 + vary(0.3) : 0.15 + vary(0.5),
      chin: vary(0.6),
      cheeks: (isSmall ? 1 : 0.25) + 0.4 * heft + vary(0.3),
      nose: (isSmall ? -1 : female ? -0.55 : 0.05) + vary(0.35),
      lips: (female ? 0.5 : -0.1) + vary(0.3),
      eyes: (isSmall ? 1 : female ? 0.5 : 0.05) + vary(0.2),
      brows: vary(0.5),
      age: faceAge[age],
      child: { baby: 1, child: 0.75, young: 0, adult: 0, old: 0 }[age],
      female,
    },
  };
}
