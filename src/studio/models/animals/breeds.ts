/**
 * Breeds of dogs and cats by the word that was said, and the coats that a plain dog or cat may have.
 * Over 300 lines, as it is a table: one entry a breed.
 */
import { type Colour, colour } from '../../render/field/index.ts';
import { onHead } from './beast-parts.ts';
import type { Patch, Pattern } from './coat.ts';
import type { Ear, HeadForm } from './head.ts';
import type { Mammal, Palette } from './mammal.ts';
import { canineHead, cat, catHead, dog, lightFace, tailTip, throat } from './pets.ts';
import { belly, type QuadrupedForm, type Skeleton, stockings } from './quadruped.ts';
import { blob } from './sculpture.ts';

const c = colour;
const tones = (base: string, dark: string, light: string): Palette => ({ base: c(base), dark: c(dark), light: c(light) });
const dogHead = dog.form.head;
const pricked = (length = 1.0, inner = '#c09a86'): Ear => ({ ...canineHead.ear!, length, width: 0.46, inner: c(inner) });

/** The same animal on legs so much shorter. */
function lowSlung(form: QuadrupedForm, by: number): QuadrupedForm {
  const { neck, head, fore, hind, tail } = form;
  const leg = (own: QuadrupedForm['fore']): QuadrupedForm['fore'] => ({
    radii: own.radii.map((r) => r * by) as unknown as QuadrupedForm['fore']['radii'],
    apart: own.apart * by,
    foot: { ...own.foot, radius: own.foot.radius * by, length: own.foot.length * by },
  });
  return {
    ...form,
    length: form.length * by,
    chest: form.chest * by * 0.95,
    waist: form.waist * by,
    rump: form.rump * by,
    // Its neck is as long as legs are short: hardly at all.
    neck: { ...neck, length: neck.length * by * 0.68, radius: neck.radius * by, base: neck.base * by },
    head: { ...head, size: head.size * by },
    fore: leg(fore),
    hind: leg(hind),
    tail: tail && {
      ...tail,
      length: tail.length * by,
      radii: tail.radii.map((r) => r * by) as unknown as readonly [number, number, number],
    },
  };
}

const curled = { length: 0.62, radii: [0.06, 0.095, 0.05] as const, angle: 0.9, curl: 3.4 };
const paint = (colourOf: Colour, soft = 0.05, amount = 1) => ({ colour: colourOf, soft, amount });
const saddle = (k: Skeleton, dark: Colour, reach = 1): Patch => ({
  ...blob(k.trunk(-0.08, k.form.rump * 0.75), k.trunk(0.95 * reach, k.form.chest * 0.8), k.form.rump * 0.75, k.form.chest * 0.78),
  ...paint(dark, 0.05),
});
const mask = (k: Skeleton, dark: Colour, reach = 1): Patch =>
  onHead(k, [0, -0.35, 0.9 / reach], [0, -0.4, 2.0], [0.62, 0.5], paint(dark, 0.04));
const whiteFace = (k: Skeleton, light: Colour): Patch[] => [
  ...lightFace(k, light, 0.02),
  onHead(k, [0.36, 0.62, 0.7], [0.36, 0.55, 0.8], [0.13, 0.13], paint(light, 0.02)),
  onHead(k, [0, 0.5, 0.9], [0, -0.1, 1.7], [0.12, 0.2], paint(light, 0.03)),
];
const socks = (k: Skeleton, light: Colour, share = 0.3): Patch[] => stockings(k, share, paint(light, 0.03));
const spotted = (dark: Colour): Pattern[] => [{ kind: 'spots', size: 0.12, share: 0.33, colour: dark }];
const blotched = (dark: Colour, share = 0.4): Pattern[] => [{ kind: 'blotches', size: 0.3, share, colour: dark }];

const slim = (form: QuadrupedForm, by: number): QuadrupedForm => ({ ...form, waist: form.waist * by, chest: form.chest * by });
const flat = (head: HeadForm, reach: number, tip = 0.5): HeadForm => ({
  ...head,
  muzzle: { ...head.muzzle, to: [0, head.muzzle.to[1], reach], tip },
  jaw: { ...head.jaw!, to: [0, -0.66, reach - 0.1], tip: tip * 0.75 },
  nose: { ...head.nose!, at: [0, -0.12, reach + tip * 0.8] },
  mouth: (head.mouth ?? []).map(
    ([x, y, z]) => [x * 1.2, y - 0.06, Math.min(z, reach + tip * 0.82 - (x > 0.1 ? 0.12 + x * 0.4 : 0))] as const,
  ),
});

