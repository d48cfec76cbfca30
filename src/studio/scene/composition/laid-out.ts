/** Rows of what lies flat, as one lays out cutlery: long things side by side and parallel. Knows no cameras but the angle they look down at. */
import type { Rng } from '../../../shared/index.ts';
import type { Spot } from './arrangement.ts';
import type { Body } from './body.ts';
import type { Group } from './group.ts';

/** So many are laid out. */
const fewest = 4;
/** Longer than this against its width, a thing is laid parallel to the others. */
const longRatio = 2.2;
/** Room between things, on their own size. */
const gap = { across: 1.5, along: 1.12, round: 1.15 };
/** How far long things are turned out of the straight, so that the rows look laid by hand. Radians. */
const slant = { all: 0.16, each: 0.05 };

export const isFlat = ({ height, left, right, front, back }: Group): boolean => height < 0.22 * Math.max(right - left, front - back);

/** true for many single things that lie flat, of which nothing is said. */
export const isToBeLaid = (groups: readonly Group[], relationCount: number): boolean =>
  groups.length >= fewest && relationCount === 0 && groups.every((group) => group.members.length === 1 && isFlat(group));

/** Across and from front to back before it is turned to its best side; null: that side does not tell. */
export function sidesOf({ widthMetres, depthMetres, turnRadians }: Body): { across: number; along: number } | null {
  const [sine, cosine] = [Math.abs(Math.sin(turnRadians)), Math.abs(Math.cos(turnRadians))];
  const share = cosine * cosine - sine * sine;
  if (Math.abs(share) < 0.03) return null;
  const sides = { across: (widthMetres * cosine - depthMetres * sine) / share, along: (depthMetres * cosine - widthMetres * sine) / share };
  return sides.across > 0 && sides.along > 0 ? sides : null;
}

/** A long thing from front to back; any other as it is. */
function straightened(group: Group, rng: Rng): Group {
  const [member] = group.members as [Group['members'][number]];
  const { body, magnification } = member;
  const sides = sidesOf(body);
  const ratio = sides ? sides.across / sides.along : 1;
  if (!sides || Math.max(ratio, 1 / ratio) < longRatio) return group;
  const turnRadians = (ratio > 1 ? Math.PI / 2 : 0) + slant.all + rng.range(-slant.each, slant.each);
  const long = (magnification * Math.max(sides.across, sides.along)) / 2;
  const wide = (magnification * Math.min(sides.across, sides.along)) / 2;
  const straight = { ...member, body: { ...body, middleMetres: 0 }, turnRadians };
  return { members: [straight], left: -wide, right: wide, height: group.height, front: long, back: -long };
}

export interface LaidOut {
  readonly groups: readonly Group[];
  readonly spots: readonly Spot[];
}

/** As many in a row as show them largest. `aspect`: width over height of the frame; `rise`: sine of the angle they are seen under. */
export function laidOut(asked: readonly Group[], { aspect, rise }: { aspect: number; rise: number }, rng: Rng): LaidOut {
  const groups = asked.map((group) => straightened(group, rng));
  const wide = Math.max(...groups.map(({ left, right }) => right - left));
  const deep = Math.max(...groups.map(({ front, back }) => front - back));
  const isLong = deep > longRatio * wide;
  const [across, along] = [(isLong ? gap.across : gap.round) * wide, (isLong ? gap.along : gap.round) * deep];
  const extent = (columns: number): number => Math.max((columns * across) / aspect, Math.ceil(groups.length / columns) * along * rise);
  const columns = groups.map((_, index) => index + 1).reduce((best, one) => (extent(one) < extent(best) ? one : best), 1);
  const spots = groups.map(({ left, right, front, back }, index) => {
    const row = Math.floor(index / columns);
    const inRow = Math.min(columns, groups.length - row * columns);
    const place = (index % columns) - (inRow - 1) / 2;
    const shift = (): number => 0.05 * (rng.float() - 0.5);
    return { x: (place + shift()) * across - (left + right) / 2, z: -(row + shift()) * along - (front + back) / 2 };
  });
  return { groups, spots };
}
