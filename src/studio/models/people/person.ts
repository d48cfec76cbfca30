/** A person as a model: a figure is cast, posed, dressed, and given head, hair, eyes and hands. Knows nothing of scenes. */
import { type Field, metal, type Shape, smoothUnion, sphere } from '../../render/field/index.ts';
import type { Model, ModelFamily, ModelRequest, Part, Point } from '../model.ts';
import { stanceOf } from './arms.ts';
import { type Casting, castingOf } from './casting.ts';
import { dressShapes, worn } from './dress.ts';
import { glassesField, panesField } from './extras.ts';
import { eyeMaterial } from './eye.ts';
import { bodySkin, fabricOf } from './fabric.ts';
import { faceBump, facePaint } from './face-paint.ts';
import { foot, hand } from './flesh.ts';
import { anglesIn, between, type Frame, outOf, turnOut } from './frame.ts';
import { beardOf, hairBump, hairMaterial, hairOf } from './hair.ts';
import { coversHair, hats, underHat } from './hats.ts';
import { type HeadPlan, headField, planHead } from './head.ts';
import type { Stance } from './posture.ts';
import { shoeField, shoeSurface } from './shoes.ts';
import { gripPoint, type Skeleton, skeletonOf } from './skeleton.ts';

/** A shape drawn in a frame of its own, and where it stands. */
interface Piece {
  readonly shape: Shape;
  readonly at: readonly Omit<Part, 'shape'>[];
}

const inSpace = (shape: Shape): Piece => ({ shape, at: [{ position: [0, 0, 0] }] });
const inFrame = (shape: Shape, frame: Frame, scale = 1): Piece => ({
  shape,
  at: [{ position: frame.origin, rotation: anglesIn(frame), scale }],
});

const headDomain: Shape['domain'] = { low: [-0.108, -0.215, -0.185], high: [0.108, 0.15, 0.062] };

interface HeadPlace {
  readonly plan: HeadPlan;
  readonly name: string;
  readonly frame: Frame;
  readonly isClose: boolean;
}

function headPieces(casting: Casting, { plan, name, frame, isClose }: HeadPlace): Piece[] {
  const { figure, hair: wanted, beard } = casting;
  const scale = figure.headScale;
  const hair = hairOf(plan, wanted.style);
  const hat = worn(casting.outfit, 'hat');
  const paint = {
    plan,
    skin: figure.skin,
    hair: wanted.colour,
    isMadeUp: casting.isMadeUp,
    stubble: casting.stubble,
    shorn: hair.shorn,
    isClose,
  };
  const head: Shape = {
    name: `${name}-head`,
    field: headField(plan),
    material: facePaint(paint),
    bump: faceBump(paint),
    domain: headDomain,
  };
  const eye: Shape = {
    name: `${name}-eye`,
    field: sphere(plan.eyeRadius),
    material: eyeMaterial({
      radius: plan.eyeRadius,
      iris: 0.52,
      pupil: [0.42, 0.42],
      inner: casting.eyes[0],
      outer: casting.eyes[1],
      white: [0.7, 0.66, 0.62],
    }),
    domain: { low: [-0.018, -0.018, -0.018], high: [0.018, 0.018, 0.018] },
  };
  const eyes: Piece = {
    shape: eye,
    at: ([1, -1] as const).map((side) => ({
      position: outOf(frame, scaled([side * plan.eyeAt[0], plan.eyeAt[1], plan.eyeAt[2]], scale)),
      rotation: anglesIn(frame),
      scale,
    })),
  };
  const onTop = hair.field && hat ? (coversHair(hat.kind) ? null : underHat(hair.field)) : hair.field;
  const beardField = beard ? beardOf(plan, beard) : null;
  const strands = [onTop, beardField].filter((one): one is Field => one !== null);
  const pieces = [inFrame(head, frame, scale), eyes];
  if (strands.length > 0) {
    const domain: Shape['domain'] = { low: [-0.16, Math.min(hair.lowY, -0.2), -0.26], high: [0.16, 0.22, 0.1] };
    const field = strands.length > 1 ? smoothUnion(0.004, strands[0]!, strands[1]!) : strands[0]!;
    pieces.push(
      inFrame(
        { name: `${name}-hair`, field, material: hairMaterial(wanted.colour, hair.flow), bump: hairBump(hair.flow), domain },
        frame,
        scale,
      ),
    );
  }
  return [...pieces, ...wornOnHead(casting, { plan, name, frame, isClose })];
}

const scaled = (p: Point, by: number): Point => [p[0] * by, p[1] * by, p[2] * by];

