/** What each of the places looks like, as data: its photograph or painter, what is underfoot, its lamps, how deep the focus is. */
import type { Place, Scene, Season, TimeOfDay } from '../../scene/scene.ts';
import type { ProbeName } from './probe.ts';

export type SurfaceName = NonNullable<Scene['support']> | 'asphalt' | 'paper' | 'soil' | 'none';
/** Painters of distant land; each is a function of direction in environment.ts. */
export type PainterName =
  | 'mountains'
  | 'sea'
  | 'dunes'
  | 'snowfield'
  | 'skyline'
  | 'shelves'
  | 'paper'
  | 'stars'
  | 'clouds'
  | 'hills'
  | 'depths';

export interface PlaceLook {
  readonly indoors: boolean;
  readonly probe: ProbeName | null;
  /** Turn of the panorama in degrees, so that its best side lies ahead. */
  readonly yawDegrees: number;
  readonly painter: PainterName | null;
  /** Underfoot when the prompt names nothing: for small things, and for large ones. */
  readonly tableSurface: SurfaceName | null;
  readonly groundSurface: SurfaceName;
  /** Radius of the blur disc of the distance as a fraction of the frame's smaller side. */
  readonly blurRadius: number;
  /** Lamps out of focus in the distance. */
  readonly lampCount: number;
  /** Mean radiance that the photograph is exposed to at noon. */
  readonly exposure: number;
}

const look = (part: Partial<PlaceLook>): PlaceLook => ({
  indoors: false,
  probe: null,
  yawDegrees: 0,
  painter: null,
  tableSurface: null,
  groundSurface: 'grass',
  blurRadius: 0.012,
  lampCount: 0,
  exposure: 0.34,
  ...part,
});

const indoors = (part: Partial<PlaceLook>): PlaceLook =>
  look({ indoors: true, tableSurface: 'wood', groundSurface: 'floor', blurRadius: 0.026, lampCount: 16, exposure: 0.3, ...part });

export const placeLooks: Readonly<Record<Place, PlaceLook>> = {
  studio: indoors({ painter: 'paper', tableSurface: null, groundSurface: 'paper', lampCount: 0 }),
  cafe: indoors({ probe: 'esplanade', yawDegrees: 20, lampCount: 34, exposure: 0.36 }),
  kitchen: indoors({ probe: 'apartment', yawDegrees: 75, tableSurface: 'marble', lampCount: 6, exposure: 0.36 }),
  'living-room': indoors({ probe: 'apartment', yawDegrees: 35, lampCount: 10, exposure: 0.4 }),
  bedroom: indoors({ probe: 'apartment', yawDegrees: 10, lampCount: 6, exposure: 0.38 }),
  library: indoors({ painter: 'shelves', lampCount: 14 }),
  office: indoors({ probe: 'lobby', yawDegrees: -10, lampCount: 6, exposure: 0.34 }),
  classroom: indoors({ probe: 'lobby', yawDegrees: 30, lampCount: 4, exposure: 0.36 }),
  stage: indoors({ painter: 'paper', tableSurface: null, lampCount: 12, exposure: 0.24 }),
  street: look({ painter: 'skyline', groundSurface: 'asphalt', blurRadius: 0.012, lampCount: 12 }),
  city: look({ painter: 'skyline', groundSurface: 'asphalt', blurRadius: 0.012, lampCount: 34 }),
  park: look({ painter: 'hills', blurRadius: 0.007, lampCount: 6 }),
  forest: look({ probe: 'forest', yawDegrees: -75, groundSurface: 'soil', blurRadius: 0.014, exposure: 0.5 }),
  mountains: look({ painter: 'mountains', groundSurface: 'grass', blurRadius: 0.004 }),
  lake: look({ painter: 'mountains', groundSurface: 'water', blurRadius: 0.003 }),
  beach: look({ painter: 'sea', groundSurface: 'sand', blurRadius: 0.006 }),
  sea: look({ painter: 'sea', groundSurface: 'water', blurRadius: 0.0025 }),
  'under-water': look({ painter: 'depths', groundSurface: 'sand', blurRadius: 0.008 }),
  desert: look({ painter: 'dunes', groundSurface: 'sand', blurRadius: 0.004 }),
  snow: look({ painter: 'snowfield', groundSurface: 'snow', blurRadius: 0.007 }),
  field: look({ painter: 'hills', blurRadius: 0.006 }),
  farm: look({ painter: 'hills', blurRadius: 0.006 }),
  stadium: look({ painter: 'hills', blurRadius: 0.007, lampCount: 0 }),
  sky: look({ painter: 'clouds', groundSurface: 'none', blurRadius: 0.003 }),
  space: look({ painter: 'stars', groundSurface: 'none', blurRadius: 0.0008 }),
};

/** Everything that fixes a setting's light and pixels but for the camera. Plain JSON, handed to tasks. */
export interface Setting {
  readonly place: Place;
  readonly timeOfDay: TimeOfDay;
  readonly weather: Scene['weather'];
  readonly surface: SurfaceName;
  readonly kind: 'table' | 'ground' | 'water' | 'none';
  readonly seed: number;
  /** The ground is a bank, and water lies beyond what stands on it. Default false. */
  readonly hasShore?: boolean;
  /** Absent: summer. */
  readonly season?: Season;
}

const tableSurfaces: readonly SurfaceName[] = ['wood', 'marble', 'cloth'];

/** Of open ground these lie under snow where it falls; streets are cleared. */
const snowedOver: ReadonlySet<SurfaceName> = new Set(['grass', 'soil']);

/** `heightMetres`: of the largest thing that stands; up to a metre stands on a table where the place has one. */
export function chooseSetting(
  scene: Pick<Scene, 'place' | 'timeOfDay' | 'weather' | 'support' | 'season'>,
  heightMetres: number,
  seed: number,
): Setting {
  const placeLook = placeLooks[scene.place];
  const onTable = scene.support ? tableSurfaces.includes(scene.support) : placeLook.tableSurface !== null && heightMetres < 1;
  const ground = scene.weather === 'snow' && snowedOver.has(placeLook.groundSurface) ? 'snow' : placeLook.groundSurface;
  const surface = scene.support ?? (onTable ? placeLook.tableSurface! : ground);
  const kind = surface === 'none' ? 'none' : surface === 'water' ? 'water' : onTable ? 'table' : 'ground';
  const season = scene.season && !placeLook.indoors ? { season: scene.season } : {};
  return { place: scene.place, timeOfDay: scene.timeOfDay, weather: scene.weather, surface, kind, seed, ...season };
}

/** Places that one comes to for the view: the distance is sharp. */
const landscapes: ReadonlySet<Place> = new Set(['mountains', 'lake', 'desert', 'beach', 'sea']);

/** Blur disc in picture heights for something infinitely far, as the ground and the things see it. */
export const lensOpening = (setting: Setting): number => {
  if (setting.kind === 'table') return 0.02;
  return setting.kind === 'water' || landscapes.has(setting.place) ? 0.003 : 0.009;
};