const withHead = (head: Partial<HeadForm>, more: Partial<QuadrupedForm> = {}): QuadrupedForm => ({
  ...dog.form,
  ...more,
  head: { ...dogHead, ...head },
});

/** First match of the label wins. */
export const dogBreeds: readonly (readonly [RegExp, Mammal])[] = [
  [
    /dalmatian/,
    {
      ...dog,
      form: slim(withHead({ ear: { ...dogHead.ear!, tip: c('#1c1917') } }), 0.96),
      palette: tones('#ece8e0', '#1c1917', '#f2efe8'),
      coat: { kind: 'sleek', grain: 0.008, variation: 0.05 },
      patterns: ({ dark }) => spotted(dark),
      patches: () => [],
    },
  ],
  [
    /husk(y|ies)|malamute/,
    {
      ...dog,
      form: withHead(
        { ear: pricked(0.95, '#d8ccc0'), ruff: { from: [0.55, -0.45, 0.1], to: [0.95, -0.75, -0.15], radius: 0.4 } },
        { tail: curled },
      ),
      palette: tones('#474b52', '#2a2d33', '#efece6'),
      coat: { kind: 'fur', grain: 0.014, variation: 0.2 },
      patches: (k, { light }) => [belly(k, light), throat(k, light), ...whiteFace(k, light), ...socks(k, light, 0.85)],
      eye: 'blue',
    },
  ],
  [
    /corgi/,
    {
      ...dog,
      form: lowSlung(
        withHead(
          { ear: pricked(1.15), muzzle: canineHead.muzzle, nose: canineHead.nose },
          { tail: { length: 0.14, radii: [0.06, 0.06, 0.04], angle: 0.2, curl: 0 } },
        ),
        1.52,
      ),
      size: 0.3,
      palette: tones('#bd7c3c', '#8a5526', '#f4efe6'),
      patches: (k, { light }) => [belly(k, light), throat(k, light), ...whiteFace(k, light), ...socks(k, light, 0.6)],
    },
  ],
  [
    /dachshund|sausage dog|wiener/,
    {
      ...dog,
      form: lowSlung(
        {
          ...slim(
            withHead({
              ear: { ...dogHead.ear!, length: 1.25, tip: c('#4a2512') },
              muzzle: { from: [0, -0.22, 0.55], to: [0, -0.36, 1.9], radius: 0.55, tip: 0.3 },
              nose: { ...dogHead.nose!, width: 0.2, at: [0, -0.2, 2.2] },
            }),
            0.9,
          ),
          length: 1.25,
        },
        1.5,
      ),
      size: 0.24,
      palette: tones('#7a4220', '#4a2512', '#a8683a'),
      coat: { kind: 'sleek', grain: 0.01, variation: 0.15 },
    },
  ],
  [
    /german shepherd|alsatian|police dog/,
    {
      ...dog,
      form: withHead(
        { ear: pricked(1.25), muzzle: canineHead.muzzle, nose: canineHead.nose },
        { tail: { length: 0.7, radii: [0.055, 0.085, 0.035], angle: -1.0, curl: 0.7 } },
      ),
      palette: tones('#a8763e', '#1e1813', '#c89a62'),
      patches: (k, { dark, light }) => [belly(k, light), throat(k, light), saddle(k, dark), mask(k, dark), ...tailTip(k, dark, 3)],
    },
  ],
  [
    /pug|bulldog|boxer/,
    {
      ...dog,
      form: lowSlung(
        withHead(
          {
            ...flat(dogHead, 0.95, 0.56),
            width: 1.12,
            ear: { ...dogHead.ear!, length: 0.62, width: 0.4, tip: c('#1e1916') },
            eye: { ...dogHead.eye, at: [0.5, 0.14, 0.8], radius: 0.27 },
          },
          { tail: { ...curled, length: 0.4 } },
        ),
        1.18,
      ),
      size: 0.32,
      palette: tones('#cfae7e', '#1e1916', '#d8bc90'),
      coat: { kind: 'sleek', grain: 0.01, variation: 0.12 },
      patches: (k, { dark }) => [mask(k, dark, 1.1)],
    },
  ],
  [
    /shiba|akita/,
    {
      ...dog,
      form: withHead(
        {
          ear: pricked(0.8),
          muzzle: { ...canineHead.muzzle, to: [0, -0.3, 1.5], tip: 0.34 },
          nose: { ...canineHead.nose!, width: 0.2, at: [0, -0.14, 1.82] },
          cheek: { at: [0.62, -0.35, 0.2], radius: 0.62 },
        },
        { tail: { ...curled, radii: [0.07, 0.11, 0.05] } },
      ),
      palette: tones('#c07c3c', '#8a5022', '#f5eee2'),
      patches: (k, { light }) => [
        belly(k, light),
        throat(k, light),
        ...whiteFace(k, light),
        ...socks(k, light, 0.35),
        ...tailTip(k, light, 3, 0.9),
      ],
    },
  ],
  [
    /chihuahua/,
    {
      ...dog,
      form: { ...slim(withHead({ size: 0.2, ear: pricked(1.3), eye: { ...dogHead.eye, radius: 0.28 } }), 0.85) },
      size: 0.22,
      palette: tones('#cfa368', '#8a6238', '#efe2cc'),
      coat: { kind: 'sleek', grain: 0.012, variation: 0.14 },
    },
  ],
  [
    /beagle|basset|hound/,
    {
      ...dog,
      form: withHead({ ear: { ...dogHead.ear!, length: 1.3, tip: c('#8a4f24') } }),
      palette: tones('#f0ebe2', '#221b17', '#f4f0ea'),
      patches: (k, { dark }) => [
        saddle(k, dark, 0.9),
        onHead(k, [0.45, 0.3, 0.2], [0.4, 0.35, 0.9], [0.85, 0.4], paint(c('#9a5a2a'), 0.03)),
        onHead(k, [0, 0.7, 0.8], [0, -0.2, 1.6], [0.16, 0.26], paint(c('#f2eee6'), 0.03)),
      ],
    },
  ],
  [
    /border collie|collie|sheepdog/,
    {
      ...dog,
      form: withHead({ muzzle: canineHead.muzzle, nose: canineHead.nose }),
      palette: tones('#1f1c1b', '#141211', '#efece6'),
      coat: { kind: 'shag', grain: 0.013, variation: 0.2 },
      patches: (k, { light }) => [
        belly(k, light, 0.6),
        throat(k, light),
        onHead(k, [0, 0.8, 0.7], [0, -0.3, 1.8], [0.16, 0.42], paint(light, 0.03)),
        ...socks(k, light, 0.5),
        ...tailTip(k, light, 4),
      ],
    },
  ],
  [/golden/, { ...dog, palette: tones('#c99755', '#a87838', '#ecd8b0'), coat: { kind: 'shag', grain: 0.012, variation: 0.2 } }],
  [
    /labrador|\blab\b|retriever/,
    {
      ...dog,
      form: withHead({ ear: { ...dogHead.ear!, length: 0.95 } }),
      palette: tones('#d0ad74', '#b08a50', '#e2cba0'),
      coat: { kind: 'sleek', grain: 0.009, variation: 0.14 },
      patches: (k, { light }) => [belly(k, light, 0.5)],
    },
  ],
  [
    /rottweiler|doberman/,
    {
      ...dog,
      palette: tones('#1c1917', '#141211', '#9a5f2e'),
      coat: { kind: 'sleek', grain: 0.008, variation: 0.12 },
      patches: (k, { light }) => [
        ...lightFace(k, light, 0.03),
        ...socks(k, light, 0.45),
        onHead(k, [0.36, 0.6, 0.72], [0.36, 0.55, 0.8], [0.11, 0.11], paint(light, 0.02)),
      ],
    },
  ],
];

