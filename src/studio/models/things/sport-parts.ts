/** Materials that sports gear shares. */
import {
  type Colour,
  colour,
  leather,
  mottle,
  type Surface,
  smoothDifference,
  smoothUnion,
  torus,
  wood,
} from '../../render/field/index.ts';
import { egg, ball as inPlace, mottled, ownColour, piece, pipe, put, rod, thing } from '../assembly/index.ts';
import type { Model, ModelRequest, Point } from '../model.ts';

export type Maker = (request: ModelRequest) => Model;
export const at: Point = [0, 0, 0];
export const glossy = (base: Colour | string, roughness = 0.25): Surface =>
  mottled({ base, other: base, size: 0.1, roughness, coat: 0.6, subsurface: 0 });
export const matte = (base: Colour | string): Surface => mottled({ base, other: base, size: 0.05, roughness: 0.6, subsurface: 0 });
export const steel: Surface = {
  material: (tools, { local }) => ({
    base: [0.66, 0.66, 0.68],
    metal: 1,
    roughness: tools.o.mulAdd(mottle(tools, local, 0.03, 2), 0.1, 0.14),
  }),
};
export const ash = wood({ axis: 'y', finish: 'lacquered', light: colour('#d9ad72'), dark: colour('#a87540') });

export const glove: Maker = (request) => {
  const hide = leather({ colour: ownColour(request, '#8a4a1c') });
  const fingers = [
    [-0.075, 0.19, -0.4],
    [-0.03, 0.235, -0.14],
    [0.02, 0.245, 0.06],
    [0.066, 0.225, 0.25],
  ].map(([x, y, lean]) =>
    pipe(
      0.025,
      [
        [x! * 0.75, 0.1, 0, 0.03],
        [x! * 1.02, (y! + 0.1) / 2 + 0.02, 0.012, 0.0275],
        [x! + 0.06 * lean!, y!, 0.045, 0.021],
      ],
      2,
    ),
  );
  const thumb = pipe(
    0.028,
    [
      [-0.06, 0.06, 0.01, 0.034],
      [-0.125, 0.1, 0.03, 0.03],
      [-0.135, 0.17, 0.062, 0.022],
    ],
    2,
  );
  const palm = smoothUnion(0.03, egg([0.095, 0.075, 0.045], [0, 0.085, 0]), egg([0.06, 0.04, 0.04], [0.005, 0.035, -0.005]));
  const pocket = inPlace(0.075, [-0.035, 0.125, 0.085]);
  const web = [0, 1, 2, 3].map((i) =>
    rod([-0.13 + 0.008 * i, 0.105 + 0.022 * i, 0.052], [-0.06 - 0.003 * i, 0.15 + 0.022 * i, 0.045], 0.0055),
  );
  const ties = [
    [-0.052, 0.17],
    [-0.005, 0.19],
    [0.043, 0.185],
  ].map(([x, y]) => rod([x! - 0.016, y!, 0.03], [x! + 0.016, y!, 0.03], 0.0042));
  return thing(
    request,
    [0.29, 0.27, 0.15],
    [
      piece(hide, smoothDifference(0.012, smoothUnion(0.012, palm, ...fingers, thumb), pocket)),
      piece(leather({ colour: colour('#4a2410') }), ...web, ...ties, put(torus(0.05, 0.009), [0.004, 0.018, 0])),
      piece(mottled({ base: '#f4f1e8', other: '#e8e4d8', size: 0.01, roughness: 0.5 }), inPlace(0.0366, [-0.03, 0.13, 0.066])),
    ],
    { parts: [{ shape: 0, position: at, rotation: [-0.2, 0, 0] }], turn: 0.1 },
  );
};
