/** What the network's scores say to grabCut beside the colours. Pure. */

export interface Doubts {
  /** The scores of a look from afar, if there was one. */
  readonly far?: Float32Array;
  /** Of spokes and rails the network sees more than colours tell. */
  readonly isOpenwork: boolean;
}

/** Against one nat of a colour's surprise. Looked at on photographs: with 1, claws and paws are lost; of openwork it sees more than colours tell. */
const networkWeight = 0.5;
const openworkWeight = 2.5;

/**
 * The network's own odds, in nats, held where it is all but sure. Where it sees a little from near of what it sees well from afar (a dark claw
 * before a dark lounger) it is not asked.
 */
export function leanOf(near: Float32Array, { far, isOpenwork }: Doubts): Float32Array {
  const weight = isOpenwork ? openworkWeight : networkWeight;
  const lean = new Float32Array(near.length);
  for (let i = 0; i < lean.length; i++) {
    const score = near[i]!;
    if (!isOpenwork && far && score >= 0.04 && score < 0.5 && far[i]! >= 0.6) continue;
    const held = Math.min(0.98, Math.max(0.02, score));
    lean[i] = weight * Math.log(held / (1 - held));
  }
  return lean;
}
