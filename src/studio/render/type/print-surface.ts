/** A print laid on a surface: flat, or wrapped about an upright cylinder. The material beneath keeps its gloss and relief. */
import { type F32, imageOf, type Vec3 } from '../../../kernel/index.ts';
import type { FieldTools, MaterialValues, Shape, ShapeImage, Surface, SurfacePoint } from '../field/index.ts';

/** Of the middle of the print, in the shape's own space, metres. */
type Point = readonly [x: number, y: number, z: number];

export interface FlatPrint {
  readonly image: ShapeImage;
  readonly centre: Point;
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** The side that it is on, seen from outside, y up; '+y' is read from the front, with the top at -z. Default '+z'. */
  readonly side?: '+z' | '-z' | '+x' | '-x' | '+y';
  /** Of the print from the centre inwards and outwards along its side's axis: what lies beyond stays bare. Default no limit. */
  readonly reachMetres?: number;
  /** Of its light over its colour: a screen, a neon tube. Default 0. */
  readonly glow?: number;
  /** Least cosine of the surface with the side's axis where it starts to show. Default 0.1. */
  readonly leastFacing?: number;
  /** Black ink on what is bright there, white on what is dark, whatever the image's colour. Default false. */
  readonly isContrasting?: boolean;
}

export interface RoundPrint {
  readonly image: ShapeImage;
  /** Of the cylinder about y. */
  readonly radiusMetres: number;
  readonly centreHeightMetres: number;
  /** Along the curve. */
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** About y from +z towards +x. Default 0: in front. */
  readonly azimuthRadians?: number;
  /** Of its light over its colour. Default 0. */
  readonly glow?: number;
}

/** Where on a print a point is, each in [0, 1] within it, v from the top; and whether the surface there looks at the print's side. */
interface PrintPoint {
  readonly u: F32;
  readonly v: F32;
  readonly facing: F32;
}
type Mapping = (tools: FieldTools, at: SurfacePoint) => PrintPoint;

/** Spread into a Shape: `{ name, field, domain, ...flatPrint(surface, print) }`. */
export interface PrintedSurface extends Surface {
  readonly images: readonly ShapeImage[];
}

interface Laying {
  readonly image: ShapeImage;
  readonly mapping: Mapping;
  readonly glow?: number | undefined;
  readonly leastFacing?: number | undefined;
  readonly isContrasting?: boolean | undefined;
}

/** Ink is opaque and matt on whatever is beneath: clear glass and lit screens end where it lies. */
function laid(
  surface: Surface & Pick<Shape, 'images'>,
  { image, mapping, glow = 0, leastFacing = 0.1, isContrasting = false }: Laying,
): PrintedSurface {
  return {
    ...surface,
    images: [...(surface.images ?? []), image],
    material: (tools, at): MaterialValues => {
      const { o, m, v } = tools;
      const values = surface.material(tools, at);
      const { u, v: down, facing } = mapping(tools, at);
      const [red, green, blue, cover] = imageOf(o).sampleBilinear(tools.image(image.name), u, down) as [F32, F32, F32, F32];
      const edge = (share: F32): F32 => m.smoothstep(0.5, 0.499, o.abs(o.sub(share, 0.5)));
      const shown = o.mul(o.mul(edge(u), edge(down)), m.smoothstep(leastFacing, leastFacing + 0.2, facing));
      const rest = o.sub(1, o.mul(cover, shown));
      const luminance = v.dot(values.base, [0.2126, 0.7152, 0.0722]);
      const contrast = o.mul(o.select(o.lt(luminance, 0.2), 0.85, 0.012), cover);
      const ink = v.scale(isContrasting ? [contrast, contrast, contrast] : [red, green, blue], shown);
      const over = (base: MaterialValues['base'], share: number): Vec3<F32> =>
        [0, 1, 2].map((c) => o.mulAdd(base[c as 0 | 1 | 2], rest, o.mul(ink[c as 0 | 1 | 2]!, share))) as unknown as Vec3<F32>;
      return {
        ...values,
        base: over(values.base, 1),
        ...(values.transmission !== undefined && { transmission: o.mul(values.transmission, rest) }),
        ...(values.metal !== undefined && { metal: o.mul(values.metal, rest) }),
        ...((values.emission !== undefined || glow > 0) && { emission: over(values.emission ?? [0, 0, 0], glow) }),
      };
    },
  };
}

const sides = { '+z': [0, 2, 1], '-z': [0, 2, -1], '+x': [2, 0, -1], '-x': [2, 0, 1], '+y': [0, 1, 1] } as const;

/** On an even side: a sign's board, a book's cover, a shirt's front. */
export function flatPrint(surface: Surface & Pick<Shape, 'images'>, print: FlatPrint): PrintedSurface {
  const { image, centre, widthMetres, heightMetres, side = '+z', reachMetres, glow, leastFacing, isContrasting } = print;
  const [across, depth, way] = sides[side];
  const outward = side.startsWith('-') ? -1 : 1;
  const [row, fall] = side === '+y' ? ([2, 1] as const) : ([1, -1] as const);
  const mapping: Mapping = ({ o }, { local, normal }) => {
    const facing = o.mul(normal[depth], outward);
    return {
      u: o.mulAdd(o.sub(local[across], centre[across]), way / widthMetres, 0.5),
      v: o.mulAdd(o.sub(local[row], centre[row]), fall / heightMetres, 0.5),
      facing: reachMetres === undefined ? facing : o.select(o.lt(o.abs(o.sub(local[depth], centre[depth])), reachMetres), facing, -1),
    };
  };
  return laid(surface, { image, mapping, glow, leastFacing, isContrasting });
}

/** About an upright cylinder: a mug, a bottle, a column. Lines keep their length along the curve. */
export function roundPrint(surface: Surface & Pick<Shape, 'images'>, print: RoundPrint): PrintedSurface {
  const { image, radiusMetres, centreHeightMetres, widthMetres, heightMetres, azimuthRadians = 0, glow } = print;
  const [sine, cosine] = [Math.sin(azimuthRadians), Math.cos(azimuthRadians)];
  const turned = ({ o }: FieldTools, p: Vec3<F32>): { right: F32; front: F32 } => ({
    right: o.sub(o.mul(p[0], cosine), o.mul(p[2], sine)),
    front: o.mulAdd(p[0], sine, o.mul(p[2], cosine)),
  });
  const mapping: Mapping = (tools, { local, normal }) => {
    const { o, m } = tools;
    const { right, front } = turned(tools, local);
    const turns = m.atan2Turns(right, front);
    const outward = o.mulAdd(normal[0], local[0], o.mul(normal[2], local[2]));
    return {
      u: o.mulAdd(turns, (2 * Math.PI * radiusMetres) / widthMetres, 0.5),
      v: o.mulAdd(o.sub(local[1], centreHeightMetres), -1 / heightMetres, 0.5),
      facing: o.mul(outward, 1 / radiusMetres),
    };
  };
  return laid(surface, { image, mapping, glow });
}
