/** A scene record from outside -> a Scene, or an error that names every wrong value by its path. Version 1 is upgraded. */
import type { z } from 'zod';
import { AppError, type FieldIssue } from '../../errors.ts';
import { sceneFaults } from './check-scene.ts';
import type { Scene, SceneObject } from './scene.ts';
import { type SceneInput, sceneSchema } from './scene-schema.ts';
import { upgradeScene } from './upgrade-scene.ts';

/** What a lexicon knows of a concept; undefined: nothing. */
export type ConceptLookup = (
  concept: string,
) => { readonly icon: string; readonly heightMetres: number; readonly isAirborne: boolean; readonly isFace: boolean } | undefined;

const maxIssues = 12;

/** ["objects", 2, "count"] -> objects[2].count */
function pathText(path: readonly PropertyKey[]): string {
  return path.map((part, index) => (typeof part === 'number' ? `[${part}]` : `${index > 0 ? '.' : ''}${String(part)}`)).join('');
}

function gotText(value: unknown): string {
  if (value === undefined) return 'absent';
  if (typeof value === 'number') return String(value);
  const json = JSON.stringify(value) ?? typeof value;
  return json.length > 60 ? `${json.slice(0, 57)}...` : json;
}

function issueOf({ path, got, wanted }: { path: string; got: string; wanted: string }): FieldIssue {
  const where = path === '' ? 'The scene' : `scene.${path}`;
  return {
    path: `scene${path === '' ? '' : '.'}${path}`,
    expected: wanted,
    received: got,
    message: `${where} is ${got}; ${wanted} is wanted`,
  };
}

function issuesOf(error: z.ZodError, value: unknown): FieldIssue[] {
  return error.issues.slice(0, maxIssues).map((issue) => {
    const at = issue.path.reduce<unknown>((inner, key) => (inner as Record<PropertyKey, unknown> | undefined)?.[key], value);
    if (issue.code === 'unrecognized_keys') {
      const path = pathText([...issue.path, issue.keys[0]!]).slice(0, 120);
      return { path: `scene.${path}`, expected: 'absent', received: 'a value', message: `scene.${path} is not a field of the record` };
    }
    return issueOf({ path: pathText(issue.path), got: gotText(at), wanted: issue.message });
  });
}

function refuse(issues: readonly FieldIssue[]): never {
  const more = issues.length > 3 ? `, and ${issues.length - 3} more` : '';
  const message = `The scene cannot be read: ${issues
    .slice(0, 3)
    .map((issue) => issue.message)
    .join('; ')}${more}`;
  throw new AppError('invalid_request', message, { details: { issues, param: issues[0]?.path ?? 'scene' } });
}

/** A height written by hand is a size beside the usual one, which is what models are scaled by. */
function sizeOf(heightMetres: number, usualMetres: number | undefined): { sizeFactor?: number } {
  const factor = usualMetres === undefined ? 1 : Number((heightMetres / usualMetres).toPrecision(4));
  return Math.abs(factor - 1) < 0.01 ? {} : { sizeFactor: factor };
}

function completeObject(input: SceneInput['objects'][number], index: number, lookup: ConceptLookup): SceneObject {
  const { id, concept, label, icon, count, colour, heightMetres, airborne, ...rest } = input;
  const facts = lookup(concept);
  const height = heightMetres ?? (facts ? Number((facts.heightMetres * (rest.sizeFactor ?? 1)).toPrecision(4)) : undefined);
  if (height === undefined)
    refuse([issueOf({ path: `objects[${index}].heightMetres`, got: 'absent', wanted: `a height, as the lexicon knows no "${concept}",` })]);
  return {
    id,
    label: label ?? concept.replaceAll('-', ' '),
    concept,
    icon: icon ?? facts?.icon ?? concept,
    count: count ?? 1,
    colour: colour ?? null,
    heightMetres: height,
    airborne: airborne ?? facts?.isAirborne ?? false,
    ...(rest.isFace === undefined && icon === undefined && facts?.isFace ? { isFace: true } : {}),
    ...(rest as Partial<SceneObject>),
    ...sizeOf(height, facts?.heightMetres),
  };
}

/**
 * Any JSON value -> a record in which everything holds together; what is absent gets its default, heights and icons from `lookup`.
 * Records of version 1 are upgraded.
 * throws AppError invalid_request with details.issues (path, expected, received, message)
 */
export function readScene(value: unknown, lookup: ConceptLookup): Scene {
  const version = (value as { version?: unknown } | null)?.version;
  const current = version === 1 ? upgradeScene(value as object) : value;
  if (typeof version === 'number' && version !== 1 && version !== 2)
    refuse([issueOf({ path: 'version', got: gotText(version), wanted: '2 (1 is upgraded)' })]);
  const parsed = sceneSchema.safeParse(current);
  if (!parsed.success) refuse(issuesOf(parsed.error, current));
  const { place, timeOfDay, weather, support, objects, relations, texts, ...rest } = parsed.data;
  const scene: Scene = {
    ...(rest as Partial<Omit<Scene, 'version'>>),
    version: 2,
    place: place ?? 'studio',
    timeOfDay: timeOfDay ?? 'afternoon',
    weather: weather ?? 'clear',
    support: support ?? null,
    objects: objects.map((object, index) => completeObject(object, index, lookup)),
    relations: (relations ?? []) as Scene['relations'],
    texts: (texts ?? []) as Scene['texts'],
  };
  const faults = sceneFaults(scene);
  if (faults.length > 0) refuse(faults.slice(0, maxIssues).map(issueOf));
  return scene;
}
