/** What makes one animal of a kind differ from the next: breed, coat, proportions, and the colours that were asked for. */
import { createRng, type Rng } from '../../../shared/rng.ts';
import { type Colour, times as shade } from '../../render/field/index.ts';
import type { ModelRequest } from '../model.ts';
import { catBreeds, catCoats, dogBreeds, dogCoats } from './breeds.ts';
import type { HeadForm } from './head.ts';
import type { Mammal, Palette } from './mammal.ts';
import type { QuadrupedForm } from './quadruped.ts';

const secondOf = ({ secondaryColour }: ModelRequest): Colour | null => secondaryColour ?? null;

const blend = (a: Colour, b: Colour, t: number): Colour => [a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t, a[2] + (b[2] - a[2]) * t];
const light = ([r, g, b]: Colour): number => 0.2126 * r + 0.7152 * g + 0.0722 * b;

/** Coats that are called by a plainer colour than they have. */
const calledSo: readonly (readonly [kinds: RegExp, isMeant: (wanted: Colour) => boolean])[] = [
  [/fox|squirrel|deer|kangaroo|wolf|lion|tiger|leopard|monkey|orangutan|raccoon|boar|chipmunk/, ([r, g, b]) => r > 1.6 * b && r > g],
  [/bear|wolf|rabbit|beaver|otter|hedgehog|moose|camel/, ([r, g, b]) => r > 1.3 * b && r > g && light([r, g, b]) < 0.2],
];

/** Strong hues of living coats are a little earthy; blue stays blue. */
function earthy(wanted: Colour): Colour {
  const [r, g, b] = wanted;
  const isWarm = r > g && g > 1.15 * b;
  const grey = light(wanted);
  return isWarm ? blend(wanted, [grey, grey * 0.98, grey * 0.92], 0.16) : blend(wanted, [grey, grey, grey], 0.06);
}

export function wishedPalette(species: Mammal, request: ModelRequest): Palette {
  const { palette } = species;
  const { colour: wanted, concept } = request;
  const second = secondOf(request);
  if (!wanted) return second ? { ...palette, light: second } : palette;
  const isPiebald = second !== null && species.isPiebald === true;
  if (isPiebald)
    return {
      base: light(second) > light(wanted) ? second : wanted,
      dark: light(second) > light(wanted) ? wanted : second,
      light: palette.light,
    };
  if (calledSo.some(([kinds, isMeant]) => kinds.test(concept) && isMeant(wanted))) return second ? { ...palette, light: second } : palette;
  const base = earthy(wanted);
  const contrast = light(palette.dark) / Math.max(0.02, light(palette.base));
  const depth = Math.min(0.75, Math.max(light(base) > 0.5 ? 0.72 : 0.42, contrast));
  const pale = light(base) > 0.4 ? blend(base, [0.9, 0.88, 0.84], 0.5) : blend(palette.light, base, 0.45);
  return { base, dark: shade(base, depth), light: second ?? (light(base) < 0.02 ? shade(base, 1.6) : pale) };
}

const around = (rng: Rng, by: number): number => 1 + rng.range(-by, by);

function ownHead(head: HeadForm, rng: Rng): HeadForm {
  const reach = around(rng, 0.07);
  const longer = <P extends readonly [number, number, number]>([x, y, z]: P): readonly [number, number, number] => [
    x,
    y,
    z > 1 ? 1 + (z - 1) * reach : z,
  ];
  const ear = head.ear && {
    ...head.ear,
    length: head.ear.length * around(rng, 0.12),
    to: [head.ear.to[0] + rng.range(-0.14, 0.14), head.ear.to[1], head.ear.to[2] + rng.range(-0.12, 0.12)] as const,
  };
  return {
    ...head,
    size: head.size * around(rng, 0.05),
    width: (head.width ?? 1) * around(rng, 0.035),
    muzzle: { ...head.muzzle, to: longer(head.muzzle.to) },
    ...(head.jaw && { jaw: { ...head.jaw, to: longer(head.jaw.to) } }),
    ...(head.mouth && { mouth: head.mouth.map(longer) }),
    ...(head.nose?.at && { nose: { ...head.nose, at: longer(head.nose.at) } }),
    ...(head.nostrils && { nostrils: { ...head.nostrils, at: longer(head.nostrils.at) } }),
    ear,
  };
}

function ownForm(form: QuadrupedForm, rng: Rng): QuadrupedForm {
  const bulk = around(rng, 0.06);
  const { tail, head } = form;
  const keepsHead = head.more !== undefined || head.pads !== undefined;
  return {
    ...form,
    length: form.length * around(rng, 0.05),
    chest: form.chest * bulk,
    waist: form.waist * bulk * around(rng, 0.03),
    rump: form.rump * bulk,
    neck: { ...form.neck, angle: form.neck.angle * around(rng, 0.08), length: form.neck.length * around(rng, 0.06) },
    head: keepsHead ? { ...head, size: head.size * around(rng, 0.04) } : ownHead(head, rng),
    tail: tail && {
      ...tail,
      length: tail.length * around(rng, 0.1),
      angle: tail.angle + rng.range(-0.15, 0.15),
      curl: tail.curl * around(rng, 0.2),
    },
  };
}

const isDog = /(^|-)dog$|puppy|poodle/;
const isCat = /^(cat|kitten|kitty)$/;

function bred(species: Mammal, request: ModelRequest, rng: Rng): Mammal {
  const { concept, icon, label, attributes = [], colour } = request;
  const said = [label, concept, ...attributes].join(' ').toLowerCase();
  const [breeds, coats] =
    isDog.test(concept) || isDog.test(icon) ? [dogBreeds, dogCoats] : isCat.test(concept) ? [catBreeds, catCoats] : [[], []];
  const breed = breeds.find(([pattern]) => pattern.test(said))?.[1];
  if (breed) return breed;
  if (concept === 'poodle' || coats.length === 0) return species;
  if (colour) return isCat.test(concept) && secondOf(request) ? { ...species, patterns: () => [] } : species;
  const { palette, patches, patterns } = rng.pick(coats);
  return { ...species, palette, ...(patches && { patches }), patterns: patterns ?? (() => []) };
}

/** The one that the request's seed and name stand for. */
export function individual(species: Mammal, request: ModelRequest): Mammal {
  const rng = createRng(request.seed ?? 0).fork(request.name);
  const kind = bred(species, request, rng.fork('breed'));
  const body = rng.fork('body');
  const tone = around(body, 0.1);
  const palette = wishedPalette(kind, request);
  const ear = kind.form.head.ear;
  const isTipped = kind.form.head.ear?.kind === 'flop' && ear?.tip !== undefined && kind.palette === species.palette;
  const form = ownForm(kind.form, body);
  const tipped =
    form.head.ear && (isTipped || palette !== kind.palette) && form.head.ear.kind === 'flop'
      ? { ...form.head.ear, tip: palette.dark }
      : form.head.ear;
  return {
    ...kind,
    form: { ...form, head: { ...form.head, ear: tipped } },
    palette: request.colour ? palette : { base: shade(palette.base, tone), dark: shade(palette.dark, tone), light: palette.light },
  };
}
