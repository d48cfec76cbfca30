/**
 * An outfit as one shape over a body that is made of blobs: shells that stand off trunk and limbs, with collar, lapels, tie, buttons and
 * cuffs set on the shell's own surface. Knows nothing of species.
 * Over 300 lines, as every garment is set on the shells of the one before.
 */
import { type Colour, colour, type Shape, times as shade } from '../../render/field/index.ts';
import type { Point } from '../model.ts';
import { type Coat, coatBump, coatMaterial, type Patch } from './coat.ts';
import type { Cut, Outfit } from './outfit.ts';
import { type Blob, ball, blob, bodyBounds, bodyField, type Group, surfaceAlong } from './sculpture.ts';
import { add, mix } from './space.ts';

/** What clothes must know of a body. Lengths in body units. */
export interface Torso {
  readonly name: string;
  /** Radius of the skull: the measure of thickness and trimmings. */
  readonly s: number;
  readonly trunk: Group;
  /** Middle of the trunk at 0 (hip) to 1 (neck). */
  readonly axis: (along: number) => Point;
  readonly neck: { readonly at: Point; readonly radius: number; readonly tilt?: number };
  /** Shoulder, elbow, wrist; radii at each. */
  readonly arms: readonly { readonly points: readonly [Point, Point, Point]; readonly radii: readonly [number, number, number] }[];
  readonly legs: readonly { readonly points: readonly [Point, Point, Point]; readonly radii: readonly [number, number, number] }[];
  /** Its breast is before the viewer: lapels, tie and buttons show. */
  readonly hasFront: boolean;
  /** Wings that a bird puts into sleeves. */
  readonly wings?: readonly Group[];
  readonly isSeated: boolean;
}

const inflated = (one: Blob, by: number): Blob => ({ ...one, radius: one.radius + by, endRadius: one.endRadius + by });

/** A tube along a limb up to `share` joints. */
function tube({ points: [a, b, c], radii }: Torso['arms'][number], share: number, by: number): Blob[] {
  if (share <= 0) return [];
  if (share <= 1) {
    const end = mix(a, b, share);
    return [blob(a, end, radii[0] + by, radii[0] + (radii[1] - radii[0]) * share + by)];
  }
  const t = Math.min(1, share - 1) * 0.9;
  return [blob(a, b, radii[0] + by, radii[1] + by), blob(b, mix(b, c, t), radii[1] + by, radii[1] + (radii[2] - radii[1]) * t + by * 1.15)];
}

class Tailor {
  readonly groups: Group[] = [];
  readonly patches: Patch[] = [];
  readonly #torso: Torso;
  readonly #shell: Group;

  constructor(torso: Torso, thickness: number) {
    this.#torso = torso;
    this.#shell = { ...torso.trunk, blobs: torso.trunk.blobs.map((one) => inflated(one, thickness)) };
  }

  get shell(): Group {
    return this.#shell;
  }

