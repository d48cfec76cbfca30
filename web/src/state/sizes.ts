/** Picture sizes: the presets the page offers, what a choice comes to in pixels, and what is wrong with a custom one. Knows no model by name. */

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** Resolutions by name, and the side of the square each stands for. */
export const tierSides = { '1K': 1024, '2K': 2048, '4K': 4096 } as const;
export type Tier = keyof typeof tierSides;

/** What a model takes. `multipleOf`: both sides must divide by it. */
export interface SizeLimits {
  readonly min: number;
  readonly max: number;
  readonly multipleOf: number;
  readonly tiers: readonly Tier[];
  /** The wire takes the tier's name in place of pixels. */
  readonly takesTierNames: boolean;
  /** The wire takes `keep`: the first reference's own size. */
  readonly canKeep: boolean;
}

export const seedreamLimits: SizeLimits = { min: 1440, max: 4096, multipleOf: 1, tiers: ['2K', '4K'], takesTierNames: true, canKeep: true };

export type SizeMode = Tier | 'custom' | 'keep';

/** Wide to tall. `auto` leaves the shape to the server. */
export const shapes = ['auto', '21:9', '16:9', '3:2', '4:3', '1:1', '3:4', '2:3', '9:16'] as const;
export type Shape = (typeof shapes)[number];

/** `width` and `height` are the texts of the custom fields as typed. */
export interface SizeChoice {
  readonly mode: SizeMode;
  readonly shape: Shape;
  readonly width: string;
  readonly height: string;
}

export const defaultSize: SizeChoice = { mode: '2K', shape: 'auto', width: '2048', height: '2048' };

const ratioOf = (shape: Exclude<Shape, 'auto'>): number => {
  const [wide, high] = shape.split(':').map(Number) as [number, number];
  return wide / high;
};

function toStep(value: number, { min, max, multipleOf }: SizeLimits): number {
  const step = multipleOf > 16 ? multipleOf : 16;
  return Math.min(max, Math.max(min, Math.round(value / step) * step));
}

/**
 * Pixels of a shape: the area of a square of `side` pixels, each side a multiple of 16 within the limits.
 * The ratio wins over the area: at 4K the long side is the limit, at 2K the short side is.
 */
export function sizeOfShape(shape: Exclude<Shape, 'auto'>, side: number, limits: SizeLimits): PixelSize {
  const ratio = ratioOf(shape);
  const wide = Math.max(ratio, 1 / ratio);
  const long = Math.min(limits.max, Math.max(side * Math.sqrt(wide), limits.min * wide));
  const [a, b] = [toStep(long, limits), toStep(long / wide, limits)];
  return ratio >= 1 ? { width: a, height: b } : { width: b, height: a };
}

/** The pixels a choice comes to, where the page knows them: null for `keep` and for a custom size that cannot be read. */
export function pixelsOf(choice: SizeChoice, limits: SizeLimits = seedreamLimits): PixelSize | null {
  if (choice.mode === 'keep') return null;
  if (choice.mode === 'custom') {
    const { width, height } = customSizeProblems(choice, limits);
    return width === null && height === null ? { width: Number(choice.width), height: Number(choice.height) } : null;
  }
  const side = tierSides[choice.mode];
  return choice.shape === 'auto' ? { width: side, height: side } : sizeOfShape(choice.shape, side, limits);
}

function sideProblem(name: string, text: string, { min, max, multipleOf }: SizeLimits): string | null {
  const value = Number(text);
  const range = `from ${min} to ${max}`;
  if (text.trim() === '') return `${name} is empty. Give a whole number ${range}.`;
  if (!Number.isInteger(value)) return `${name} must be a whole number ${range}, got ${text.trim()}.`;
  if (value < min || value > max) return `${name} must be ${range}, got ${value}.`;
  if (value % multipleOf !== 0) return `${name} must be a multiple of ${multipleOf}, got ${value}.`;
  return null;
}

/** One sentence for each custom field that cannot be sent. */
export function customSizeProblems(choice: SizeChoice, limits: SizeLimits): { width: string | null; height: string | null } {
  return { width: sideProblem('Width', choice.width, limits), height: sideProblem('Height', choice.height, limits) };
}

/** One sentence when the choice is nothing that this model can be asked for. */
export function modeProblem({ mode }: SizeChoice, limits: SizeLimits, referenceCount: number): string | null {
  if (mode === 'custom') return null;
  if (mode !== 'keep')
    return limits.tiers.includes(mode) ? null : `This model does not make ${mode} pictures. Choose ${limits.tiers.join(' or ')}.`;
  if (!limits.canKeep) return 'This model cannot keep the size of a reference. Choose another size.';
  return referenceCount > 0 ? null : 'There is no reference whose size could be kept. Add one or choose another size.';
}

/** A wide screen has room beside such a picture, not above or below it. */
export const isTallish = ({ width, height }: PixelSize): boolean => width / height < 1.3;

/** `2304 × 1728` */
export const formatSize = ({ width, height }: PixelSize): string => `${width} × ${height}`;

export function parseSize(text: string | null | undefined): PixelSize | null {
  const match = /^(\d+)x(\d+)$/i.exec(text ?? '');
  return match ? { width: Number(match[1]), height: Number(match[2]) } : null;
}
