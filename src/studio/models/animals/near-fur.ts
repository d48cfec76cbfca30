/**
 * Fur for an animal that stands large in the picture: tufts of fine strands over the skin, each a part of one of a few shapes by colour,
 * so that they keep their colour wherever the model is put. Knows nothing of species.
 */
import { probeField } from '../../render/field/field-probe.ts';
import type { Colour, Material, Shape } from '../../render/field/index.ts';
import type { Part, Point } from '../model.ts';
import { type Coat, coatColour } from './coat.ts';
import { bodyBounds, bodyField, type Group } from './sculpture.ts';
import { add, dot, type Frame, length, sub, times } from './space.ts';
import { plant, tuftDomain, tuftField } from './tufts.ts';

export interface FurBed {
  readonly name: string;
  readonly groups: readonly Group[];
  readonly coat: Coat;
  readonly head: Frame;
  /** Radius of the skull, and where eye and nose lie in the head's frame. */
  readonly skull: number;
  readonly eye: { readonly at: Point; readonly radius: number };
  readonly nose: Point;
  /** Of the longest hair, body units. */
  readonly hair: number;
  readonly seed: number;
  /** Direction towards the viewer, unit: none grows on the far side. */
  readonly seenFrom: Point;
}

const inside = ({ at, axes }: Frame, p: Point): Point => {
  const away = sub(p, at);
  return axes.map((axis) => axis[0] * away[0] + axis[1] * away[1] + axis[2] * away[2]) as unknown as Point;
};

/** Colours of the coat at many points of the skin. */
function colourReader(coat: Coat): (spots: readonly Point[]) => Colour[] {
  const probes = ([0, 1, 2] as const).map((channel) => probeField((tools, p) => coatColour(tools, p, coat).colour[channel]));
  const shine = probeField((tools, p) => coatColour(tools, p, coat).shine);
  const batch = 4096;
  return (spots) => {
    const found: Colour[] = [];
    for (let first = 0; first < spots.length; first += batch) {
      const points = Float32Array.from(spots.slice(first, first + batch).flat());
      const channels = probes.map((probe) => probe.wasm(points));
      const bare = shine.wasm(points);
      for (let i = 0; i < points.length / 3; i++)
        found.push(bare[i]! > 0.2 ? [-1, -1, -1] : [channels[0]![i]!, channels[1]![i]!, channels[2]![i]!]);
    }
    return found;
  };
}

const distance = (a: Colour, b: Colour): number => Math.hypot(...a.map((x, i) => Math.sqrt(Math.max(0, x)) - Math.sqrt(b[i]!)));

/** A few colours that stand for many (k means, first ones spread as far as may be). */
function paletteOf(colours: readonly Colour[], count: number): Colour[] {
  const picks: Colour[] = [colours[0]!];
  while (picks.length < count) {
    const far = colours.reduce(
      (best, one) => {
        const away = Math.min(...picks.map((pick) => distance(one, pick)));
        return away > best.away ? { one, away } : best;
      },
      { one: colours[0]!, away: -1 },
    );
    picks.push(far.one);
  }
  for (let round = 0; round < 6; round++) {
    const sums = picks.map(() => [0, 0, 0, 0]);
    for (const one of colours) {
      const sum = sums[nearest(one, picks)]!;
      for (let i = 0; i < 3; i++) sum[i]! += one[i]!;
      sum[3]! += 1;
    }
    sums.forEach((sum, i) => {
      if (sum[3]! > 0) picks[i] = [sum[0]! / sum[3]!, sum[1]! / sum[3]!, sum[2]! / sum[3]!];
    });
  }
  return picks;
}

const nearest = (one: Colour, picks: readonly Colour[]): number =>
  picks.reduce((best, pick, index) => (distance(one, pick) < distance(one, picks[best]!) ? index : best), 0);

const strandMaterial =
  (base: Colour): Material =>
  (tools, { local, world }) => {
    const { o, v, n } = tools;
    const single = n.valueNoise(v.scale(world, 90));
    const light = o.add(o.mulAdd(o.clamp(local[1], 0, 1), 0.3, 0.74), o.mulAdd(single, 0.24, -0.12));
    return { base: v.scale(base, light), roughness: 0.7, sheen: 0.35 };
  };

