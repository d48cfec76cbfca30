/** What a designed sheet is: a poster, card, chart or sign of texts and numbers, over a flat ground or a picture. Plain JSON but for the picture. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { IdPlane, SetText } from '../render/type/index.ts';

export const designs = [
  'event-poster',
  'film-poster',
  'travel-poster',
  'book-cover',
  'magazine-cover',
  'menu',
  'birthday-card',
  'wedding-invitation',
  'business-card',
  'quote-card',
  'product-label',
  'infographic',
  'bar-chart',
  'line-chart',
  'pie-chart',
  'shop-sign',
  'neon-sign',
  'street-sign',
  'logo',
] as const;
export type Design = (typeof designs)[number];

export type TextRole = 'title' | 'subtitle' | 'body' | 'caption' | 'label' | 'menu' | 'sign' | 'chart';

export interface GraphicText {
  /** Exactly what is to be read; \n ends a line. */
  readonly content: string;
  readonly role: TextRole;
}

/** One bar, point, slice or fact. */
export interface DataRow {
  readonly label: string;
  readonly value: number;
  /** Written behind the value: "%", " km". Default none. */
  readonly unit?: string;
}

export interface GraphicRequest {
  readonly design: Design;
  readonly size: PixelSize;
  /** A safe integer: palette, ornament and arrangement where the request leaves them open. */
  readonly seed: number;
  readonly texts: readonly GraphicText[];
  readonly rows?: readonly DataRow[];
  /** Words of the subject, lower case ("jazz", "sea"): they choose palette and motif. */
  readonly words?: readonly string[];
  /** Wanted colours, #rrggbb: the first is the accent, the second the ground. */
  readonly colours?: readonly string[];
  /** Takes the place of the flat ground. */
  readonly picture?: RasterImage;
  readonly idPlane?: IdPlane;
}

export interface GraphicResult {
  /** Three channels, exactly the size asked for, in shared memory. */
  readonly image: RasterImage;
  /** In the order they were set. */
  readonly texts: readonly SetText[];
  readonly warnings: readonly string[];
}
