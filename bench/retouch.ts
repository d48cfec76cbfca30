/**
 * Proof of the editing operators, part by part, as a table of what was found and whether it is what issue 5 wants:
 *
 *   npm run bench:retouch                      everything, under twelve minutes on two cores
 *   npm run bench:retouch -- --speed           one part; also --exactness --recolour --bokeh --hours --removal --grounding --cutouts --wire --large
 *   ... --only cat,mug                         these photographs only
 *   ... --exactness --photos FOLDER            photographs of one's own (a file is called name.subject.png, such as anna.woman.jpg)
 *   ... --speed --rounds 3 --operation blur    steadier times, of the operations so named
 *
 * Photographs are made by the studio (see retouch/photos.ts); the shared reference photographs are used where they are.
 */
import { loadavg } from 'node:os';
import { parseArgs } from 'node:util';
import { describeMachine } from './machine.ts';
import { benchBokeh, benchHours, benchRecolour } from './retouch/colour.ts';
import { benchCutOuts } from './retouch/cut-outs.ts';
import { benchExactness } from './retouch/exactness.ts';
import { benchGrounding } from './retouch/grounding.ts';
import { createKit, print } from './retouch/kit.ts';
import { photosIn, takePhotos } from './retouch/photos.ts';
import { benchRemoval } from './retouch/removal.ts';
import { benchLarge, benchSpeed } from './retouch/speed.ts';
import { benchWire } from './retouch/wire.ts';

const flag = { type: 'boolean', default: false } as const;
const { values } = parseArgs({
  options: {
    exactness: flag,
    recolour: flag,
    bokeh: flag,
    hours: flag,
    removal: flag,
    grounding: flag,
    cutouts: flag,
    wire: flag,
    speed: flag,
    large: flag,
    only: { type: 'string' },
    photos: { type: 'string' },
    rounds: { type: 'string', default: '1' },
    operation: { type: 'string', default: '' },
  },
});
const parts = ['exactness', 'recolour', 'bokeh', 'hours', 'removal', 'grounding', 'cutouts', 'wire', 'speed', 'large'] as const;
const isAll = !parts.some((part) => values[part]);
const wants = (part: (typeof parts)[number]): boolean => isAll || values[part];

const kit = createKit();
const startMs = performance.now();
const tellTime = (): void => console.log(`  (${((performance.now() - startMs) / 1000).toFixed(0)} s)`);
console.log(`${describeMachine()}, load ${loadavg()[0]!.toFixed(1)}`);
const taken = values.photos ? await photosIn(values.photos) : await takePhotos(kit);
const photos = values.only ? taken.filter(({ name }) => values.only!.split(',').includes(name)) : taken;
console.log(`${photos.length} photographs: ${photos.map(({ name }) => name).join(', ')}`);

if (wants('exactness')) {
  const { exactness, consistency } = await benchExactness(kit, photos);
  print('Exactness: bytes outside of what the operator says it may change', exactness);
  print('Consistency outside of the edited region, worst photograph (1 and 0: the same)', consistency);
  tellTime();
}
if (wants('recolour')) print('Recolour: at most 15 degrees off, lightness correlation at least 0.98', await benchRecolour(kit, photos));
if (wants('bokeh')) print('Blur of the background: its Laplacian variance falls by at least 80 %', await benchBokeh(kit, photos));
if (wants('hours')) print('Times of day: noon lightest, night darkest and coldest, sunset warmest', await benchHours(kit, photos));
if (wants('removal')) print('Removal: at least 24 dB against the known ground, where it is regular', await benchRemoval(kit, photos));
if (wants('grounding')) print('Grounding: mean IoU at least 0.8; what is not there is not found', await benchGrounding(kit));
if (wants('cutouts')) print('Cut-outs of 88 composites with known alpha', await benchCutOuts());
if (wants('wire')) print('Over HTTP, image_size "keep" and output_format "png"', await benchWire(kit, taken));
tellTime();
// The server that is timed has the machine to itself.
await kit.close();
if (wants('speed'))
  print(
    'Speed at 2048x2048, whole requests, medians; memory of server and inference at most 1.5 GB',
    await benchSpeed(taken, { rounds: Number(values.rounds), only: values.operation }),
  );
if (wants('large')) print('Large references: memory under 3 GB', await benchLarge(taken));
tellTime();