const tuft = { strandCount: 14, radius: 0.013, spread: 0.34, droop: 0.3, wave: 0.04 } as const;
const colourCount = 4;
const mostTufts = 1900;

export function nearFur(bed: FurBed): { readonly shape: Shape; readonly parts: readonly Part[] }[] {
  const { groups, coat, head, skull, eye, nose, hair, seed, name } = bed;
  const { low, high } = bodyBounds(groups, 0.01);
  const faceOf = (at: Point): Point => times(inside(head, at), 1 / skull);
  const eyeAt = times(eye.at, 1 / skull);
  const noseAt = times(nose, 1 / skull);
  const apart = ([x, y, z]: Point, to: Point): number => Math.hypot(Math.abs(x) - Math.abs(to[0]), y - to[1], z - to[2]);
  const lengthAt = (at: Point): number => {
    const face = faceOf(at);
    if (length(face) < 2.4 && face[1] > 0.75) return hair * 0.32;
    if (face[2] > 0.15 && length(face) < 2.5)
      return (
        hair * Math.min(0.6, Math.max(0.14, 0.1 + 0.34 * (apart(face, eyeAt) - 0.2), face[1] < 0 ? 0.5 * (Math.abs(face[0]) - 0.55) : 0))
      );
    const leg = Math.min(1, Math.max(0.3, (at[1] - 0.08) * 2.6));
    return hair * leg;
  };
  const instances = plant(
    {
      skin: bodyField(groups),
      low,
      high,
      spacing: (at, normal) => {
        const face = faceOf(at);
        const isLip = face[2] > 0.9 && face[1] < -0.36 && Math.abs(face[1] + 0.5) < 0.1;
        if (isLip || dot(normal, bed.seenFrom) < -0.3) return Infinity;
        if (at[1] < 0.02 || apart(face, eyeAt) < (eye.radius / skull) * 1.5 || apart(face, noseAt) < 0.3) return Infinity;
        return Math.max(bed.hair < 0.1 ? 0.021 : 0.0165, 0.46 * lengthAt(at));
      },
      comb: (at) => {
        const face = faceOf(at);
        if (face[2] > 0.1 && length(face) < 2.6) {
          const out: Point = [face[0] * 1.1, face[1] * 0.5 - 0.25, -1];
          return add(times(head.axes[0], out[0]), add(times(head.axes[1], out[1]), times(head.axes[2], out[2])));
        }
        if (face[1] > 0.8 && length(face) < 2.6) return [0, 1, -0.2];
        return [at[0] * 0.8, -0.75, -0.5];
      },
      length: lengthAt,
      lift: () => 0.22,
      tryCount: 220_000,
      seed,
    },
    [0, 1],
  );
  const spots = instances.map(({ position }) => position);
  const colours = colourReader(coat)(spots);
  // Roots were thrown like darts: the first of them lie as evenly as all.
  const picked = instances
    .flatMap((instance, index) => (colours[index]![0] >= 0 ? [{ instance, colour: colours[index]! }] : []))
    .slice(0, mostTufts);
  const kept = picked.map(({ instance }) => instance);
  const keptColours = picked.map(({ colour }) => colour);
  const palette = paletteOf(keptColours, colourCount);
  const parts = palette.map((): Part[] => []);
  kept.forEach(({ position, rotation, scale }, index) => {
    parts[nearest(keptColours[index]!, palette)]!.push({
      shape: 0,
      position,
      ...(rotation && { rotation }),
      ...(scale !== undefined && { scale }),
    });
  });
  return palette.flatMap((base, index) => {
    const one = { ...tuft, seed: seed + index };
    const shape: Shape = { name: `${name}-fur-${index}`, field: tuftField(one), material: strandMaterial(base), domain: tuftDomain(one) };
    return parts[index]!.length > 0 ? [{ shape, parts: parts[index]! }] : [];
  });
}
