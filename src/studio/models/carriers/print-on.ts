/** Lays the request's texts on a finished model, where such things bear them. Knows where by concept (places.ts) and nothing of how a model is built. */
import type { Shape } from '../../render/field/index.ts';
import { flatPrint, type PrintRequest, printImage, roundPrint } from '../../render/type/index.ts';
import type { Model, ModelRequest } from '../model.ts';
import { type CarrierPlace, placesOf } from './places.ts';

/** Of the longer side of a print. */
const texels = 768;

const luminanceOf = (hex: string): number => {
  const [red, green, blue] = [1, 3, 5].map((at) => (Number.parseInt(hex.slice(at, at + 2), 16) / 255) ** 2.2);
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
};

type Lettered = Pick<PrintRequest, 'texts' | 'widthPixels' | 'heightPixels' | 'name'>;

/** On the thing itself the ink takes the side that reads against its colour. */
function inkOf({ ink, plate }: CarrierPlace, { print, colour }: ModelRequest, ground: string | undefined): string {
  if (print?.ink) return print.ink;
  if (ink) return ink;
  if (plate) return luminanceOf(plate) > 0.2 ? '#1b1a1d' : '#fbf6ea';
  const own = colour ? 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2] : luminanceOf(ground ?? '#ffffff');
  return own > 0.2 ? '#1b1a1d' : '#fbf6ea';
}

function artworkOf(place: CarrierPlace, request: ModelRequest, index: number): Lettered & PrintRequest {
  const { widthMetres, heightMetres, face = 'sans', plate, margin, isFramed, ground } = place;
  const scale = texels / Math.max(widthMetres, heightMetres);
  return {
    texts: request.print!.texts,
    widthPixels: Math.max(16, Math.round(scale * widthMetres)),
    heightPixels: Math.max(16, Math.round(scale * heightMetres)),
    ink: inkOf(place, request, ground),
    face,
    name: `print${index}`,
    ...(plate && { plate }),
    ...(margin !== undefined && { margin }),
    ...(isFramed && { isFramed }),
  };
}

function laidOn(shape: Shape, place: CarrierPlace, request: ModelRequest, index: number): Shape {
  const image = printImage(artworkOf(place, request, index));
  const { widthMetres, heightMetres, glow } = place;
  const size = { image, widthMetres, heightMetres, ...(glow !== undefined && { glow }) };
  if (place.kind === 'round') {
    const { radiusMetres, centreHeightMetres, azimuthRadians = 0 } = place;
    return { ...shape, ...roundPrint(shape, { ...size, radiusMetres, centreHeightMetres, azimuthRadians }) };
  }
  const { centre, side = '+z', reachMetres, leastFacing, isContrasting = false } = place;
  const flat = {
    ...size,
    centre,
    side,
    ...(reachMetres !== undefined && { reachMetres }),
    ...(leastFacing !== undefined && { leastFacing }),
    isContrasting,
  };
  return { ...shape, ...flatPrint(shape, flat) };
}

/** The model with its texts on it, turned so that they are read; as it was where it has none, bears them already, or cannot bear any. */
export function printOn(model: Model, request: ModelRequest): Model {
  if (!request.print || model.isPrinted) return model;
  const places = placesOf(request, model);
  if (places.length === 0) return model;
  const shapes = model.shapes.map((shape, index) =>
    places
      .filter((place) => place.shape === 'all' || place.shape === index || shape.name.endsWith(String(place.shape)))
      .reduce((worn, place, order) => laidOn(worn, place, request, order), shape),
  );
  const { turnRadians = model.turnRadians ?? 0, spreadRadians = 0.12 } = places[0]!;
  return { ...model, shapes, isPrinted: true, turnRadians, spreadRadians: Math.min(spreadRadians, model.spreadRadians ?? 0.3) };
}
