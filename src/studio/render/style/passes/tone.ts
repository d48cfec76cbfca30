/** How light a picture is: quantiles of OKLab's L, which drawings set their range of tones by. */
import { type Job, planeOf } from '../pass.ts';
import { floatsOf } from '../plane.ts';

/** L of the 5th, 22nd, 50th, 62nd and 95th percentile of the plane `lab`. */
export const toneShares = [0.05, 0.22, 0.5, 0.62, 0.95] as const;

export function surveyTone(job: Job): Float32Array {
  const labs = floatsOf(planeOf(job, 'lab'));
  const bins = new Uint32Array(256);
  for (let i = 0; i < labs.length; i += 3) bins[Math.min(255, Math.max(0, Math.floor(256 * labs[i]!)))]!++;
  return Float32Array.from(toneShares, (share) => {
    let [bin, below] = [0, 0];
    while (bin < 255 && below + bins[bin]! < (share * labs.length) / 3) below += bins[bin++]!;
    return (bin + 0.5) / 256;
  });
}

/** The power of L that brings a median to what is wanted, within what a drawing bears. */
export const powerFor = (median: number, wanted: number): number =>
  Math.min(1.5, Math.max(0.4, Math.log(wanted) / Math.log(Math.min(0.97, Math.max(0.03, median)))));
