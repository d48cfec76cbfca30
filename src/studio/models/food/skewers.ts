/** Kebabs: meat, peppers and onions on two steel skewers across each other. Metres. */
import { displace, roughening } from '../../render/field/index.ts';
import { block, golden, mottled, ownColour, type Piece, piece, put, rod, seedling, thing } from '../assembly/index.ts';
import type { Part, Point } from '../model.ts';
import type { Maker } from './dish-parts.ts';

const chunk = (base: string, other: string, half: Point, bump: number): Piece =>
  piece(
    mottled({ base, other, size: 0.008, roughness: 0.35, coat: 0.45, subsurface: 0.2, bump, grain: 0.003 }),
    displace(block(half, [0, 0, 0], Math.min(...half) * 0.9), roughening({ amplitude: 0.006, size: 0.012, octaves: 2 })),
  );

export const kebab: Maker = (request) => {
  const { name } = request;
  const meat = seedling(`${name}-meat`, 0.03, piece(mottled({ base: ownColour(request, '#7a3a1a'), other: '#32140a', size: 0.009, roughness: 0.35, coat: 0.5, subsurface: 0.15, bump: 0.002, grain: 0.003 }), displace(block([0.0155, 0.0165, 0.016], [0, 0, 0], 0.007), roughening({ amplitude: 0.011, size: 0.013, octaves: 2 })))); // biome-ignore format: long
  const red = seedling(`${name}-red`, 0.03, chunk('#c4221a', '#6e130c', [0.0055, 0.0175, 0.017], 0.0004));
  const green = seedling(`${name}-green`, 0.03, chunk('#3f8a2a', '#254f16', [0.0055, 0.017, 0.0175], 0.0004));
  const onion = seedling(`${name}-onion`, 0.03, chunk('#eee0e4', '#b98aa2', [0.0045, 0.016, 0.0165], 0.0004));
  const order = [0, 1, 0, 3, 0, 2, 0, 1, 0];
  const skewers = [
    { z: -0.03, turn: 0.07, lift: 0.019 },
    { z: 0.022, turn: -0.06, lift: 0.019 },
  ];
  const parts = skewers.flatMap(({ z, turn, lift }, which) =>
    order.map(
      (kind, i): Part => ({
        shape: 1 + (which === 0 ? kind : kind === 1 ? 2 : kind === 2 ? 1 : kind),
        position: [-0.082 + 0.0205 * i, lift + 0.002 * golden(7 * i + which), z - (-0.082 + 0.0205 * i) * Math.tan(turn)],
        rotation: [golden(5 * i + which) * 6.28, turn, 0],
        scale: 0.94 + 0.14 * golden(11 * i + 3 * which),
      }),
    ),
  );
  const steelRods = skewers.map(({ z, turn, lift }) =>
    put(rod([-0.15, lift, 0], [0.125, lift, 0], 0.0017, 0.001), [0, 0, z], [0, turn, 0]),
  );
  const rings = skewers.map(({ z, turn, lift }) =>
    put(rod([-0.158, lift, -0.007], [-0.158, lift, 0.007], 0.0032), [0, 0, z], [0, turn, 0]),
  );
  return thing(request, [0.3, 0.042, 0.12], [piece({ material: () => ({ base: [0.66, 0.66, 0.66], metal: 1, roughness: 0.2 }) }, ...steelRods, ...rings)], {
    more: [meat, red, green, onion],
    parts: [{ shape: 0, position: [0, 0, 0] }, ...parts],
    turn: 0.35,
  }); // biome-ignore format: long
};