function wornOnHead({ figure, outfit }: Casting, { plan, name, frame, isClose }: HeadPlace): Piece[] {
  const scale = figure.headScale;
  const hat = worn(outfit, 'hat');
  const pieces: Piece[] = [];
  const domain: Shape['domain'] = { low: [-0.25, -0.26, -0.32], high: [0.25, 0.42, 0.24] };
  if (hat) {
    const kind =
      hat.kind === 'crown' || hat.kind === 'knight'
        ? 'metal'
        : hat.kind === 'helmet' || hat.kind === 'hard-hat' || hat.kind === 'fire' || hat.kind === 'bubble'
          ? 'leather'
          : 'wool';
    const surface =
      hat.kind === 'crown' ? metal({ colour: [1, 0.7, 0.27], tarnish: 0.05 }) : fabricOf({ kind, colour: hat.colour, seed: 3 });
    pieces.push(inFrame({ name: `${name}-hat`, field: hats[hat.kind](), ...surface, domain }, frame, scale));
  }
  const glasses = outfit.find((one) => one.slot === 'extra' && (one.kind === 'glasses' || one.kind === 'sunglasses'));
  if (glasses) {
    const field = glassesField(plan, glasses.slot === 'extra' && glasses.kind === 'sunglasses');
    pieces.push(
      inFrame(
        {
          name: `${name}-glasses`,
          field,
          material: () => ({ base: glasses.colour, roughness: 0.3, coat: 1 }),
          domain: { low: [-0.1, -0.03, -0.09], high: [0.1, 0.03, 0.045] },
        },
        frame,
        scale,
      ),
    );
  }
  if (isClose && glasses?.slot === 'extra' && glasses.kind === 'glasses') {
    // Above 1: makes up for light that does not find its way through the panes to the skin behind them (see docs/gallery).
    const material = () => ({ base: [1.28, 1.3, 1.33] as const, roughness: 0.01, transmission: 1, ior: 1.5 });
    const domain = { low: [-0.08, -0.04, 0.02], high: [0.08, 0.03, 0.04] } as const;
    pieces.push(inFrame({ name: `${name}-panes`, field: panesField(plan), material, domain }, frame, scale));
  }
  return pieces;
}

function limbPieces(
  casting: Casting,
  { skeleton, stance, name, isFine }: { skeleton: Skeleton; stance: Stance; name: string; isFine: boolean },
): Piece[] {
  const { figure, outfit } = casting;
  const s = skeleton.size;
  const size = Math.sqrt(s * figure.girth) * (figure.age === 'baby' ? 1.12 : 1);
  const glove = outfit.find((one) => one.slot === 'extra' && one.kind === 'gloves');
  const surface = glove ? fabricOf({ kind: 'leather', colour: glove.colour }) : bodySkin(figure.skin);
  const hands = skeleton.arms.map(({ side, tip }, i): Piece => {
    // Palm forward and fingers up, a left hand's thumb lies at +x: frames are right-handed, so the side tells.
    const field = hand({ curl: stance.arms[i]!.curl, thumb: -side as 1 | -1, size, isFine });
    const domain: Shape['domain'] = { low: [-0.1 * size, -0.07 * size, -0.06 * size], high: [0.1 * size, 0.2 * size, 0.11 * size] };
    return inFrame({ name: `${name}-hand${i}`, field: glove ? (t, p) => t.o.sub(field(t, p), 0.002) : field, ...surface, domain }, tip);
  });
  const shoes = worn(outfit, 'shoes');
  const footShape: Shape = shoes
    ? {
        name: `${name}-shoe`,
        field: shoeField(shoes, s),
        ...shoeSurface(shoes.kind === 'bare' ? { ...shoes, colour: figure.skin } : shoes, s),
        domain: { low: [-0.09 * s, -0.11 * s, -0.12 * s], high: [0.09 * s, 0.24 * s, 0.25 * s] },
      }
    : {
        name: `${name}-foot`,
        field: foot(s),
        ...bodySkin(figure.skin),
        domain: { low: [-0.09 * s, -0.11 * s, -0.12 * s], high: [0.09 * s, 0.1 * s, 0.25 * s] },
      };
  return [...hands, { shape: footShape, at: skeleton.legs.map(({ tip }) => ({ position: tip.origin, rotation: anglesIn(tip) })) }];
}

