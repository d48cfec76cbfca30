/** A print laid on a surface: flat, or wrapped about an upright cylinder. The material beneath keeps its gloss and relief. */
import { type F32, imageOf, type Vec3 } from '../../../kernel/index.ts';
import type { FieldTools, MaterialValues, ShapeImage, Surface, SurfacePoint } from '../field/index.ts';

/** Of the middle of the print, in the shape's own space, metres. */
type Point = readonly [x: number, y: number, z: number];

export interface FlatPrint {
  readonly image: ShapeImage;
  readonly centre: Point;
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** The side that it is on, seen from outside, y up. Default '+z'. */
  readonly side?: '+z' | '-z' | '+x' | '-x';
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

function laid(surface: Surface, image: ShapeImage, mapping: Mapping): PrintedSurface {
  return {
    ...surface,
    images: [image],
    material: (tools, at): MaterialValues => {
      const { o, m } = tools;
      const values = surface.material(tools, at);
      const { u, v, facing } = mapping(tools, at);
      const [red, green, blue, cover] = imageOf(o).sampleBilinear(tools.image(image.name), u, v) as [F32, F32, F32, F32];
      const edge = (share: F32): F32 => m.smoothstep(0.5, 0.499, o.abs(o.sub(share, 0.5)));
      const shown = o.mul(o.mul(edge(u), edge(v)), m.smoothstep(0.1, 0.3, facing));
      const rest = o.sub(1, o.mul(cover, shown));
      const channel = (c: 0 | 1 | 2, ink: F32): F32 => o.mulAdd(values.base[c], rest, o.mul(ink, shown));
      return { ...values, base: [channel(0, red), channel(1, green), channel(2, blue)] };
    },
  };
}

const sides = { '+z': [0, 2, 1], '-z': [0, 2, -1], '+x': [2, 0, -1], '-x': [2, 0, 1] } as const;

/** On an even side: a sign's board, a book's cover, a shirt's front. */
export function flatPrint(surface: Surface, { image, centre, widthMetres, heightMetres, side = '+z' }: FlatPrint): PrintedSurface {
  const [across, depth, way] = sides[side];
  const outward = side.startsWith('-') ? -1 : 1;
  return laid(surface, image, ({ o }, { local, normal }) => ({
    u: o.mulAdd(o.sub(local[across], centre[across]), way / widthMetres, 0.5),
    v: o.mulAdd(o.sub(local[1], centre[1]), -1 / heightMetres, 0.5),
    facing: o.mul(normal[depth], outward),
  }));
}

/** About an upright cylinder: a mug, a bottle, a column. Lines keep their length along the curve. */
export function roundPrint(surface: Surface, print: RoundPrint): PrintedSurface {
  const { image, radiusMetres, centreHeightMetres, widthMetres, heightMetres, azimuthRadians = 0 } = print;
  const [sine, cosine] = [Math.sin(azimuthRadians), Math.cos(azimuthRadians)];
  const turned = ({ o }: FieldTools, p: Vec3<F32>): { right: F32; front: F32 } => ({
    right: o.sub(o.mul(p[0], cosine), o.mul(p[2], sine)),
    front: o.mulAdd(p[0], sine, o.mul(p[2], cosine)),
  });
  return laid(surface, image, (tools, { local, normal }) => {
    const { o, m } = tools;
    const { right, front } = turned(tools, local);
    const turns = m.atan2Turns(right, front);
    const outward = o.mulAdd(normal[0], local[0], o.mul(normal[2], local[2]));
    return {
      u: o.mulAdd(turns, (2 * Math.PI * radiusMetres) / widthMetres, 0.5),
      v: o.mulAdd(o.sub(local[1], centreHeightMetres), -1 / heightMetres, 0.5),
      facing: o.mul(outward, 1 / radiusMetres),
    };
  });
}
