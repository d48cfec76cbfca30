/**
 * The fine edge of a cut-out: alpha and clean subject colour for one padded tile of the full-size picture.
 * A guided filter bends the rough mask to the picture; where subject and ground differ in colour, alpha is then read off the line between
 * their local colours, and the ground's share is taken out of the pixel (colour decontamination).
 */
import { type Guide, guidedFilter } from './guided-filter.ts';
import { boxMean, mapPlane, type Plane } from './plane.ts';

export interface EdgeMatte {
  /** [0, 1]. */
  readonly alpha: Plane;
  /** Subject colour, [0, 1]. */
  readonly colour: Guide;
}

/** How far, in pixels at `radius`, the answer depends on its surroundings: pad tiles by this much. */
export const edgeReach = (radius: number): number => 6 * radius + 2;

/** guide: sRGB in [0, 1]; mask: the rough mask in [0, 1], same size. radius: half-width of the uncertain band, pixels. */
export function matteEdge(guide: Guide, mask: Plane, radius: number): EdgeMatte {
  const bent = guidedFilter(guide, mask, { radius, epsilon: 3e-5 });
  const near = boxMean(
    mapPlane(mask, (i) => (mask.data[i]! > 0.5 ? 1 : 0)),
    radius,
  );
  // The band: pixels with both subject and ground within `radius`. Outside it the rough mask is right.
  const guess = mapPlane(mask, (i) => {
    if (near.data[i]! > 0.9999) return 1;
    if (near.data[i]! < 0.0001) return 0;
    return clamp01((bent.data[i]! - 0.18) / 0.64);
  });
  const subject = localColour(
    guide,
    mapPlane(guess, (i) => (guess.data[i]! > 0.97 ? 1 : 0)),
    radius,
  );
  const ground = localColour(
    guide,
    mapPlane(guess, (i) => (guess.data[i]! < 0.03 ? 1 : 0)),
    radius,
  );
  const alpha = mapPlane(guess, (i) => unmixAlpha(i, { guide, guess, subject, ground }));
  const colour = guide.map((plane, c) => mapPlane(plane, (i) => unmixColour(i, c, { guide, alpha, subject, ground })));
  return { alpha, colour: colour as unknown as Guide };
}

interface LocalColour {
  readonly mean: Guide;
  /** Share of the window that gave the mean; 0 = no colour known. */
  readonly share: Plane;
  /** Variance of the colour in the window, summed over the channels: texture. */
  readonly variance: Plane;
}

/** Mean colour of the marked pixels near each pixel; two box passes make a soft window. */
function localColour(guide: Guide, marked: Plane, radius: number): LocalColour {
  const soft = (plane: Plane): Plane => boxMean(boxMean(plane, radius), radius);
  const share = soft(marked);
  const mean = guide.map((plane) => {
    const sum = soft(mapPlane(plane, (i) => plane.data[i]! * marked.data[i]!));
    return mapPlane(sum, (i) => sum.data[i]! / Math.max(1e-6, share.data[i]!));
  });
  const power = soft(mapPlane(marked, (i) => marked.data[i]! * guide.reduce((sum, plane) => sum + plane.data[i]! ** 2, 0)));
  const variance = mapPlane(power, (i) =>
    Math.max(0, power.data[i]! / Math.max(1e-6, share.data[i]!) - mean.reduce((sum, plane) => sum + plane.data[i]! ** 2, 0)),
  );
  return { mean: mean as unknown as Guide, share, variance };
}

interface Unmix {
  guide: Guide;
  guess: Plane;
  subject: LocalColour;
  ground: LocalColour;
}

/** Trusts the colour line the more, the farther apart its ends lie, and the less, the more either side varies. */
function unmixAlpha(i: number, { guide, guess, subject, ground }: Unmix): number {
  const before = guess.data[i]!;
  if (before <= 0 || before >= 1 || subject.share.data[i]! < 1e-3 || ground.share.data[i]! < 1e-3) return before;
  let along = 0;
  let length = 0;
  for (let c = 0; c < 3; c++) {
    const base = ground.mean[c]!.data[i]!;
    const axis = subject.mean[c]!.data[i]! - base;
    along += axis * (guide[c]!.data[i]! - base);
    length += axis * axis;
  }
  const texture = subject.variance.data[i]! + ground.variance.data[i]!;
  const trust = 0.85 * clamp01((length - 0.02) / 0.12) * (length / (length + 5 * texture + 1e-6));
  const read = clamp01((along / Math.max(1e-6, length) - 0.04) / 0.92);
  return before + (read - before) * trust;
}

/** C = a F + (1 - a) G solved for F, held near the local subject colour, which takes over where a is small. */
function unmixColour(
  i: number,
  c: number,
  { guide, alpha, subject, ground }: { guide: Guide; alpha: Plane; subject: LocalColour; ground: LocalColour },
): number {
  const seen = guide[c]!.data[i]!;
  const a = alpha.data[i]!;
  if (a >= 0.995 || subject.share.data[i]! < 1e-3) return seen;
  const typical = subject.mean[c]!.data[i]!;
  const solved = ground.share.data[i]! < 1e-3 ? seen : (seen - (1 - a) * ground.mean[c]!.data[i]!) / Math.max(0.15, a);
  const held = Math.min(typical + 0.12, Math.max(typical - 0.12, solved));
  return clamp01(typical + (held - typical) * a);
}

const clamp01 = (v: number): number => Math.min(1, Math.max(0, v));
