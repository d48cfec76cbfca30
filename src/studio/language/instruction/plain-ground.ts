/** A background of one colour and nothing else. */
import type { SceneColour } from '../../scene/scene.ts';
import type { ReplaceBackground } from './edit-plan.ts';

/** White paper in a scene is no pure white; a white background is: shops ask for it. */
const pureWhite = /^(?:pure |plain |solid )?white$|^白色?$|^纯白色?$/iu;

/** A colour of paper or of nothing but itself. */
export const purely = (colour: SceneColour): SceneColour => (pureWhite.test(colour.name) ? { ...colour, value: [1, 1, 1] } : colour);

export const plainGround = (reference: number, colour: SceneColour): ReplaceBackground => ({
  kind: 'replace-background',
  reference,
  backgroundReference: null,
  place: 'studio',
  timeOfDay: null,
  weather: 'clear',
  plain: purely(colour),
});
