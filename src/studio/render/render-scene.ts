/** Scene record -> finished picture. The one place where the order of the studio's rendering is told. */
import type { PixelSize, RasterImage } from '../../engine.ts';
import type { StudioPool } from '../pool.ts';
import { type Placement, project, type Scene } from '../scene/index.ts';
import type { Actor } from './compose.task.ts';
import { checkSignal, developFrame, type FrameOptions, shootPlate } from './frame.ts';
import type { PlanInput, PlannedScene } from './plan.task.ts';
import { lensOpening } from './setting.ts';
import type { Sprite, SpriteInput } from './sprite.task.ts';
import type { TypeInput } from './type/type.task.ts';

export interface RenderOptions {
  /** Exactly the size of the picture. */
  readonly size: PixelSize;
  readonly seed: number;
  readonly pool: StudioPool;
  readonly signal: AbortSignal;
  /** `fraction` in [0, 1], not decreasing. */
  readonly onProgress: (fraction: number, stage: string) => void;
}

export interface RenderResult {
  readonly image: RasterImage;
  readonly nativeSize: PixelSize;
  /** One sentence for each part of the scene that could not be shown. */
  readonly warnings: string[];
}

function spriteInput(plan: PlannedScene, placement: Placement, size: PixelSize): SpriteInput {
  const { camera } = plan.layout;
  const pixels = (camera.focal * size.height) / placement.depthMetres;
  const blur = Math.abs(1 - camera.focusMetres / placement.depthMetres) * lensOpening(plan.setting) * size.height;
  return {
    setting: plan.setting,
    icon: plan.icons.get(placement.objectId)!,
    width: placement.widthMetres * pixels,
    height: placement.heightMetres * pixels,
    mirrored: placement.mirrored,
    tiltRadians: placement.tiltRadians,
    blurPixels: placement.airborne ? 0 : blur,
    grounded: placement.grounded,
  };
}

/** Share of a floating thing's height below the waterline: legs and keels go under, up to where the body is half as wide as anywhere. */
function draughtOf(sprite: Sprite): number {
  const data = new Float32Array(sprite.data);
  const widths = Array.from({ length: sprite.height }, (_, y) => {
    let cover = 0;
    for (let x = 0; x < sprite.width; x++) cover += data[(y * sprite.width + x) * 4 + 3]!;
    return cover;
  });
  const widest = Math.max(...widths);
  const bottom = widths.findLastIndex((width) => width > 0.5);
  const belly = widths.findLastIndex((width) => width > 0.5 * widest);
  return Math.min(0.32, (bottom - belly) / sprite.height + 0.045);
}

function toActor(plan: PlannedScene, placement: Placement, sprite: Sprite, size: PixelSize): Actor {
  const { camera } = plan.layout;
  const pixels = (camera.focal * size.height) / placement.depthMetres;
  const foot = project(camera, placement.xMetres, placement.baseMetres, placement.depthMetres);
  const height = placement.heightMetres * pixels;
  const sunk = plan.setting.kind === 'water' && !placement.airborne ? draughtOf(sprite) * height : 0;
  return {
    sprite,
    middleX: size.width / 2 + foot.x * size.height,
    middleY: foot.y * size.height - height / 2 + sunk,
    footY: foot.y * size.height,
    width: placement.widthMetres * pixels,
    height,
    depthMetres: placement.depthMetres,
    xMetres: placement.xMetres,
    widthMetres: placement.widthMetres,
    heightMetres: placement.heightMetres,
    grounded: placement.grounded,
    airborne: placement.airborne,
  };
}

async function lightActors(plan: PlannedScene, options: RenderOptions): Promise<Actor[]> {
  const { pool, signal, size, onProgress } = options;
  const moduleUrl = new URL('./sprite.task.ts', import.meta.url).href;
  const { placements } = plan.layout;
  let done = 0;
  const actors = await Promise.all(
    placements.map(async (placement) => {
      const input = spriteInput(plan, placement, size);
      const sprite = await pool.run<SpriteInput, Sprite>({ moduleUrl, name: 'lightSpriteTask', input }, signal);
      onProgress(0.05 + (0.35 * ++done) / placements.length, 'light');
      return toActor(plan, placement, sprite, size);
    }),
  );
  return actors.sort((a, b) => Number(b.airborne) - Number(a.airborne) || b.depthMetres - a.depthMetres);
}

/** Draws the scene's texts onto the picture, whose pixels lie in shared memory. Returns warnings. */
async function setType(
  image: RasterImage,
  { texts, place }: Scene,
  { layout }: PlannedScene,
  { pool, signal }: RenderOptions,
): Promise<string[]> {
  if (texts.length === 0) return [];
  const moduleUrl = new URL('./type/type.task.ts', import.meta.url).href;
  const input: TypeInput = { image, texts, layout, place };
  return pool.run<TypeInput, string[]>({ moduleUrl, name: 'setTypeTask', input }, signal);
}

/** throws generation_cancelled. The bytes depend on scene, size and seed only. */
export async function renderScene(scene: Scene, options: RenderOptions): Promise<RenderResult> {
  checkSignal(options.signal);
  const { size, seed, pool, signal } = options;
  const planUrl = new URL('./plan.task.ts', import.meta.url).href;
  const plan = await pool.run<PlanInput, PlannedScene>({ moduleUrl: planUrl, name: 'planScene', input: { scene, size, seed } }, signal);
  const { setting, layout } = plan;
  const scaleMetres = Math.max(0.05, ...layout.placements.filter((item) => item.grounded).map((item) => item.heightMetres));
  const frame: FrameOptions = { ...options, setting, camera: layout.camera, scaleMetres, defocus: 1, grain: 2.2, vignette: true };
  options.onProgress(0.05, 'layout');
  const [plate, actors] = await Promise.all([shootPlate(frame), lightActors(plan, options)]);
  checkSignal(options.signal);
  const image = await developFrame(frame, plate, actors);
  checkSignal(options.signal);
  const typeWarnings = await setType(image, scene, plan, options);
  return { image, nativeSize: size, warnings: [...plan.warnings, ...typeWarnings] };
}
