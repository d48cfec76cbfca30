/**
 * The picture as sheets of even colour: things by their id, in each thing the colours of its surface, of each colour a dark and a light
 * tone. What flat vector and paper cut are made of.
 */
import { type Job, numberOf, planeOf, tableOf } from '../pass.ts';
import { floatsOf } from '../plane.ts';
import { clustersOf, nearestCentre } from './clusters.ts';

/** Most colours of a thing's surface, and numbers kept of each: centre (3), limit of tone, [L, a, b, height] of the dark and the light. */
const mostColours = 4;
const skyColours = 6;
export const regionWords = 12;
const mostGroups = 400;

/**
 * The table that the regions' survey makes: word 0 the number of groups; then 65,536 groups of ids + 1; then for every group
 * `slotWords` words: number of colours, then its colours.
 */
const idCount = 65_536;
export const groupWords = 1 + skyColours * regionWords;
export const groupsAt = 1 + idCount;

interface Sources {
  readonly labs: Float32Array;
  readonly albedos: Float32Array;
  readonly ids: Float32Array;
  readonly depths: Float32Array;
}

const sourcesOf = (job: Job): Sources => ({
  labs: floatsOf(planeOf(job, 'lab')),
  albedos: floatsOf(planeOf(job, 'albedo')),
  ids: floatsOf(planeOf(job, 'id')),
  depths: floatsOf(planeOf(job, 'depth')),
});

/** What a pixel's surface colour is told by: its albedo where a thing was hit, the picture where none was. */
function writeFeature({ labs, albedos, ids }: Sources, at: number, out: Float64Array | number[], to: number): void {
  const source = ids[at] === 0 ? labs : albedos;
  out[to] = 0.6 * source[3 * at]!;
  out[to + 1] = 1.3 * source[3 * at + 1]!;
  out[to + 2] = 1.3 * source[3 * at + 2]!;
}

/** Groups by id; small ones are put together by how they look. Returns the pixels of each. */
function gather({ ids, labs }: Sources, table: Float32Array): number[][] {
  const counts = new Uint32Array(idCount);
  for (const id of ids) counts[id]!++;
  const least = Math.max(8, 0.0012 * ids.length);
  const names = new Map<string, number>();
  const members: number[][] = [];
  const groupOf = new Int32Array(idCount).fill(-1);
  for (let at = 0; at < ids.length; at++) {
    const id = ids[at]!;
    if (groupOf[id]! < 0) {
      const look = [0, 1, 2].map((c) => Math.round((c === 0 ? 3 : 9) * labs[3 * at + c]!)).join();
      const name = counts[id]! >= least || id === 0 ? `id ${id}` : look;
      const known = names.get(name) ?? (members.length < mostGroups ? members.push([]) - 1 : mostGroups - 1);
      names.set(name, known);
      groupOf[id] = known;
    }
    members[groupOf[id]!]!.push(at);
  }
  for (let id = 0; id < idCount; id++) table[1 + id] = Math.max(0, groupOf[id]!);
  table[0] = members.length;
  return members;
}

/** The lightness that parts a set best in two, or 0 where both would look the same. source: Otsu (1979) */
export function toneLimit(lightness: readonly number[], leastApart: number): number {
  const bins = new Float64Array(64);
  for (const value of lightness) bins[Math.min(63, Math.max(0, Math.floor(64 * value)))]!++;
  let all = 0;
  for (let i = 0; i < 64; i++) all += i * bins[i]!;
  let [best, limit, apart] = [0, 0, 0];
  let [below, sumBelow] = [0, 0];
  for (let i = 0; i < 63; i++) {
    below += bins[i]!;
    sumBelow += i * bins[i]!;
    const above = lightness.length - below;
    if (below < 0.06 * lightness.length || above < 0.06 * lightness.length) continue;
    const between = (all - sumBelow) / above - sumBelow / below;
    const value = below * above * between * between;
    if (value > best) [best, limit, apart] = [value, (i + 1) / 64, between / 64];
  }
  return apart >= leastApart ? limit : 0;
}

function meanLab(labs: Float32Array, pixels: readonly number[]): number[] {
  const mean = [0, 0, 0];
  for (const at of pixels) for (let c = 0; c < 3; c++) mean[c]! += labs[3 * at + c]! / pixels.length;
  return mean;
}

/** Pixels enough to tell the colours of a group. */
const sampleCount = 1500;

function describe(sources: Sources, pixels: readonly number[], isSky: boolean, leastApart: number): number[][] {
  const stride = Math.max(1, Math.floor(pixels.length / sampleCount));
  const features: number[] = [];
  for (let i = 0; i < pixels.length; i += stride) writeFeature(sources, pixels[i]!, features, features.length);
  const { centres, count } = clustersOf(features, isSky ? skyColours : mostColours, isSky ? 0.06 : 0.085);
  const members: number[][] = Array.from({ length: count }, () => []);
  const feature = new Float64Array(3);
  for (const at of pixels) {
    writeFeature(sources, at, feature, 0);
    members[nearestCentre(feature, 0, centres, count)]!.push(at);
  }
  return members.map((own, k) => {
    const lightness = own.map((at) => sources.labs[3 * at]!);
    const limit = isSky || own.length === 0 ? 0 : toneLimit(lightness, leastApart);
    const dark = own.filter((_, i) => lightness[i]! < limit);
    const light = own.filter((_, i) => lightness[i]! >= limit);
    const colours = [dark, light].map((part) => meanLab(sources.labs, part.length > 0 ? part : own));
    return [...centres.slice(3 * k, 3 * k + 3), limit, ...colours[0]!, 0, ...colours[1]!, 0];
  });
}

