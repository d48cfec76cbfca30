/** Lettering on the even front of a thing: covers, cartons, canvases. */
import type { Colour } from '../../render/field/index.ts';
import { flatPrint, printImage } from '../../render/type/index.ts';
import type { Model, ModelRequest } from '../model.ts';

export interface PrintPlace {
  /** Index of the shape that wears it. */
  readonly shape: number;
  /** Middle of the print, metres; it lies on what looks to +z there. */
  readonly centre: readonly [x: number, y: number, z: number];
  readonly widthMetres: number;
  readonly heightMetres: number;
  /** Of the ground, to choose an ink against it. */
  readonly ground: Colour;
  /** On dark grounds. Default a warm white. */
  readonly lightInk?: string;
}

const texelsAcross = 640;

/** The model with the request's print on it; as it was when there is none. */
export function withPrint(model: Model, { print }: ModelRequest, place: PrintPlace): Model {
  if (!print) return model;
  const { shape, centre, widthMetres, heightMetres, ground, lightInk = '#f6efdc' } = place;
  const isDark = 0.2126 * ground[0] + 0.7152 * ground[1] + 0.0722 * ground[2] < 0.22;
  const image = printImage({
    texts: print.texts,
    widthPixels: texelsAcross,
    heightPixels: Math.round((texelsAcross * heightMetres) / widthMetres),
    ink: print.ink ?? (isDark ? lightInk : '#1d1a18'),
    face: 'serif',
  });
  const worn = model.shapes[shape]!;
  const printed = { ...worn, ...flatPrint(worn, { image, centre, widthMetres, heightMetres }) };
  return { ...model, shapes: model.shapes.map((each, index) => (index === shape ? printed : each)), isPrinted: true };
}