/** What a dog of no breed may be. */
export const dogCoats: readonly Pick<Mammal, 'palette' | 'patches' | 'patterns'>[] = [
  { palette: dog.palette, patches: dog.patches! },
  {
    palette: tones('#5e3a20', '#3e2412', '#a87a4c'),
    patches: (k, { light }) => [throat(k, light), ...lightFace(k, light, 0.06), ...socks(k, light, 0.2)],
  },
  { palette: tones('#d6bd92', '#b3925e', '#efe4cc'), patches: dog.patches! },
  {
    palette: tones('#23201f', '#151312', '#ece6dc'),
    patches: (k, { light }) => [
      throat(k, light),
      belly(k, light, 0.6),
      onHead(k, [0, 0.7, 0.8], [0, -0.3, 1.7], [0.12, 0.36], paint(light, 0.03)),
      ...socks(k, light, 0.4),
    ],
  },
  {
    palette: tones('#ebe5da', '#8a5a30', '#f2ede4'),
    patterns: ({ dark }) => blotched(dark, 0.42),
    patches: (k, { dark }) => [onHead(k, [0.5, 0.3, 0.2], [0.45, 0.35, 0.8], [0.8, 0.36], paint(dark, 0.03))],
  },
  { palette: tones('#8d8881', '#55504b', '#dcd6cc'), patches: dog.patches! },
];