  /** Where the shell's front is at this height and so far across. */
  front(along: number, x = 0): Point {
    const { trunk, axis, s } = this.#torso;
    const [width] = trunk.squash ?? [1, 1, 1];
    const [, y, z] = axis(along);
    const [, high, deep] = surfaceAlong(this.#shell.blobs, trunk.blend, { at: [x / width, y, z], direction: [0, 0, 1], reach: 5 * s });
    return [x, high, deep];
  }

  /** Middle of a ball of this radius (skulls) of which only `lift` stands out of the front. */
  sunk(along: number, x: number, radius: number, lift: number): Point {
    const { s } = this.#torso;
    const [px, py, pz] = this.front(along, x * s);
    return [px, py, pz - (radius - lift) * s];
  }

  /** A flat piece on the front: its blobs are sunk so that only `lift` stands out. */
  applied(
    places: readonly (readonly [along: number, x: number, radius: number])[],
    lift: number,
    paint: Colour,
    options: Partial<Patch> = {},
  ): void {
    const { s } = this.#torso;
    const stations = places.map(([along, x, radius]) => ({ at: this.sunk(along, x, radius, lift), radius: radius * s }));
    const blobs =
      stations.length === 1
        ? [ball(stations[0]!.at, stations[0]!.radius)]
        : stations.slice(1).map(({ at, radius }, i) => blob(stations[i]!.at, at, stations[i]!.radius, radius));
    this.groups.push({ blobs, blend: 0.01 * s, join: 0.02 * s });
    this.patches.push(
      ...blobs.map((one): Patch => ({ ...inflated(one, 0.012 * s), colour: paint, soft: 0.012 * s, isSharp: true, ...options })),
    );
  }

  /** Paint alone. */
  painted(one: Blob, paint: Colour, options: Partial<Patch> = {}): void {
    this.patches.push({ ...one, colour: paint, soft: 0.02 * this.#torso.s, isSharp: true, ...options });
  }

  /** Trimmings stand a little off the cloth. */
  ring(
    at: Point,
    radius: number,
    options: { readonly thick: number; readonly tilt: number; readonly paint: Colour; readonly from?: number; readonly to?: number },
  ): void {
    const { thick, tilt, paint, from = 0, to = 2 * Math.PI } = options;
    const count = 18;
    const on = (i: number): Point => {
      const angle = from + ((to - from) * i) / count;
      const z = Math.cos(angle) * radius;
      return add(at, [Math.sin(angle) * radius, -z * tilt, z]);
    };
    const blobs = Array.from({ length: count }, (_, i) => blob(on(i), on(i + 1), thick));
    this.groups.push({ blobs, blend: thick * 0.2, join: 0.04 * this.#torso.s });
    this.patches.push(...blobs.map((one): Patch => ({ ...inflated(one, thick * 0.12), colour: paint, soft: thick * 0.08, isSharp: true })));
  }
}

function collar(tailor: Tailor, torso: Torso, top: Cut, under: Colour): void {
  const { s, neck } = torso;
  const tilt = neck.tilt ?? 0.35;
  if (top.neck === 'hood') {
    tailor.ring(add(neck.at, [0, 0.02 * s, -0.12 * s]), neck.radius + 0.2 * s, {
      thick: 0.24 * s,
      tilt,
      paint: top.colour,
      from: 0.5,
      to: 2 * Math.PI - 0.5,
    });
    return;
  }
  if (top.neck === 'crew') {
    tailor.ring(neck.at, neck.radius + 0.05 * s, { thick: 0.11 * s, tilt, paint: top.trim ?? shade(top.colour, 0.82) });
    return;
  }
  const linen = top.neck === 'lapels' ? under : shade(top.colour, 1.06);
  tailor.ring(add(neck.at, [0, 0.06 * s, 0]), neck.radius + 0.06 * s, {
    thick: 0.12 * s,
    tilt,
    paint: linen,
    from: 0.25,
    to: 2 * Math.PI - 0.25,
  });
  if (!torso.hasFront) return;
  for (const side of [-1, 1])
    tailor.applied(
      [
        [0.99, side * 0.14, 0.1],
        [0.9, side * 0.34, 0.12],
      ],
      0.1,
      linen,
    );
}

/** Jacket fronts: a V of shirt, tie, lapels. */
function breast(tailor: Tailor, torso: Torso, top: Cut): void {
  const { s } = torso;
  const under = top.under ?? shade(top.colour, 1.1);
  const lapel = shade(top.colour, 0.62);
  if (top.neck === 'lapels') {
    const [from, to] = [tailor.front(1.0), tailor.front(0.42)];
    tailor.painted(blob(add(from, [0, 0.25 * s, 0]), to, 0.62 * s, 0.06 * s), under);
  }
  if (top.tie) {
    tailor.applied(
      [
        [0.93, 0, 0.13],
        [0.9, 0, 0.12],
      ],
      0.13,
      top.tie,
    );
    tailor.applied(
      [
        [0.88, 0, 0.1],
        [0.55, 0, 0.19],
        [top.neck === 'lapels' ? 0.45 : 0.3, 0, 0.06],
      ],
      0.055,
      top.tie,
    );
  }
  if (top.neck === 'lapels') {
    for (const side of [-1, 1]) {
      tailor.applied(
        [
          [1.0, side * 0.62, 0.16],
          [0.77, side * 0.58, 0.24],
          [0.44, side * 0.1, 0.07],
        ],
        0.085,
        lapel,
      );
      tailor.applied(
        [
          [0.85, side * 0.6, 0.13],
          [0.8, side * 0.92, 0.07],
        ],
        0.055,
        lapel,
      );
    }
  }
}

function closure(tailor: Tailor, torso: Torso, top: Cut): void {
  const { s } = torso;
  const first = top.neck === 'lapels' ? 0.36 : 0.84;
  const last = Math.max(0.02, top.hem + 0.06);
  const line = Array.from({ length: 6 }, (_, i) => tailor.front(first + ((last - first) * i) / 5, 0.06 * s));
  for (const [i, at] of line.slice(1).entries()) tailor.painted(blob(line[i]!, at, 0.022 * s), shade(top.colour, 0.5), { amount: 0.8 });
  const count = top.neck === 'lapels' ? 2 : 5;
  const buttons = top.trim ?? (top.neck === 'lapels' ? shade(top.colour, 0.35) : colour('#d9d2c2'));
  for (let i = 0; i < count; i++) tailor.applied([[first - 0.03 + ((last - first) * i) / count, 0, 0.07]], 0.045, buttons, { shine: 0.5 });
}

function sleeves(tailor: Tailor, torso: Torso, top: Cut, by: number): void {
  const { s, arms, wings = [] } = torso;
  if (top.sleeves > 0.3)
    for (const wing of wings) tailor.groups.push({ ...wing, blobs: wing.blobs.map((one) => inflated(one, by)), join: 0.05 * s });
  const blobs = arms.flatMap((arm) => tube(arm, top.sleeves, by));
  if (blobs.length > 0) tailor.groups.push({ blobs, blend: 0.1 * s, join: 0.3 * s });
  if (top.sleeves < 1.5) return;
  const cuff = top.neck === 'lapels' ? (top.under ?? null) : (top.trim ?? shade(top.colour, 0.85));
  if (!cuff) return;
  for (const {
    points: [, b, c],
    radii,
  } of arms) {
    const one = blob(mix(b, c, 0.88), mix(b, c, 0.97), radii[2] + by * 0.75, radii[2] + by * 0.7);
    tailor.groups.push({ blobs: [one], blend: 0.02 * s, join: 0.03 * s });
    tailor.painted(inflated(blob(mix(b, c, 0.94), mix(b, c, 1.05), one.radius), 0.02 * s), cuff);
  }
}

/** Skirts and tails of coats. */
function skirt(tailor: Tailor, torso: Torso, reach: number, by: number): void {
  const { s, axis, legs, isSeated, trunk } = torso;
  const [width] = trunk.squash ?? [1, 1, 1];
  const waist = trunk.blobs[0]!.radius + by;
  const hips = axis(0.14);
  const low: Point = isSeated ? add(mix(legs[0]!.points[1], legs[1]!.points[1], 0.5), [0, 0, 0.1 * s]) : add(axis(0), [0, -reach * s, 0]);
  const end = isSeated ? 0.85 * s : waist * 1.22;
  const narrow = ([x, y, z]: Point): Point => [x / width, y, z];
  const floor = low[1] - 40 * s - (isSeated ? 0.5 * s : 0);
  tailor.groups.push({
    blobs: [blob(narrow(hips), narrow(low), waist, end)],
    carved: [ball([0, floor, low[2]], 40 * s)],
    carveBlend: 0.05 * s,
    squash: [width, 1, 1],
    blend: 0.05 * s,
    join: 0.2 * s,
  });
}

function legsOf(tailor: Tailor, torso: Torso, { reach, colour: paint, isSkirt }: NonNullable<Outfit['legs']>, isOfSuit: boolean): void {
  const { s, legs, trunk } = torso;
  if (legs.length === 0) return;
  if (isSkirt) {
    skirt(tailor, torso, 1.7, 0.12 * s);
    return;
  }
  const hips: Group = { ...trunk, blobs: [inflated(trunk.blobs[0]!, 0.05 * s)], join: 0.1 * s };
  const blobs = legs.flatMap((leg) => tube(leg, reach, 0.07 * s));
  const tubes: Group = { blobs, blend: 0.15 * s, join: 0.15 * s };
  tailor.groups.push(hips, tubes);
  if (!isOfSuit)
    tailor.patches.unshift(
      ...blobs.map((one): Patch => ({ ...inflated(one, 0.1 * s), group: tubes, colour: paint, soft: 0.02 * s, isSharp: true })),
    );
}

function apron(tailor: Tailor, torso: Torso, paint: Colour): void {
  const { s, neck, axis } = torso;
  const panel = (columns: readonly number[], from: number, to: number, radius: number): Blob[] =>
    columns.map((x) => blob(tailor.sunk(from, x, radius, 0.06), tailor.sunk(to, x, radius, 0.06), radius * s));
  const sheet = [...panel([-0.34, 0, 0.34], 0.42, 0.8, 0.34), ...panel([-0.85, -0.43, 0, 0.43, 0.85], 0.06, 0.38, 0.42)];
  tailor.groups.push({ blobs: sheet, blend: 0.16 * s, join: 0.02 * s });
  tailor.patches.push(...sheet.map((one): Patch => ({ ...inflated(one, 0.05 * s), colour: paint, soft: 0.012 * s, isSharp: true })));
  tailor.ring(add(neck.at, [0, -0.05 * s, 0]), neck.radius + 0.12 * s, { thick: 0.07 * s, tilt: 0.6, paint: shade(paint, 0.85) });
  const waist = tailor.front(0.3)[2] - axis(0.3)[2];
  tailor.ring(axis(0.3), waist * 1.04, { thick: 0.07 * s, tilt: 0, paint: shade(paint, 0.8) });
}

/** Hangs from the shoulders, behind. */
function cape(torso: Torso, paint: Colour): { group: Group; patches: Patch[] } {
  const { s, axis, neck, isSeated } = torso;
  const flat = 0.22;
  const back = (along: number, x: number, z: number): Point => {
    const [, y, middle] = axis(along);
    return [x * s, y, (middle - z * s) / flat];
  };
  const blobs = [-1, 0, 1].map((side) =>
    blob(back(0.95, side * 0.9, 0.85), back(isSeated ? 0.05 : -0.5, side * 1.7, 1.7), 0.5 * s, 0.62 * s),
  );
  const group: Group = { blobs, squash: [1, 1, flat], blend: 0.15 * s, join: 0.03 * s };
  const knot = Array.from({ length: 12 }, (_, i) => {
    const on = (k: number): Point =>
      add(neck.at, [
        Math.sin((k / 12) * 2 * Math.PI) * (neck.radius + 0.1 * s),
        -Math.cos((k / 12) * 2 * Math.PI) * 0.3 * s,
        Math.cos((k / 12) * 2 * Math.PI) * (neck.radius + 0.1 * s),
      ]);
    return blob(on(i), on(i + 1), 0.13 * s);
  });
  return {
    group: { ...group },
    patches: [
      ...blobs.map((one): Patch => ({ ...inflated(one, 0.08 * s), group, colour: paint, soft: 0.02 * s, isSharp: true })),
      ...knot.map((one): Patch => ({ ...one, colour: paint, soft: 0.02 * s })),
    ],
  };
}

function dress(tailor: Tailor, torso: Torso, top: Cut): void {
  const { s } = torso;
  const by = (top.thickness ?? 0.09) * s;
  sleeves(tailor, torso, top, by);
  if (top.hem < -0.1 && torso.hasFront) skirt(tailor, torso, 1.1, by);
  collar(tailor, torso, top, top.under ?? top.colour);
  if (!torso.hasFront) return;
  breast(tailor, torso, top);
  if (top.hasButtons) closure(tailor, torso, top);
}

export function clothes(torso: Torso, { top, legs, apron: bib, cape: cloak }: Outfit): Shape {
  const { s, name } = torso;
  const tailor = new Tailor(torso, (top?.thickness ?? 0.09) * s);
  if (legs) legsOf(tailor, torso, legs, top !== null && legs.colour === top.colour);
  if (top) {
    tailor.groups.push(tailor.shell);
    dress(tailor, torso, top);
  }
  if (cloak) {
    const { group, patches } = cape(torso, cloak);
    tailor.groups.push(group);
    tailor.patches.push(...patches);
    tailor.ring(torso.neck.at, torso.neck.radius + 0.1 * s, { thick: 0.12 * s, tilt: 0.35, paint: shade(cloak, 0.85) });
  }
  if (bib) apron(tailor, torso, bib);
  const base = top?.colour ?? bib ?? cloak ?? legs!.colour;
  const coat: Coat = {
    kind: top?.kind ?? 'cloth',
    base,
    grain: 0.085 * s,
    variation: 0.06,
    patterns: top?.stripes
      ? [{ kind: 'stripes', direction: [1, 0, 0.35], period: 0.3 * s, share: 0.22, wobble: 0.08, colour: top.stripes }]
      : [],
    patches: tailor.patches,
  };
  return {
    name: `${name}-clothes`,
    field: bodyField(tailor.groups),
    material: coatMaterial(coat),
    bump: coatBump(coat),
    domain: bodyBounds(tailor.groups, 0.05 * s),
  };
}
