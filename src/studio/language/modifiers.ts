/** The words before a noun that are neither number, colour, size nor material: those of the whole picture are taken here, the rest is its attributes. */
import type { LightName, Place, SceneCamera, SceneGraphic, StyleName, TimeOfDay, Weather } from '../scene/scene.ts';
import { hasKind, meaningOf, type Token } from './meaning.ts';
import type { NoteKind, Notes } from './notes.ts';
import type { NounPhrase } from './noun-phrase.ts';
import type { Reading } from './reading.ts';
import type { LookDraft, SceneDraft } from './scene-draft.ts';

function setCamera({ camera }: LookDraft, value: string): boolean {
  const [part, ...rest] = value.split('-');
  const name = rest.join('-');
  if (part === 'angle') camera.angle ??= name as NonNullable<SceneCamera['angle']>;
  else if (part === 'shot') camera.shot ??= name as NonNullable<SceneCamera['shot']>;
  else if (part === 'lens') camera.lens ??= name as NonNullable<SceneCamera['lens']>;
  else if (part === 'portrait') camera.isPortrait = true;
  else return false;
  return true;
}

function addLight({ light }: LookDraft, value: string): boolean {
  if (value === 'other') return false;
  if (!light.includes(value as LightName)) light.push(value as LightName);
  return true;
}

function setStyle(look: LookDraft, value: string): boolean {
  if (value === 'other' || (look.style !== null && look.style !== value)) return false;
  look.style = value as StyleName;
  return true;
}

function setGraphic(look: LookDraft, kind: string): boolean {
  look.graphic ??= { kind: kind as SceneGraphic['kind'] };
  return look.graphic.kind === kind;
}

/** A word of the whole picture, wherever it stands; what the record has no place for is noted. */
function readLook(token: Token, { draft, notes }: { draft: SceneDraft; notes: Notes }): boolean {
  const { kind, value } = token.meanings[0]!;
  const { look } = draft;
  const graphic = meaningOf(token, 'graphic');
  const take = (note: NoteKind, isTaken: boolean) => {
    if (isTaken) notes.record(note, token.text);
    else notes.add(note, token.text);
    return true;
  };
  if (graphic && !hasKind(token, 'object')) return take('style', setGraphic(look, graphic.value));
  if (kind === 'style') return take('style', setStyle(look, value));
  if (kind === 'camera') return take('camera', setCamera(look, value));
  if (kind === 'light') return take('light', addLight(look, value));
  if (kind === 'quality') return take('quality', false);
  return false;
}

/** "a striped, red" ...: headless.ts keeps them for the noun. */
export function isWaiting(phrase: NounPhrase, token: Token): boolean {
  return phrase.head === null && hasKind(token, 'mood');
}

/** Words of mood at a place, a time or nothing at all belong to the picture. */
export function addMood({ draft, notes }: Reading, token: Token): void {
  const word = token.text.toLowerCase();
  if (!draft.look.mood.includes(word)) draft.look.mood.push(word);
  notes.record('mood', token.text);
}

/** An eerie castle stands in an eerie picture; a happy dog does not make one happy. */
const atmospheric =
  /^(?:eerie|spooky|haunted|creepy|ghostly|sinister|dreamy|dreamlike|ethereal|enchanted|mystical|majestic|epic|gloomy|ominous|festive|co[sz]y|melancholic|神秘|梦幻|诡异|恐怖|温馨|壮观|雄伟)$/iu;

/** A vintage car is an old car; a vintage photo is a style. */
const ofAge = /^(?:vintage|retro|复古|老式)$/iu;

export function readModifiers(phrase: NounPhrase, reading: Reading): void {
  const { draft, notes, isNegated } = reading;
  const isOfThing = phrase.head !== null && hasKind(phrase.head, 'object', 'detail') && !isNegated;
  for (const token of phrase.modifiers) {
    const place = meaningOf(token, 'place');
    const time = meaningOf(token, 'time');
    const weather = meaningOf(token, 'weather');
    const season = meaningOf(token, 'season');
    if (isNegated) continue;
    if (isOfThing && ofAge.test(token.text)) {
      notes.record('modifier', token.text);
      continue;
    }
    if (readLook(token, reading)) continue;
    if (time) draft.setTime(time.value as TimeOfDay, token.text);
    else if (season) draft.setSeason(season.value, token.text);
    else if (weather) draft.weather = weather.value as Weather;
    else if (place) draft.mentionPlace(place.value as Place, 1, token.text);
    else if (isOfThing) {
      if (hasKind(token, 'mood') && atmospheric.test(token.text)) addMood(reading, token);
      notes.record('modifier', token.text);
    } else if (isWaiting(phrase, token)) continue;
    else if (hasKind(token, 'mood', 'shade')) addMood(reading, token);
    else if (!hasKind(token, 'quote')) notes.add('modifier', token.text);
  }
}

/** Colour, size and material of a setting: only things have them. */
export function noteUnshown(phrase: NounPhrase, notes: Notes): void {
  const head = phrase.head!;
  for (const colour of phrase.colours) notes.add('colour', `${colour.text} ${phrase.text}`);
  if (hasKind(head, 'surface')) return;
  if (phrase.sizeFactor !== 1) notes.add('mood', `size of '${phrase.text}'`);
  for (const material of phrase.materials) notes.add('material', `${material.text} ${phrase.text}`);
}
