/** A scene whose every surface is matt and lets nothing through, so that the planes tell what each pixel is of, not what it mirrors. */
import type { MaterialValues, Shape } from '../../src/studio/render/field/index.ts';
import type { TraceScene } from '../../src/studio/render/path/index.ts';

/** About how much glass a look through a coloured thing meets, metres. */
const glassMetres = 0.006;

export type Opaque = (scene: TraceScene) => TraceScene;

/** Keeps the shapes that it made, so that the kernels of a shape are compiled once. */
export function createOpaque(): Opaque {
  const made = new WeakMap<Shape, Shape>();
  const opaque = (shape: Shape): Shape => {
    const known = made.get(shape);
    if (known) return known;
    const material: Shape['material'] = (tools, at): MaterialValues => {
      const { base, absorption, transmission } = shape.material(tools, at);
      const { o, m, v } = tools;
      if (transmission === undefined || !absorption) return { base, roughness: 0.8 };
      const tint = absorption.map((value) => m.exp(o.mul(value, -glassMetres))) as unknown as typeof base;
      return { base: v.mul3(base, tint), roughness: 0.8 };
    };
    const result = { ...shape, material };
    made.set(shape, result);
    return result;
  };
  return (scene) => ({
    ...scene,
    shapes: scene.shapes.map(opaque),
    floor: scene.floor && { ...scene.floor, shape: opaque(scene.floor.shape) },
  });
}
