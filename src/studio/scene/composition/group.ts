/**
 * A thing on the ground with all that it carries, as one body that is moved as a whole. Riders are scaled to what they go on and
 * set on its anchor. Lengths are as shown.
 */
import type { Rng } from '../../../shared/index.ts';
import type { SceneObject } from '../scene.ts';
import type { Attachment } from './attachment.ts';
import { type Body, type BodyAnchor, type Point, tipped, turned } from './body.ts';
import { inHand } from './in-hand.ts';
import { leaningOn } from './leaning.ts';
import type { Lean } from './placed.ts';
import { isWorkplace, keysTurnRadians, seatAt } from './workplace.ts';

/** One thing of a group, in the group's space: the foot of its root is the origin. */
export interface Member {
  readonly object: SceneObject;
  readonly instance: number;
  readonly body: Body;
  readonly offset: Point;
  readonly turnRadians: number;
  readonly lean?: Lean;
  readonly magnification: number;
  /** Index within the group; null for the root. */
  readonly carrier: number | null;
  readonly anchor: string | null;
}

export interface Group {
  readonly members: readonly Member[];
  /** Box of all members about the root's foot. */
  readonly left: number;
  readonly right: number;
  readonly height: number;
  /** Reach before and behind the foot of the root. */
  readonly front: number;
  readonly back: number;
}

export interface GroupOptions {
  readonly bodies: ReadonlyMap<string, Body>;
  readonly riders: ReadonlyMap<string, readonly { readonly object: SceneObject; readonly attachment: Attachment }[]>;
  /** Of the first thing named, which is not to be lost on what it is on. */
  readonly heroId: string;
  readonly rng: Rng;
}

/** The hero takes up this share of the width of what it is on, if it need not be more than so many times its size. */
const heroShare = 0.32;
const heroGrowth = 1.75;

/** Smallest share of its carrier's height that a rider is shown at. */
const leastShare = 0.13;

interface Seat {
  readonly anchor: BodyAnchor;
  /** How much of the rider's height lies below the anchor. */
  readonly sunk: number;
}

/** A place of the carrier's own box where the model has no anchor of that name. */
function seatOf(body: Body, name: string): Seat {
  const own = body.anchors[name];
  const { widthMetres, heightMetres, depthMetres } = body;
  if (own) return { anchor: own, sunk: 0 };
  const room = { widthMetres: 0.8 * widthMetres, depthMetres: 0.6 * depthMetres };
  switch (name) {
    case 'inside':
      return { anchor: { at: [0, 0.72 * heightMetres, -0.05 * depthMetres], ...room }, sunk: 0.3 };
    case 'above':
      return { anchor: { at: [0, 1.22 * heightMetres, 0], widthMetres: 1.6 * widthMetres }, sunk: 0 };
    case 'beneath':
      return { anchor: { at: [0, 0, 0.12 * depthMetres], ...room }, sunk: 0 };
    case 'head':
      return { anchor: { at: [0, 0.95 * heightMetres, 0], widthMetres: 0.4 * widthMetres }, sunk: 0.1 };
    case 'eyes':
      return { anchor: { at: [0, 0.8 * heightMetres, 0.5 * depthMetres], widthMetres: 0.45 * widthMetres }, sunk: 0.5 };
    case 'neck':
      return { anchor: { at: [0, 0.55 * heightMetres, 0.35 * depthMetres], widthMetres: 0.35 * widthMetres }, sunk: 0.5 };
    case 'hand':
    case 'mouth':
      return { anchor: { at: [0.3 * widthMetres, 0.4 * heightMetres, 0.5 * depthMetres] }, sunk: 0.4 };
    default:
      return { anchor: { at: [0, 0.97 * heightMetres, 0], ...room }, sunk: 0 };
  }
}

/** How much of what is worn or in a mouth lies below its anchor. */
const sinking: Readonly<Record<string, number>> = { mouth: 0.5, eyes: 0.5, neck: 0.6, back: 0.06 };

const sizeOf = ({ widthMetres, heightMetres }: Body): number => Math.sqrt(widthMetres * heightMetres);

/** What hangs in the air over a thing is shown about as it is, but neither lost over it nor a roof to it. */
function hangingScale(rider: Body, carrier: Body): number {
  const ratio = sizeOf(rider) / sizeOf(carrier);
  return Math.max(0.3, Math.min(1.6, ratio ** 0.62)) / ratio;
}

