/** Bloom and glare of a picture as one image of half its size, which the last pass adds. Plans the levels and runs them on the pool. */
import type { Spot } from './glare.ts';
import type { DoubleInput, GlareInput, HalveInput, TailInput } from './glow.task.ts';
import type { Bloom, Look } from './look.ts';
import { type Level, makeLevels } from './pyramid.ts';
import type { Stage } from './stage.ts';

export interface GlowImage {
  readonly level: Level;
  /** Share of its own light that each channel keeps. */
  readonly keep: readonly [number, number, number];
}

const taskUrl = new URL('./glow.task.ts', import.meta.url).href;
const smallestLevel = 6;
/** Radius that a point gets from a level, in its pixels. */
const levelReach = 1.5;
/** How many octaves the bloom spreads about its radius. */
const spreadOctaves = 1.9;
/** Spots are searched for on the level nearest to this many pixels on the shorter side. */
const spotSide = 300;
/** Levels up to this height are done in one task. */
const tailHeight = 520;

/** Shares of the light that go to each level and channel: a bell over octaves about the radius, summing to strength times tint. */
export function bloomWeights(bloom: Bloom, levels: readonly Pick<Level, 'width' | 'height'>[], shorter: number): number[][] {
  const bells = levels.map((_, i) =>
    Math.exp(-0.5 * (Math.log2((levelReach * 2 ** (i + 1)) / shorter / bloom.radius) / spreadOctaves) ** 2),
  );
  const total = bells.reduce((sum, bell) => sum + bell, 0);
  return bells.map((bell) => bloom.tint.map((tint) => (bell / total) * bloom.strength * tint));
}

/** throws generation_cancelled. `white` is the radiance that shows as white. null when the look has neither bloom nor glare. */
export async function makeGlow(stage: Stage, picture: Level, look: Look, white: number): Promise<GlowImage | null> {
  const { bloom, glare } = look;
  if (!bloom && !glare) return null;
  const shorter = Math.min(picture.width, picture.height);
  const levels = makeLevels(picture.width, picture.height, smallestLevel);
  const weights = bloom ? bloomWeights(bloom, levels, shorter) : levels.map(() => [0, 0, 0]);
  const chain = [picture, ...levels];
  const firstOfTail = Math.max(
    1,
    chain.findIndex(({ height }) => height <= tailHeight),
  );
  for (let i = 1; i <= firstOfTail; i++) {
    const [from, to] = [chain[i - 1]!, chain[i]!];
    await stage.bands<HalveInput>({ moduleUrl: taskUrl, name: 'halveBandTask', height: to.height }, (band) => ({
      from,
      to,
      isRaw: i === 1,
      ...band,
    }));
  }
  const tail = chain.slice(firstOfTail);
  const spotLevel = tail.findIndex((level) => Math.min(level.width, level.height) <= spotSide * 1.42);
  const spots = await stage.once<TailInput, Spot[]>(taskUrl, 'glowTailTask', {
    levels: tail,
    weights: weights.slice(firstOfTail - 1),
    spots: glare && spotLevel >= 0 ? { level: spotLevel, threshold: glare.threshold * white } : null,
  });
  for (let i = firstOfTail - 1; i >= 1; i--) {
    const [from, to] = [chain[i + 1]!, chain[i]!];
    await stage.bands<DoubleInput>({ moduleUrl: taskUrl, name: 'doubleBandTask', height: to.height }, (band) => ({
      from,
      to,
      weights: weights[i - 1]!,
      ...band,
    }));
  }
  if (glare && spots.length > 0) {
    const level = levels[0]!;
    const task = { moduleUrl: taskUrl, name: 'glareBandTask', height: level.height };
    await stage.bands<GlareInput>(task, (band) => ({ level, spots, glare, white, ...band }));
  }
  const keep = (bloom ? bloom.tint.map((tint) => 1 - tint * bloom.strength) : [1, 1, 1]) as [number, number, number];
  return { level: levels[0]!, keep };
}
