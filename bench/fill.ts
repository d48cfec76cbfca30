/**
 * Filling holes and extending canvases by patches: fidelity on grounds that are known, and what it costs, with the machine named.
 *
 *   node bench/fill.ts [photograph ...]
 *
 * Costs are given as wall time and as processor time of the whole process; on a machine with other work only the latter says something.
 */
import { cpus, loadavg } from 'node:os';
import { basename } from 'node:path';
import sharp from 'sharp';
import type { RasterImage } from '../src/engine.ts';
import { createStudioPool } from '../src/studio/pool.ts';
import { type Box, ellipse, ground, groundNames, psnr, seamEnergy, withThing } from '../src/studio/retouch/fill/fixtures/grounds.ts';
import { extend, fill } from '../src/studio/retouch/fill/index.ts';

const { signal } = new AbortController();
const pool = createStudioPool();
const options = { seed: 1, pool, signal };

async function timed(what: string, run: () => Promise<unknown>): Promise<void> {
  const [start, used] = [performance.now(), process.cpuUsage()];
  await run();
  const { user, system } = process.cpuUsage(used);
  const wall = (performance.now() - start) / 1000;
  console.log(`${what.padEnd(58)} ${wall.toFixed(2).padStart(6)} s   processor ${((user + system) / 1e6).toFixed(2).padStart(6)} s`);
}

async function load(path: string): Promise<RasterImage> {
  const { data, info } = await sharp(path)
    .rotate()
    .toColourspace('srgb')
    .removeAlpha()
    .resize(2048, 2048, { fit: 'cover' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: info.width, height: info.height, channels: 3, data };
}

/** An ellipse of the given share of the picture's area. */
function middleBox({ width, height }: RasterImage, share: number): Box {
  const side = Math.sqrt((share * 4) / Math.PI);
  return {
    left: (width * (1 - side)) / 2,
    top: (height * (1 - side)) / 2,
    width: width * side,
    height: height * side,
  };
}

console.log(`${cpus()[0]?.model.trim()} x ${cpus().length}, node ${process.version}, load ${loadavg()[0]!.toFixed(1)}`);
console.log('\nground       seed   PSNR dB   seam energy (the ground has)');
for (const name of groundNames)
  for (const seed of [1, 2, 3]) {
    const known = ground(name, 384, 288);
    const hole = ellipse(known, middleBox(known, 0.1));
    const filled = await fill(withThing(known, hole), hole, { ...options, seed });
    const seams = `${seamEnergy(filled, hole).toFixed(2)} (${seamEnergy(known, hole).toFixed(2)})`;
    console.log(`${name.padEnd(12)} ${seed}      ${psnr(known, filled, hole).toFixed(1).padStart(6)}    ${seams}`);
  }

console.log('');
const photographs: [string, RasterImage][] = [];
for (const path of process.argv.slice(2)) photographs.push([basename(path), await load(path)]);
if (photographs.length === 0) photographs.push(['bricks', ground('brick', 2048, 2048)], ['grass', ground('grass', 2048, 2048)]);
for (const [name, image] of photographs) {
  for (const share of [0.01, 0.1, 0.25]) {
    const hole = ellipse(image, middleBox(image, share));
    await timed(`${name} 2048x2048, hole of ${100 * share} %`, () => fill(image, hole, options));
  }
  await timed(`${name} 2048x2048, 256 more on each side`, () => extend(image, { left: 256, top: 256, right: 256, bottom: 256 }, options));
}
console.log(`\nlargest resident set ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`);
await pool.close();