/** On the rider's real size, for a carrier that is shown `magnification` times as large as it is. */
function riderScale(
  rider: Body,
  carrier: Body,
  { anchor }: Seat,
  attachment: Attachment,
  share: { carrier: number; abreast: number },
): number {
  const room = (anchor.widthMetres ?? carrier.widthMetres) * share.carrier;
  if (attachment.isWorn && anchor.widthMetres !== undefined) return (1.12 * room) / rider.widthMetres;
  if (attachment.anchor === 'above') return share.carrier * hangingScale(rider, carrier);
  const shown = share.carrier * carrier.heightMetres;
  const least = Math.max((leastShare * shown) / rider.heightMetres, (leastShare * share.carrier * sizeOf(carrier)) / sizeOf(rider));
  const most =
    attachment.anchor === 'beneath'
      ? (0.85 * (carrier.anchors.top?.at[1] ?? carrier.heightMetres) * share.carrier) / rider.heightMetres
      : (1.5 * room) / (rider.widthMetres * share.abreast);
  return Math.min(Math.max(share.carrier, least), Math.max(most, 0.5 * least));
}

class GroupBuilder {
  readonly members: Member[] = [];
  readonly #options: GroupOptions;

  constructor(options: GroupOptions) {
    this.#options = options;
  }

  add(member: Member): void {
    const index = this.members.push(member) - 1;
    for (const { object, attachment } of this.#options.riders.get(member.object.id) ?? []) this.#board(object, attachment, index);
  }

  /** The riders that this copy of the carrier has: all are dealt out in turn. */
  #board(object: SceneObject, attachment: Attachment, index: number): void {
    const carrier = this.members[index]!;
    const mine = Array.from({ length: object.count }, (_, instance) => instance).filter(
      (instance) => instance % carrier.object.count === carrier.instance,
    );
    for (const [place, instance] of mine.entries()) this.#seat({ object, instance, attachment, index }, place, mine.length);
  }

  #seat(rider: { object: SceneObject; instance: number; attachment: Attachment; index: number }, place: number, abreast: number): void {
    const { object, instance, attachment, index } = rider;
    const { bodies, rng } = this.#options;
    const [carrier, body] = [this.members[index]!, bodies.get(object.id)!];
    const isSecondHand = attachment.anchor === 'hand' && place % 2 === 1 && carrier.body.anchors.otherHand !== undefined;
    const name = isSecondHand ? 'otherHand' : attachment.anchor;
    const seat = seatOf(carrier.body, name);
    const isInHand = attachment.grip !== undefined;
    const spread = isInHand || attachment.isWorn ? 1 : abreast;
    const fitting = riderScale(body, carrier.body, seat, attachment, { carrier: carrier.magnification, abreast: spread });
    const longest = Math.max(body.widthMetres, body.heightMetres);
    const mostInHand = attachment.grip ? (attachment.grip.most * carrier.magnification * carrier.body.heightMetres) / longest : Infinity;
    const grown = (heroShare * carrier.magnification * carrier.body.widthMetres) / (body.widthMetres * spread);
    const isHero = object.id === this.#options.heroId && !attachment.isWorn;
    const magnification = Math.min(mostInHand, isHero ? Math.max(fitting, Math.min(grown, heroGrowth * fitting)) : fitting);
    if (isWorkplace(name)) {
      this.add({ object, instance, body, magnification: carrier.magnification, carrier: index, anchor: name, ...seatAt(name, carrier) });
      return;
    }
    if (name === 'leaning') {
      const shown = { body, magnification: carrier.magnification };
      const place = leaningOn(shown, carrier, { isPerson: body.anchors.head !== undefined, place: rng.range(-0.6, 0.6) });
      this.add({ object, instance, ...shown, carrier: index, anchor: name, ...place });
      return;
    }
    if (attachment.grip && carrier.body.anchors[name] && name !== 'mouth') {
      const place = inHand({ body, magnification, anchor: seat.anchor, name, grip: attachment.grip }, carrier);
      this.add({ object, instance, body, magnification, carrier: index, anchor: name, ...place });
      return;
    }
    const along = spread > 1 ? ((place + 0.5) / spread - 0.5) * (seat.anchor.widthMetres ?? carrier.body.widthMetres) : 0;
    const [x, y, z] = seat.anchor.at;
    const local = turned([x + along, y, z], carrier.turnRadians);
    const sunk = (carrier.body.anchors[name] ? (sinking[name] ?? 0) : seat.sunk) * body.heightMetres;
    // Glasses look where the head looks.
    const [fx, , fz] = (attachment.isWorn && seat.anchor.forward) || [0, 0, 1];
    const facing = Math.atan2(fx, fz);
    const isFree = name === 'top' || name === 'above' || name === 'inside';
    const turnRadians = isFree
      ? attachment.isTurnedAway
        ? Math.PI + carrier.turnRadians
        : body.turnRadians + rng.range(-0.6, 0.6) * body.spreadRadians
      : carrier.turnRadians + facing + (body.spreadRadians > 0 ? 0 : body.turnRadians);
    // Who sits, sits with what it sits on; all else stands on its foot.
    const own = name === 'seat' || name === 'back' ? body.anchors.seat : undefined;
    const foot = own ? turned(own.at, turnRadians) : ([0, sunk, 0] as const);
    this.add({
      object,
      instance,
      body,
      magnification,
      offset: [
        carrier.offset[0] + carrier.magnification * local[0] - magnification * foot[0],
        carrier.offset[1] + carrier.magnification * local[1] - magnification * foot[1],
        carrier.offset[2] + carrier.magnification * local[2] - magnification * foot[2],
      ],
      turnRadians,
      carrier: index,
      anchor: name,
    });
  }
}

