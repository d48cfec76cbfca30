/** How much of a photograph is a plant. */
import { smoothStep } from '../light.ts';
import { greenness } from './greenness.ts';
import { layOf, type Scenery } from './scenery.task.ts';

export interface Leafiness {
  /** How far the subject itself is a plant, [0, 1]: a green dress is smooth. */
  readonly ofSubject: number;
  /** Share of green in the whole picture without the subject. */
  readonly ofPicture: number;
}

export function leafinessOf({ lay }: Scenery): Leafiness {
  let [rough, subject, green, count] = [0, 1e-6, 0, 1e-6];
  for (let at = 0; at < lay.data.length; at += lay.channels) {
    const rgb = at + layOf.rgb;
    const here = greenness(lay.data[rgb]!, lay.data[rgb + 1]!, lay.data[rgb + 2]!);
    if (lay.data[at + layOf.subject]! >= 0.5) {
      rough += lay.data[at + layOf.rough]! * here;
      subject++;
    } else {
      green += here;
      count++;
    }
  }
  return { ofSubject: smoothStep(0.4, 0.6, rough / subject), ofPicture: green / count };
}
