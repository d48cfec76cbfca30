/** A dish of many things in one colour, as it was asked for ("a green pizza"): each part keeps how light it is. */
import type { Colour } from '../../render/field/index.ts';
import type { Model } from '../model.ts';

/** How much of the dish's own colours goes; dark ones need nearly all of it. */
const shareFor = ([red, green, blue]: Colour): number => (0.2126 * red + 0.7152 * green + 0.0722 * blue < 0.05 ? 0.98 : 0.88);

export const dyed = (model: Model, colour: Colour): Model => ({
  ...model,
  shapes: model.shapes.map((shape) => ({
    ...shape,
    material: (tools, at) => {
      const values = shape.material(tools, at);
      const { o, v } = tools;
      const [red, green, blue] = values.base;
      const light = o.sum(o.mul(red, 0.2126), o.mul(green, 0.7152), o.mul(blue, 0.0722));
      return { ...values, base: v.mix3(values.base, v.scale(colour, o.mulAdd(light, 0.9, 0.55)), shareFor(colour)) };
    },
  })),
});