/** Heights of sheets, far ones low: `layers` steps of the groups' order by depth; a light tone lies a little above a dark one. */
function stack(groups: readonly number[][], { ids, depths }: Sources, table: Float32Array, layers: number): void {
  const depthOf = groups.map((pixels) => {
    const id = ids[pixels[0]!];
    const sorted = pixels
      .filter((_, i) => i % Math.max(1, Math.floor(pixels.length / 200)) === 0)
      .map((at) => depths[at]!)
      .sort((a, b) => a - b);
    const isGround = id === 65_535 || pixels.length > 0.22 * ids.length;
    return id === 0 ? Infinity : isGround ? 1e6 - sorted.length : sorted[Math.floor(sorted.length / 2)]!;
  });
  const order = depthOf.map((_, i) => i).sort((a, b) => depthOf[b]! - depthOf[a]! || a - b);
  for (const [place, group] of order.entries()) {
    const height = depthOf[group] === Infinity ? 0 : 1 + Math.floor((layers * place) / order.length);
    const base = groupsAt + group * groupWords;
    for (let k = 0; k < table[base]!; k++) {
      table[base + 1 + k * regionWords + 7] = height;
      table[base + 1 + k * regionWords + 11] = height + 0.45;
    }
  }
}

/** Planes lab, albedo (both smoothed), id, depth; values `leastApart` of tones in lightness, and `layers`. */
export function surveyRegions(job: Job): Float32Array {
  const sources = sourcesOf(job);
  const table = new Float32Array(groupsAt + mostGroups * groupWords);
  const groups = gather(sources, table);
  for (const [group, pixels] of groups.entries()) {
    const colours = describe(sources, pixels, sources.ids[pixels[0]!] === 0, numberOf(job, 'leastApart'));
    const base = groupsAt + group * groupWords;
    table[base] = colours.length;
    table.set(colours.flat(), base + 1);
  }
  stack(groups, sources, table, numberOf(job, 'layers'));
  return table.slice(0, groupsAt + groups.length * groupWords);
}

/** One channel: where in the table the four words [L, a, b, height] of the pixel's region begin. */
export function labelRegions(job: Job): void {
  const sources = sourcesOf(job);
  const table = tableOf(job, 'regions');
  const out = floatsOf(job.target);
  const feature = new Float64Array(3);
  for (let at = job.top * job.target.width; at < job.bottom * job.target.width; at++) {
    writeFeature(sources, at, feature, 0);
    const base = groupsAt + table[1 + sources.ids[at]!]! * groupWords;
    let [best, bestApart] = [0, Infinity];
    for (let k = 0; k < table[base]!; k++) {
      const slot = base + 1 + k * regionWords;
      const apart = (feature[0]! - table[slot]!) ** 2 + (feature[1]! - table[slot + 1]!) ** 2 + (feature[2]! - table[slot + 2]!) ** 2;
      if (apart < bestApart) [best, bestApart] = [slot, apart];
    }
    out[at] = best + (sources.labs[3 * at]! < table[best + 3]! ? 4 : 8);
  }
}

/** The label most of the pixels around have, within `radius` units: specks go, outlines round off. */
export function majority(job: Job): void {
  const source = floatsOf(planeOf(job, 'source'));
  const { width, height } = job.target;
  const out = floatsOf(job.target);
  const radius = Math.max(1, numberOf(job, 'radius') * job.unit);
  const offsets = new Int32Array(48);
  for (let i = 0; i < 24; i++) {
    const r = radius * Math.sqrt((i + 0.5) / 24);
    offsets[2 * i] = Math.round(r * Math.cos(2.399963 * i));
    offsets[2 * i + 1] = Math.round(r * Math.sin(2.399963 * i));
  }
  const labels = new Float64Array(25);
  const counts = new Float64Array(25);
  for (let y = job.top; y < job.bottom; y++)
    for (let x = 0; x < width; x++) {
      labels[0] = source[y * width + x]!;
      counts[0] = 2;
      let kinds = 1;
      for (let i = 0; i < 48; i += 2) {
        const sx = x + offsets[i]!;
        const sy = y + offsets[i + 1]!;
        const column = sx < 0 ? 0 : Math.min(width - 1, sx);
        const row = sy < 0 ? 0 : Math.min(height - 1, sy);
        const label = source[row * width + column]!;
        let k = 0;
        while (k < kinds && labels[k] !== label) k++;
        if (k === kinds) {
          labels[kinds] = label;
          counts[kinds++] = 0;
        }
        counts[k]!++;
      }
      let best = 0;
      for (let k = 1; k < kinds; k++) if (counts[k]! > counts[best]!) best = k;
      out[y * width + x] = labels[best]!;
    }
}

/** One channel: heights of the labelled sheets. */
export function heightsOf(job: Job): void {
  const labels = floatsOf(planeOf(job, 'label'));
  const table = tableOf(job, 'regions');
  const out = floatsOf(job.target);
  for (let at = job.top * job.target.width; at < job.bottom * job.target.width; at++) out[at] = table[labels[at]! + 3]!;
}
