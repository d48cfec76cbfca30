/**
 * Metals with smears, scratches and tarnish. Reflectances at normal incidence, linear sRGB, somewhat more saturated than the measured ones
 * (Lagarde, "Feeding a physically based shading model", 2011), as a film's curve pales them.
 */
import { mottle, streaks } from './pattern.ts';
import { type Colour, type Surface, tint } from './surface.ts';

export interface Metal {
  readonly colour: Colour;
  /** Default 0.15. */
  readonly roughness?: number;
  /** Axis of brush strokes, or none. */
  readonly brushed?: 'x' | 'y' | 'z' | null;
  /** [0, 1]: dark film in patches. Default 0.15. */
  readonly tarnish?: number;
}

const axes = { x: 0, y: 1, z: 2 } as const;

export function metal({ colour, roughness = 0.15, brushed = null, tarnish = 0.15 }: Metal): Surface {
  const strokes = brushed && { size: 0.0004, axis: axes[brushed], stretch: 150 };
  const material: Surface['material'] = (tools, { local }) => {
    const { o, m } = tools;
    const smears = mottle(tools, local, 0.03, 3);
    const film = o.mul(m.smoothstep(0.45, 0.85, mottle(tools, local, 0.05, 4, 6)), tarnish);
    const grain = strokes ? streaks(tools, local, strokes) : o.float(0.5);
    return {
      base: tint(tools, colour, o.sub(o.mulAdd(grain, 0.12, 0.92), o.mul(film, 0.6))),
      roughness: o.clamp(
        o.sum(roughness, o.mul(o.mul(smears, smears), 0.16), o.mul(film, 0.3), o.mul(grain, strokes ? 0.1 : 0), -0.03),
        0.03,
        1,
      ),
      metal: 1,
    };
  };
  if (!strokes) return { material };
  return { material, bump: (tools, local) => tools.o.mul(streaks(tools, local, strokes), 0.00003) };
}

type Options = Partial<Omit<Metal, 'colour'>>;
export const brass = (options: Options = {}): Surface => metal({ colour: [0.87, 0.61, 0.25], tarnish: 0.35, ...options });
export const gold = (options: Options = {}): Surface => metal({ colour: [1, 0.7, 0.27], tarnish: 0.03, ...options });
export const steel = (options: Options = {}): Surface => metal({ colour: [0.62, 0.6, 0.58], tarnish: 0.08, ...options });
export const copper = (options: Options = {}): Surface => metal({ colour: [0.93, 0.5, 0.34], tarnish: 0.3, ...options });
export const aluminium = (options: Options = {}): Surface => metal({ colour: [0.91, 0.92, 0.92], tarnish: 0.05, ...options });
export const brushedMetal = (options: Options = {}): Surface => steel({ brushed: 'x', roughness: 0.28, ...options });