function anchorsOf(
  { figure, hair }: Casting,
  { plan, skeleton, stance }: { plan: HeadPlan; skeleton: Skeleton; stance: Stance },
): NonNullable<Model['anchors']> {
  const { head, arms, pelvis, neck, chest, size } = skeleton;
  const scale = figure.headScale;
  const onHead = (p: Point): Point => outOf(head, scaled(p, scale));
  const grip = (i: 0 | 1) => ({ at: gripPoint(arms[i], stance.arms[i].curl, size), forward: arms[i].tip.z });
  const [left, right] = [grip(0), grip(1)];
  return {
    head: {
      at: onHead([0, 0.122 + hairOf(plan, hair.style).riseMetres, -0.06]),
      forward: head.z,
      widthMetres: 0.17 * scale,
      depthMetres: 0.21 * scale,
    },
    eyes: { at: onHead([0, 0, 0.03]), forward: head.z, widthMetres: 0.14 * scale },
    mouth: { at: onHead([0, plan.mouthY, plan.mouthZ + 0.004]), forward: head.z },
    neck: { at: neck, forward: chest.z, widthMetres: 0.12 * scale },
    hand: left,
    otherHand: right,
    hands: { at: between(left.at, right.at, 0.5), forward: chest.z },
    front: { at: outOf(chest, [0, -0.1 * size, 0.135 * figure.girth]), forward: chest.z },
    chin: { at: onHead([0, plan.mouthY - 0.035, plan.mouthZ + 0.01]), forward: head.z },
    back: { at: outOf(chest, [0, 0.02, -0.12 * figure.girth]), forward: scaled(turnOut(chest, [0, 0, 1]), -1) },
    seat: { at: outOf(pelvis, [0, -0.095 * size, -0.02]), forward: pelvis.z },
  };
}

/** Corners of what the joints and the head reach. */
function extentOf(skeleton: Skeleton, figure: Casting['figure'], rise: number): { low: Point; high: Point } {
  const { arms, legs, pelvis, chest, head } = skeleton;
  const top = outOf(head, [0, (0.128 + rise) * figure.headScale, -0.05]);
  const spread = 0.07 * figure.girth;
  const joints = [...arms, ...legs].flatMap(({ start, bend, end, tip }) => [start, bend, end, outOf(tip, [0, 0.09 * skeleton.size, 0])]);
  const points = [...joints, pelvis.origin, chest.origin, head.origin];
  const low = [0, 1, 2].map((axis) => Math.min(top[axis]!, ...points.map((p) => p[axis]! - spread))) as unknown as Point;
  const high = [0, 1, 2].map((axis) =>
    Math.max(top[axis]!, ...points.map((p) => p[axis]! + (axis === 1 ? 0 : spread))),
  ) as unknown as Point;
  return { low, high };
}

const hatRise: Partial<Record<string, number>> = { 'top-hat': 0.1, wizard: 0.28, toque: 0.14, santa: 0.12, bubble: 0.07, crown: 0.03 };

export function personOf(request: ModelRequest, casting: Casting, stance: Stance = stanceOf(request)): Model {
  const { figure, outfit } = casting;
  const skeleton = skeletonOf(figure, stance);
  const plan = planHead(figure.face, figure.expression);
  const name = `${request.name}-person`;
  const wearer = { figure, skeleton };
  const pieces = [
    ...headPieces(casting, { plan, name, frame: skeleton.head, isClose: (request.heightPixels ?? 500) > 1500 }),
    ...dressShapes({ wearer, name, outfit }).map(inSpace),
    ...limbPieces(casting, { skeleton, stance, name, isFine: (request.heightPixels ?? 500) > 700 }),
  ];
  const hat = worn(outfit, 'hat');
  const rise = Math.max(hairOf(plan, casting.hair.style).riseMetres, hat ? (hatRise[hat.kind] ?? 0.04) : 0);
  const { low, high } = extentOf(skeleton, figure, rise);
  const isLying = request.posture === 'lie' || request.posture === 'swim' || request.posture === 'fly';
  const [across, deep] = isLying ? [2, 0] : [0, 2];
  return {
    shapes: pieces.map(({ shape }) => shape),
    parts: pieces.flatMap(({ at }, shape) => at.map((place) => ({ ...place, shape }))),
    widthMetres: high[across]! - low[across]!,
    heightMetres: high[1],
    depthMetres: high[deep]! - low[deep]!,
    middleMetres: isLying ? -(high[2] + low[2]) / 2 : (high[0] + low[0]) / 2,
    turnRadians: isLying ? -Math.PI / 2 : 0,
    spreadRadians: 0.35,
    anchors: anchorsOf(casting, { plan, skeleton, stance }),
  };
}

export const person: ModelFamily = (request) => {
  const casting = castingOf(request);
  return casting && personOf(request, casting);
};
