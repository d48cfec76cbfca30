/** The look of a setting: the time's, what the weather adds, and the haze that joins far ground and sky. */

import type { TimeOfDay } from '../../scene/index.ts';
import { type Look, lookOf, type Mood } from '../lens/index.ts';
import { hazeColourOf, placeLooks, type Setting } from '../setting/index.ts';

const isRainy = (weather: Setting['weather']): boolean => weather === 'rain' || weather === 'storm';

function moodOf({ place, weather, timeOfDay }: Setting): Mood {
  const isDark = timeOfDay === 'night' || timeOfDay === 'dusk';
  if (place === 'studio') return 'product';
  if (isRainy(weather) && isDark) return 'rainy-night';
  if (weather === 'snow') return 'snowfall';
  return placeLooks[place].indoors ? 'interior' : 'plain';
}

/** Where the distance shall stay clear: seas to their horizon, stands, deserts. */
const wide: ReadonlySet<Setting['place']> = new Set(['sea', 'beach', 'lake', 'mountains', 'stadium', 'desert', 'street', 'city']);

/** Share of the light of the far ground and of the sky that the haze takes. */
function hazeOf({ place, weather, kind, timeOfDay }: Setting): { ground: number; sky: number } | null {
  if (weather === 'fog') return { ground: 0.9, sky: 0.96 };
  if (kind === 'none' || kind === 'table') return null;
  if (place === 'studio') return { ground: 0.97, sky: 0.97 };
  if (place === 'under-water') return { ground: 0.93, sky: 0.02 };
  if (placeLooks[place].indoors) return null;
  const isLow = timeOfDay === 'dawn' || timeOfDay === 'dusk';
  if (place === 'forest' && isLow) return { ground: 0.45, sky: 0.3 };
  if (wide.has(place)) return { ground: isLow ? 0.09 : 0.05, sky: 0.03 };
  return { ground: isLow ? 0.15 : 0.1, sky: 0.04 };
}

/**
 * Stops by the hour. The panorama's light is exposed, and warm or cold, already: white stays where daylight has it, and a metered
 * exposure would make night day and snow grey. A studio's product is metered.
 */
const stops: Readonly<Record<TimeOfDay, number>> = {
  dawn: 0.4,
  morning: 0.05,
  noon: 0,
  afternoon: 0.05,
  sunset: 0.1,
  dusk: 0.4,
  night: 0.85,
};

function exposed({ place, timeOfDay, surface }: Setting, look: Look): Look {
  // Snow in the sun is kept below white, so that its shadows have a colour.
  const isWhite = surface === 'snow' && timeOfDay !== 'night' && timeOfDay !== 'dusk';
  const grade = look.grade && { ...look.grade, contrast: 1.1, saturation: 1.12 };
  // Lamps light a room at night, and a street.
  const isLamplit = timeOfDay === 'night' && (placeLooks[place].indoors || placeLooks[place].lampCount > 8);
  const ev = isLamplit ? (placeLooks[place].indoors ? 0.2 : 0.3) : stops[timeOfDay] - (isWhite ? 0.35 : 0);
  const exposure: Look['exposure'] = place === 'studio' ? { mode: 'auto', key: 0.33, minEv: -2.5, maxEv: 2.5 } : { mode: 'manual', ev };
  return { ...look, exposure, whiteBalance: null, curve: 'neutral', grade };
}

/** Share of the light of the ground's very end that clear air takes. */
const farthestShare = 0.55;

/** Air is no thicker before a mouse than before a child: metres. */
const leastReach = 2.5;

/** What falls through the air. Flakes are few enough that faces stay to be seen. */
function fallOf(setting: Setting): Pick<Look, 'rain' | 'snow'> {
  const isOpen = !placeLooks[setting.place].indoors && setting.place !== 'under-water' && setting.place !== 'space';
  return {
    rain: isOpen && isRainy(setting.weather) ? rainOf(setting) : null,
    snow: isOpen && setting.weather === 'snow' ? { intensity: 0.36, wind: 0.15, haze: 0.7 } : null,
  };
}

const rainOf = ({ weather, timeOfDay }: Setting): NonNullable<Look['rain']> => {
  const isDark = timeOfDay === 'night' || timeOfDay === 'dusk';
  return weather === 'storm'
    ? { intensity: 0.75, wind: -0.38, haze: 0.8 }
    : { intensity: isDark ? 0.7 : 0.6, wind: -0.14, haze: isDark ? 0.8 : 0.6 };
};

/** `reach`: metres to what is in focus. Haze is measured in it, so that a mouse and a mountain have air of the same kind. */
export function lookFor(place: Setting, reach: number): Look {
  // Rain, snow and fog stay outside.
  const setting: Setting = placeLooks[place.place].indoors ? { ...place, weather: 'clear' } : place;
  const base = exposed(setting, lookOf(setting.timeOfDay, moodOf(setting)));
  const look: Look = { ...base, ...fallOf(setting) };
  const haze = hazeOf(setting);
  if (!haze) return look;
  const startMetres = Math.min(10_000, reach * (setting.weather === 'fog' ? 0.5 : setting.place === 'under-water' ? 0.7 : 1.5));
  const span = (setting.place === 'under-water' ? 7 : 12) * Math.max(reach, leastReach);
  const density = Math.min(10, -Math.log(1 - haze.ground) / span);
  const skyMetres = Math.min(100_000, Math.max(1, startMetres - Math.log(1 - haze.sky) / density));
  const isThick = haze.ground > 0.5;
  const farMetres = Math.min(100_000, startMetres - Math.log(1 - farthestShare) / density);
  const colour = placeLooks[setting.place].indoors ? null : hazeColourOf(setting);
  return {
    ...look,
    fog: { density, heightMetres: null, startMetres, skyMetres, ...(!isThick && { farMetres }), colour, tint: [1, 1, 1], sun: null },
  };
}
