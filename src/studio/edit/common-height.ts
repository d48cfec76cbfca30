/** How tall the subject of a photograph is, by what the detector takes it for. Knows nothing of where it goes. */
import type { CocoClass, Detection } from '../detect/index.ts';
import { type CutOut, overlapOf, type PixelBox } from '../segment/index.ts';

/** Metres, standing or lying as they mostly do in photographs. What is not here has no common height. */
const metres: Partial<Readonly<Record<CocoClass, number>>> = {
  ...{ person: 1.7, bicycle: 1.05, car: 1.5, motorcycle: 1.15, airplane: 11, bus: 3.1, train: 3.8, truck: 3, boat: 2.2 },
  ...{ 'traffic light': 0.9, 'fire hydrant': 0.75, 'stop sign': 2, 'parking meter': 1.4, bench: 0.85, bird: 0.22, cat: 0.42, dog: 0.6 },
  ...{ horse: 1.7, sheep: 0.9, cow: 1.45, elephant: 3, bear: 1.2, zebra: 1.45, giraffe: 4.6, backpack: 0.5, umbrella: 0.9, handbag: 0.32 },
  ...{ tie: 0.5, suitcase: 0.65, frisbee: 0.26, skis: 1.7, snowboard: 1.5, 'sports ball': 0.23, kite: 1, skateboard: 0.2, surfboard: 1.9 },
  ...{ bottle: 0.28, 'wine glass': 0.21, cup: 0.11, bowl: 0.09, banana: 0.12, apple: 0.08, sandwich: 0.08, orange: 0.08, broccoli: 0.15 },
  ...{ carrot: 0.16, 'hot dog': 0.06, pizza: 0.05, donut: 0.05, cake: 0.14, chair: 0.9, couch: 0.85, 'potted plant': 0.55, bed: 0.9 },
  ...{ 'dining table': 0.75, toilet: 0.75, tv: 0.65, laptop: 0.24, mouse: 0.04, keyboard: 0.05, 'cell phone': 0.15, microwave: 0.3 },
  ...{ oven: 0.85, toaster: 0.2, sink: 0.3, refrigerator: 1.7, book: 0.23, clock: 0.3, vase: 0.3, scissors: 0.16, 'teddy bear': 0.35 },
};

/** From here on a detection is mostly right. */
const sure = 0.35;
/** The detected box and the cut-out's are of one thing (intersection over union). */
const sameThing = 0.5;
/** Less is believed of what fits the outline better than anything else; its box may have the shadow in it. */
const weak = 0.2;
const closeFit = 0.5;
/** Boxes that fit about as well differ by what they are surer of. */
const asWell = 0.1;
const shouldersMetres = 0.48;

function likeliest(box: PixelBox, detections: readonly Detection[]): Detection | null {
  const sureOne = detections.find((one) => one.score >= sure && overlapOf(one.box, box) >= sameThing);
  if (sureOne) return sureOne;
  const fitting = detections.filter((one) => one.score >= weak && overlapOf(one.box, box) >= closeFit);
  const best = Math.max(...fitting.map((one) => overlapOf(one.box, box)));
  return fitting.filter((one) => overlapOf(one.box, box) > best - asWell).toSorted((a, b) => b.score - a.score)[0] ?? null;
}

/** As sure as this, a detection is believed alone. */
const certain = 0.8;
/** Others nearly as sure of the same box are as right; of a doubtful thing a small one is meant more often than a large one. */
const rival = { overlap: 0.8, share: 0.7, quantile: 0.3 };
const mostOfDoubtful = 2.4;

function heightOf(found: Detection, detections: readonly Detection[]): number | null {
  const known = metres[found.class] ?? null;
  if (found.score >= certain || found.class === 'person') return known;
  const rivals = detections
    .filter((one) => one === found || (one.score >= rival.share * found.score && overlapOf(one.box, found.box) >= rival.overlap))
    .flatMap(({ class: name, score }) => (metres[name] && metres[name] <= mostOfDoubtful ? [{ height: metres[name], score }] : []))
    .toSorted((a, b) => a.height - b.height);
  const enough = rival.quantile * rivals.reduce((sum, { score }) => sum + score, 0);
  let seen = 0;
  for (const { height, score } of rivals) {
    seen += score;
    if (seen >= enough) return height;
  }
  return null;
}

/** Metres of what is seen of it; null where nothing is told. detections: surest first */
export function commonHeight({ box }: Pick<CutOut, 'box'>, detections: readonly Detection[]): number | null {
  const found = likeliest(box, detections);
  const known = found && heightOf(found, detections);
  if (found?.class !== 'person' || !known) return known;
  // Who is wider than tall lies; a bust is as tall as its shoulders are wide tells; who is twice as tall as wide stands.
  if (box.width > 1.2 * box.height) return (known * box.height) / box.width;
  return box.height < 2 * box.width ? Math.min(known, (shouldersMetres * box.height) / box.width) : known;
}
