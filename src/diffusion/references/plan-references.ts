/**
 * How large each reference is used: which are refused, which are scaled down, and what is cut off. Knows sizes, not pixels.
 *
 * source   diffusers 0.42, Flux2ImageProcessor.check_image_input and _resize_to_target_area, and the pipeline's crop to multiples of 16.
 *          The shared budget is our own: the work grows with the square of all tokens, and 14 references of 1024x1024 would take 45
 *          times as long as none.
 */
import type { PixelSize } from '../../engine.ts';
import { AppError } from '../../errors.ts';

const shortestSide = 64;
const mostAspect = 8;
const sideMultiple = 16;
/** A picture of the longest shape must keep its shortest side. */
const fewestPixels = mostAspect * shortestSide ** 2;

/** Pixels that references may have at most. */
export interface ReferenceBudget {
  /** A single reference, alone. */
  readonly alone: number;
  /** Each of several. */
  readonly each: number;
  /** All together. */
  readonly together: number;
}

/** As the reference implementation, for up to four large references; more share the room of four. */
export const referenceBudget: ReferenceBudget = { alone: 1024 ** 2, each: 1024 ** 2, together: 4 * 1024 ** 2 };
/** Black Forest Labs' own sampler takes a single reference larger. source: flux2, sampling.py */
export const largeReferenceBudget: ReferenceBudget = { ...referenceBudget, alone: 2024 ** 2 };

export interface ReferencePlan {
  /** The whole picture is scaled to this. */
  readonly scaled: PixelSize;
  /** The middle of it that is used; sides are multiples of 16. */
  readonly used: PixelSize;
}

export interface ReferencePlans {
  readonly plans: readonly ReferencePlan[];
  /** A sentence for each reference that is scaled or cropped. */
  readonly warnings: readonly string[];
}

const show = ({ width, height }: PixelSize): string => `${width}x${height}`;

function check({ width, height }: PixelSize, name: string): void {
  const refuse = (wanted: string): never => {
    throw new AppError('reference_not_an_image', `${name} is ${width}x${height} pixels; the diffusion model takes ${wanted}`);
  };
  if (Math.min(width, height) < shortestSide) refuse(`sides of at least ${shortestSide}`);
  if (Math.max(width, height) > mostAspect * Math.min(width, height)) refuse(`one side of at most ${mostAspect} times the other`);
}

/** The most pixels that one of the references may have, so that all fit: small ones leave their room to the large ones. */
function shareOf(sizes: readonly PixelSize[], { alone, each, together }: ReferenceBudget): number {
  const most = Math.min(sizes.length === 1 ? alone : each, together);
  let left = together;
  for (const [i, area] of sizes
    .map(({ width, height }) => Math.min(width * height, most))
    .toSorted((a, b) => a - b)
    .entries()) {
    const share = left / (sizes.length - i);
    if (area > share) return share;
    left -= area;
  }
  return most;
}

function scaleTo({ width, height }: PixelSize, area: number): PixelSize {
  if (width * height <= area) return { width, height };
  const scale = Math.sqrt(area / (width * height));
  return { width: Math.floor(width * scale), height: Math.floor(height * scale) };
}

const cropped = ({ width, height }: PixelSize): PixelSize => ({
  width: width - (width % sideMultiple),
  height: height - (height % sideMultiple),
});

function sentence(name: string, size: PixelSize, { scaled, used }: ReferencePlan, limit: string): string {
  const scaling = `scaled down from ${show(size)} to ${show(scaled)} pixels (${limit})`;
  const cropping = `cropped from ${show(scaled)} to ${show(used)} pixels, since sides are multiples of ${sideMultiple}`;
  const done = [show(scaled) !== show(size) && scaling, show(used) !== show(scaled) && cropping];
  return `${name} was ${done.filter((part) => part !== false).join(', and ')}.`;
}

/**
 * sizes   of the references, in their order
 * throws reference_not_an_image for a picture that is too small or too long, RangeError for a budget with no room for them
 */
export function planReferences(sizes: readonly PixelSize[], budget: ReferenceBudget = referenceBudget): ReferencePlans {
  const nameOf = (i: number): string => (sizes.length === 1 ? 'The reference image' : `Reference image ${i + 1}`);
  for (const [i, size] of sizes.entries()) check(size, nameOf(i));
  if (sizes.length === 0) return { plans: [], warnings: [] };
  const share = shareOf(sizes, budget);
  if (share < fewestPixels) throw new RangeError(`${share} pixels a reference are too few: at least ${fewestPixels} are needed`);
  const isShared = share < (sizes.length === 1 ? budget.alone : budget.each);
  const limit = isShared ? `${sizes.length} references share ${budget.together} pixels` : `a reference has at most ${share} pixels`;
  const plans = sizes.map((size): ReferencePlan => {
    const scaled = scaleTo(size, share);
    return { scaled, used: cropped(scaled) };
  });
  const warnings = plans.flatMap((plan, i) => (show(plan.used) === show(sizes[i]!) ? [] : [sentence(nameOf(i), sizes[i]!, plan, limit)]));
  return { plans, warnings };
}
