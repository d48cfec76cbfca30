/** A scene whose picture is a piece of graphic design -> that sheet, drawn in a worker; its things are rendered first where the design shows them. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import type { Scene, SceneText } from '../scene/index.ts';
import { graphicOf } from './from-scene.ts';
import type { Design, GraphicRequest, GraphicResult } from './graphic.ts';

interface Picture {
  readonly image: RasterImage;
  readonly warnings: readonly string[];
  /** Ids of the objects that bear their texts. */
  readonly printed: readonly string[];
}

export interface GraphicOptions {
  readonly size: PixelSize;
  readonly seed: number;
  /** As it was written: its words choose design, palette and motif. '' when there is none. */
  readonly prompt: string;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
  /** Renders the scene with the texts that its things bear, and tells which do. Called at most once. */
  readonly renderPicture: (scene: Scene) => Promise<Picture>;
}

export interface RenderedGraphic {
  readonly image: RasterImage;
  readonly nativeSize: PixelSize;
  readonly warnings: readonly string[];
}

/** Designs with a place for a picture. */
const pictured: ReadonlySet<Design> = new Set([
  'event-poster',
  'film-poster',
  'travel-poster',
  'book-cover',
  'magazine-cover',
  'quote-card',
]);

/** null: the scene is no graphic. throws generation_cancelled, and what `renderPicture` throws. */
export async function renderGraphic(scene: Scene, options: GraphicOptions): Promise<RenderedGraphic | null> {
  const { size, seed, prompt, pool, signal, renderPicture } = options;
  const flat = graphicOf(scene, { size, seed, prompt });
  if (!flat) return null;
  const shown = {
    ...scene,
    graphic: scene.graphic ?? { kind: 'poster' as const },
    texts: scene.texts.filter(({ carrier }) => carrier !== undefined),
  };
  const picture = pictured.has(flat.design) && scene.objects.length > 0 ? await renderPicture(shown) : null;
  const isBorne = ({ carrier }: SceneText): boolean => carrier !== undefined && (picture?.printed.includes(carrier) ?? false);
  const texts = scene.texts.filter((text) => !isBorne(text)).map(({ content, role }) => ({ content, role }));
  const moduleUrl = new URL('./graphic.task.ts', import.meta.url).href;
  const input: GraphicRequest = { ...flat, texts, ...(picture && { picture: picture.image }) };
  const { image, warnings } = await pool.run<GraphicRequest, GraphicResult>({ moduleUrl, name: 'drawGraphicTask', input }, signal);
  return { image, nativeSize: size, warnings: [...(picture?.warnings ?? []), ...warnings] };
}
