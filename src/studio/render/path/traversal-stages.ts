/**
 * Sends a list of rays down the instance tree and marches it through the instances that it reaches, all in one call. The nodes lie
 * depth first in memory, each with the address of the node that follows when no ray enters it, so that no stack is needed but one list
 * a depth.
 */
import type { KernelCallable, Uniform } from '../../../kernel/index.ts';
import { clipToBox, recordShapeIntersection, type TracedShape } from './intersect-stages.ts';
import { listAddress, listBytes, lists, nodeBytes } from './memory-map.ts';
import type { VeilFunction } from './shadow-stages.ts';
import type { StageTools } from './stage.ts';

/** Words of a node. `list` and `end`: addresses of the list that comes in, and of the word that holds its end. */
export const nodeWords = { low: 0, skip: 3, high: 4, list: 7, instance: 8, shape: 9, end: 10 } as const;

/** A ray that is not through after so many sweeps has met nothing. */
const sweepLimit = 40;

const meetParameters = ['uniform', 'uniform', 'uniform', 'uniform', 'uniform', 'uniform'] as const;
/** (step, start, end, instance address, ray set, 1 for shadow rays) */
export type MeetFunction = KernelCallable<typeof meetParameters, readonly []>;

/** March, or veil, of one instance over the rays of a list that enter its box. */
export function recordMeeting(t: StageTools, shape: TracedShape, veil: VeilFunction | null): MeetFunction {
  const { o, k } = t;
  const { enter, march } = recordShapeIntersection(t, shape);
  const out = listAddress(lists.march);
  const marchAll = (step: Uniform, entered: Uniform, instance: Uniform, rays: readonly [set: Uniform, isShadow: Uniform]): void => {
    const [end, sweep] = [k.variable('uniform', entered), k.variable('uniform', 0)];
    k.while(
      () => o.uniformAnd(o.uniformLt(out, k.get(end)), o.uniformLt(k.get(sweep), sweepLimit)),
      () => {
        k.set(end, march(step, out, k.get(end), instance, ...rays)[0]);
        k.set(sweep, o.uniformAdd(k.get(sweep), 1));
      },
    );
  };
  return k.function(
    { name: `meet${shape.index}`, parameters: meetParameters, results: [] },
    (step, start, end, instance, set, isShadow) => {
      const [entered] = enter(step, start, end, instance, set, out);
      if (!veil) marchAll(step, entered, instance, [set, isShadow]);
      else {
        k.if(isShadow, () => void veil(step, out, entered, instance, set));
        k.if(o.uniformLt(isShadow, 1), () => marchAll(step, entered, instance, [set, isShadow]));
      }
      return undefined;
    },
  );
}

/** Rays of a list that enter the box of a node, to `out`. */
function recordNode(t: StageTools) {
  const { o, k, path, forEach, raysAt } = t;
  const shape = { name: 'node', parameters: meetParameters, results: ['uniform'] } as const;
  return k.function(shape, (step, start, end, node, set, out) => {
    const box = [0, 1, 2].map((axis) => ({
      low: o.splatLoad(node, 4 * (nodeWords.low + axis)),
      high: o.splatLoad(node, 4 * (nodeWords.high + axis)),
    }));
    const rays = raysAt(set);
    const pointer = k.variable('uniform', out);
    forEach(step, { start, end }, (i, isLive) => {
      const ray = { origin: path.read3('origin', i), direction: rays.read3('direction', i), far: rays.read('far', i) };
      const [near, far] = clipToBox(t, ray, box);
      k.append(pointer, i, o.and(isLive, o.lt(near, far)));
    });
    return [t.pad(pointer)];
  });
}

/** Records `descend`: (step, first node, behind the last node, ray set, 1 for shadow rays). The first list lies in `lists.tree`. */
export function recordDescent(t: StageTools, meetings: readonly MeetFunction[]): void {
  const { o, k } = t;
  const enterNode = recordNode(t);
  const parameters = ['uniform', 'uniform', 'uniform', 'uniform', 'uniform'] as const;
  k.function({ name: 'descend', parameters, results: [], isExported: true }, (step, first, last, set, isShadow) => {
    /** Calls the meeting of the shape by halving the choice. */
    const meet = (from: number, to: number, shape: Uniform, rest: readonly [Uniform, Uniform, Uniform]): void => {
      if (to - from === 1) return void meetings[from]!(step, ...rest, set, isShadow);
      const middle = (from + to) >> 1;
      k.if(o.uniformLt(shape, middle), () => meet(from, middle, shape, rest));
      k.if(o.uniformLt(middle - 1, shape), () => meet(middle, to, shape, rest));
    };
    const place = k.variable('uniform', first);
    k.while(
      () => o.uniformLt(k.get(place), last),
      () => {
        const node = k.get(place);
        const word = (name: keyof typeof nodeWords): Uniform => o.uniformLoad(node, 4 * nodeWords[name]);
        const [start, endAddress, instance] = [word('list'), word('end'), word('instance')];
        const end = o.uniformLoad(endAddress);
        k.set(place, word('skip'));
        k.if(o.uniformLt(instance, 1), () => {
          const out = o.uniformAdd(start, listBytes);
          const [entered] = enterNode(step, start, end, node, set, out);
          k.store(endAddress, o.splat(entered), 16);
          k.if(o.uniformLt(out, entered), () => k.set(place, o.uniformAdd(node, nodeBytes)));
        });
        if (meetings.length > 0) {
          k.if(o.uniformLt(0, instance), () => meet(0, meetings.length, word('shape'), [start, end, instance]));
        }
      },
    );
    return undefined;
  });
}