/** Box of what is tipped in a hand, of its corners. */
function tippedReach({ body, offset, turnRadians, magnification }: Member, lean: Lean) {
  const { widthMetres, heightMetres, depthMetres } = body;
  const corners = [-1, 1].flatMap((side) =>
    [-1, 1].flatMap((deep) =>
      [0, 1].map((up): Point => {
        const corner: Point = [(side * widthMetres) / 2, up * heightMetres, (deep * depthMetres) / 2];
        return turned(tipped(turned(corner, turnRadians - lean.within), lean), lean.within);
      }),
    ),
  );
  const along = (axis: 0 | 1 | 2): number[] => corners.map((corner) => offset[axis] + magnification * corner[axis]);
  const [xs, ys, zs] = [along(0), along(1), along(2)];
  return { left: Math.min(...xs), right: Math.max(...xs), top: Math.max(...ys), front: Math.max(...zs), back: Math.min(...zs) };
}

/** Box of the members, each taken as its own box at its best turn. */
export function boxAround(members: readonly Member[]): Omit<Group, 'members'> {
  const reach = members.map((member) => {
    if (member.lean) return tippedReach(member, member.lean);
    const {
      body,
      offset: [x, y, z],
      turnRadians,
      magnification,
    } = member;
    const { widthMetres, depthMetres, middleMetres } = body;
    // Turned away from its best side, a long thing is broader or narrower.
    const turn = turnRadians - body.turnRadians;
    const [sine, cosine] = [Math.abs(Math.sin(turn)), Math.abs(Math.cos(turn))];
    const half = ((widthMetres * cosine + depthMetres * sine) / 2) * magnification;
    const deep = ((depthMetres * cosine + widthMetres * sine) / 2) * magnification;
    const middle = x + middleMetres * magnification;
    return { left: middle - half, right: middle + half, top: y + body.heightMetres * magnification, front: z + deep, back: z - deep };
  });
  return {
    left: Math.min(...reach.map(({ left }) => left)),
    right: Math.max(...reach.map(({ right }) => right)),
    height: Math.max(...reach.map(({ top }) => top)),
    front: Math.max(...reach.map(({ front }) => front)),
    back: Math.min(...reach.map(({ back }) => back)),
  };
}

/** The group turned about its root's foot, with all that it carries. */
export function turnedGroup(group: Group, radians: number): Group {
  const members = group.members.map((member): Member => {
    const { offset, turnRadians, lean } = member;
    const within = lean && { ...lean, within: lean.within + radians };
    return { ...member, offset: turned(offset, radians), turnRadians: turnRadians + radians, ...(within && { lean: within }) };
  });
  return { ...group, members };
}

/** `magnification`: of the root. */
export function buildGroup(root: { object: SceneObject; instance: number; magnification: number }, options: GroupOptions): Group {
  const body = options.bodies.get(root.object.id)!;
  const builder = new GroupBuilder(options);
  const drawn = body.turnRadians + options.rng.range(-1, 1) * body.spreadRadians;
  const anchors = (options.riders.get(root.object.id) ?? []).map(({ attachment }) => attachment.anchor);
  const turnRadians = anchors.includes('keys') ? keysTurnRadians : anchors.includes('behind') ? 0.2 * drawn : drawn;
  builder.add({ ...root, body, offset: [0, 0, 0], turnRadians, carrier: null, anchor: null });
  return { members: builder.members, ...boxAround(builder.members) };
}