const pointed = (k: Skeleton, { dark }: Palette): Patch[] => [
  mask(k, dark),
  ...stockings(k, 0.6, paint(dark, 0.08)),
  ...tailTip(k, dark, 0, 1.6),
];

export const catBreeds: readonly (readonly [RegExp, Mammal])[] = [
  [
    /siamese/,
    {
      ...cat,
      form: { ...slim(cat.form, 0.94), head: { ...catHead, width: 0.98, ear: { ...catHead.ear!, length: 1.15, tip: c('#3a2a22') } } },
      palette: tones('#dccdb4', '#3a2a22', '#e8dcc8'),
      patterns: () => [],
      patches: pointed,
      eye: 'blue',
      coat: { kind: 'fur', grain: 0.011, variation: 0.08 },
    },
  ],
  [
    /persian|fluffy/,
    {
      ...cat,
      form: {
        ...cat.form,
        chest: 0.26,
        waist: 0.25,
        head: {
          ...catHead,
          width: 1.16,
          muzzle: { ...catHead.muzzle, to: [0, -0.34, 0.78] },
          pads: { at: [0.2, -0.4, 0.86], radius: 0.27 },
          nose: { ...catHead.nose!, at: [0, -0.1, 1.06] },
          ear: { ...catHead.ear!, length: 0.75 },
          ruff: { from: [0.6, -0.45, 0], to: [1.1, -0.8, -0.15], radius: 0.5 },
        },
        tail: { ...cat.form.tail!, radii: [0.07, 0.11, 0.07] },
      },
      palette: tones('#e8e2d8', '#c8beb0', '#f2eee6'),
      patterns: () => [],
      coat: { kind: 'shag', grain: 0.016, variation: 0.1 },
    },
  ],
  [
    /calico|tortoiseshell/,
    {
      ...cat,
      palette: tones('#f0ebe2', '#22201e', '#f4f0ea'),
      patterns: ({ dark }) => [
        { kind: 'blotches', size: 0.22, share: 0.42, colour: c('#c07a38') },
        { kind: 'blotches', size: 0.36, share: 0.36, colour: dark },
      ],
    },
  ],
  [/tabby|grey cat|gray cat/, { ...cat, palette: tones('#8f877c', '#3e3932', '#d8d0c4') }],
];

export const catCoats: readonly Pick<Mammal, 'palette' | 'patches' | 'patterns'>[] = [
  { palette: cat.palette, patches: cat.patches!, patterns: cat.patterns! },
  { palette: tones('#8f877c', '#3e3932', '#d8d0c4'), patches: cat.patches!, patterns: cat.patterns! },
  { palette: tones('#c07c40', '#8a4c20', '#f0dcc0'), patches: cat.patches!, patterns: cat.patterns! },
  { palette: tones('#2a2727', '#191717', '#efece6'), patches: cat.patches!, patterns: () => [] },
  { palette: tones('#74767c', '#5a5c62', '#8a8c92'), patches: () => [], patterns: () => [] },
];
