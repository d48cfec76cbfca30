/** The developed picture and the tracer's planes, brought to the working size: what all styles start from. */
import { bytesToLab, linearToLab } from '../../../colour/index.ts';
import { type Job, planeOf, tableOf } from '../pass.ts';
import { floatsOf } from '../plane.ts';

interface Cell {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

/** Calls `visit` for every pixel of the band with the box of source pixels beneath it. */
function eachCell(job: Job, source: { width: number; height: number }, visit: (at: number, cell: Cell) => void): void {
  const { target, top, bottom } = job;
  for (let y = top; y < bottom; y++) {
    const cellTop = Math.floor((y * source.height) / target.height);
    const cellBottom = Math.max(cellTop + 1, Math.floor(((y + 1) * source.height) / target.height));
    for (let x = 0; x < target.width; x++) {
      const left = Math.floor((x * source.width) / target.width);
      const right = Math.max(left + 1, Math.floor(((x + 1) * source.width) / target.width));
      visit(y * target.width + x, { left, right, top: cellTop, bottom: cellBottom });
    }
  }
}

/** `picture`: three bytes a pixel. OKLab of the mean byte: a filter for display values. */
export function reduceLab(job: Job): void {
  const source = planeOf(job, 'picture');
  const bytes = new Uint8Array(source.data);
  const out = floatsOf(job.target);
  const lab = new Float64Array(3);
  eachCell(job, source, (at, { left, right, top, bottom }) => {
    let [r, g, b] = [0, 0, 0];
    for (let y = top; y < bottom; y++)
      for (let i = 3 * (y * source.width + left); i < 3 * (y * source.width + right); i += 3) {
        r += bytes[i]!;
        g += bytes[i + 1]!;
        b += bytes[i + 2]!;
      }
    const count = (right - left) * (bottom - top);
    bytesToLab(Math.round(r / count), Math.round(g / count), Math.round(b / count), lab);
    out.set(lab, 3 * at);
  });
}

function meanOf(values: Float32Array, width: number, { left, right, top, bottom }: Cell, out: Float64Array): void {
  out.fill(0);
  for (let y = top; y < bottom; y++)
    for (let x = left; x < right; x++) for (let c = 0; c < 3; c++) out[c]! += values[3 * (y * width + x) + c]!;
  const count = (right - left) * (bottom - top);
  for (let c = 0; c < 3; c++) out[c]! /= count;
}

export function reduceAlbedo(job: Job): void {
  const source = planeOf(job, 'albedo');
  const values = floatsOf(source);
  const out = floatsOf(job.target);
  const mean = new Float64Array(3);
  eachCell(job, source, (at, cell) => {
    meanOf(values, source.width, cell, mean);
    linearToLab(mean[0]!, mean[1]!, mean[2]!, mean);
    out.set(mean, 3 * at);
  });
}

/** `basis`: rows of right, up and towards the viewer. */
export function reduceNormal(job: Job): void {
  const source = planeOf(job, 'normal');
  const basis = tableOf(job, 'basis');
  const values = floatsOf(source);
  const out = floatsOf(job.target);
  const mean = new Float64Array(3);
  eachCell(job, source, (at, cell) => {
    meanOf(values, source.width, cell, mean);
    for (let c = 0; c < 3; c++) out[3 * at + c] = basis[3 * c]! * mean[0]! + basis[3 * c + 1]! * mean[1]! + basis[3 * c + 2]! * mean[2]!;
  });
}

/** ln metres where nothing was hit. */
const farLog = Math.log(400);

export function reduceDepth(job: Job): void {
  const source = planeOf(job, 'depth');
  const values = floatsOf(source);
  const out = floatsOf(job.target);
  eachCell(job, source, (at, { left, right, top, bottom }) => {
    const metres = values[((top + bottom - 1) >> 1) * source.width + ((left + right - 1) >> 1)]!;
    out[at] = metres > 0 && metres < 400 ? Math.log(Math.max(0.01, metres)) : farLog;
  });
}

export function reduceId(job: Job): void {
  const source = planeOf(job, 'id');
  const values = new Uint16Array(source.data);
  const out = floatsOf(job.target);
  eachCell(job, source, (at, { left, right, top, bottom }) => {
    out[at] = values[((top + bottom - 1) >> 1) * source.width + ((left + right - 1) >> 1)]!;
  });
}
