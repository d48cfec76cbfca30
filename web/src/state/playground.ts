/** The state of the page in one reducer. Pure: reading files, calling the server and object URLs are done around it. */
import { emptyForm, type FieldProblems, type Form, type FormField } from './form.ts';
import { formatStage } from './format.ts';
import type { ModelOption } from './models.ts';
import type { Problem } from './problem.ts';
import { addReferences, moveReference, type Reference, removeReference } from './references.ts';
import type { GenerationBody } from './request.ts';
import type { PixelSize } from './sizes.ts';

export interface Picture {
  /** The signed address the server gave; it expires. */
  readonly link: string;
  /** What the page shows and saves: an object URL of the bytes, or `link` where they could not be fetched. */
  readonly shownUrl: string;
  readonly bytes: Blob | null;
  readonly size: PixelSize | null;
  readonly nativeSize: PixelSize | null;
  readonly seed: number | null;
}

export interface Result {
  readonly id: string;
  /** As it was sent. */
  readonly form: Form;
  readonly body: GenerationBody;
  readonly picture: Picture;
  readonly engine: string | null;
  readonly warnings: readonly string[];
  readonly costCredits: number | null;
  readonly elapsedMs: number;
}

export interface Run {
  readonly form: Form;
  readonly body: GenerationBody | null;
  readonly startedAtMs: number;
  readonly stage: string;
  /** 0 to 1; null while nothing is known. */
  readonly fraction: number | null;
  /** The address of the newest small picture of what may come. */
  readonly preview: string | null;
  readonly isCancelling: boolean;
}

export interface State {
  readonly key: string | null;
  readonly models: readonly ModelOption[];
  readonly balanceCredits: number | null;
  readonly form: Form;
  /** Why images were not added, until the next change of the list. */
  readonly refusedReferences: readonly string[];
  /** Inline complaints of the last attempt to send; each goes when its field changes. */
  readonly sentProblems: FieldProblems;
  readonly run: Run | null;
  readonly problem: Problem | null;
  /** Oldest first. */
  readonly results: readonly Result[];
  readonly selectedId: string | null;
  /** Read out by screen readers, politely. */
  readonly announcement: string;
}

export const initialState: State = {
  key: null,
  models: [],
  balanceCredits: null,
  form: emptyForm,
  refusedReferences: [],
  sentProblems: {},
  run: null,
  problem: null,
  results: [],
  selectedId: null,
  announcement: '',
};

export type Action =
  | { type: 'key-changed'; key: string | null }
  | { type: 'models-loaded'; models: readonly ModelOption[] }
  | { type: 'balance-loaded'; credits: number | null }
  | { type: 'form-changed'; patch: Partial<Form>; fields: readonly FormField[] }
  | { type: 'references-added'; references: readonly Reference[] }
  | { type: 'reference-moved'; id: string; toIndex: number }
  | { type: 'reference-removed'; id: string }
  | { type: 'seed-lock-toggled' }
  | { type: 'send-refused'; problems: FieldProblems }
  | { type: 'run-started'; form: Form; atMs: number }
  | { type: 'run-sent'; body: GenerationBody }
  | { type: 'run-progressed'; stage: string; fraction: number | null; preview?: string }
  | { type: 'run-cancelling' }
  | { type: 'run-cancelled' }
  | { type: 'run-succeeded'; result: Result }
  | { type: 'run-failed'; problem: Problem }
  | { type: 'problem-dismissed' }
  | { type: 'result-selected'; id: string }
  | { type: 'announced'; text: string };

/** More results than this and the oldest leave the strip: each holds its picture's bytes. */
export const resultLimit = 30;

export const selectedResult = (state: State): Result | null => state.results.find(({ id }) => id === state.selectedId) ?? null;

function withoutFields(problems: FieldProblems, fields: readonly FormField[]): FieldProblems {
  return Object.fromEntries(Object.entries(problems).filter(([field]) => !fields.includes(field as FormField)));
}

const plural = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;

function changeReferences(state: State, references: readonly Reference[], announcement: string): State {
  const sentProblems = withoutFields(state.sentProblems, ['references', 'size']);
  return { ...state, form: { ...state.form, references }, refusedReferences: [], sentProblems, announcement };
}

function addTo(state: State, incoming: readonly Reference[]): State {
  const { references, refused } = addReferences(state.form.references, incoming);
  const said = [`${plural(references.length, 'reference')}.`, ...refused].join(' ');
  return { ...changeReferences(state, references, said), refusedReferences: refused };
}

function moveIn(state: State, id: string, toIndex: number): State {
  const references = moveReference(state.form.references, id, toIndex);
  if (references === state.form.references) return state;
  const place = references.findIndex((reference) => reference.id === id);
  return changeReferences(state, references, `${references[place]!.name} is now reference ${place + 1} of ${references.length}.`);
}

/** Locked, the field holds the seed of the shown result, and of every result to come, until it is unlocked or typed over. */
function toggleSeedLock(state: State): State {
  const { form } = state;
  if (form.isSeedLocked) return { ...state, form: { ...form, isSeedLocked: false, seed: '' }, announcement: 'The next seed is random.' };
  const last = (selectedResult(state) ?? state.results.at(-1))?.picture.seed;
  const seed = form.seed.trim() === '' && last !== undefined && last !== null ? String(last) : form.seed;
  const announcement = seed === '' ? 'The next result’s seed will be kept.' : `The seed ${seed} is kept.`;
  return { ...state, form: { ...form, isSeedLocked: true, seed }, announcement };
}

function succeed(state: State, result: Result): State {
  const { form } = state;
  const takesSeed = form.isSeedLocked && form.seed.trim() === '' && result.picture.seed !== null;
  const warned = result.warnings.length > 0 ? ` ${plural(result.warnings.length, 'warning')}.` : '';
  return {
    ...state,
    run: null,
    problem: null,
    form: takesSeed ? { ...form, seed: String(result.picture.seed) } : form,
    results: [...state.results, result].slice(-resultLimit),
    selectedId: result.id,
    announcement: `The picture is ready.${warned}`,
  };
}

function fail(state: State, problem: Problem): State {
  const marked = problem.complaints.filter(({ field }) => field !== null);
  const sentProblems = Object.fromEntries(
    marked.map(({ field, label, message }) => [field, field === 'references' ? `${label}: ${message}` : message]),
  );
  return { ...state, run: null, problem, sentProblems, announcement: '' };
}

function select(state: State, id: string): State {
  const result = state.results.find((entry) => entry.id === id);
  if (!result) return state;
  const announcement = `Result ${state.results.indexOf(result) + 1} is shown and its form is back.`;
  return { ...state, selectedId: id, problem: null, form: result.form, sentProblems: {}, refusedReferences: [], announcement };
}

const progressed = (state: State, patch: Partial<Run>): State => (state.run ? { ...state, run: { ...state.run, ...patch } } : state);

/** A new stage is read out; the share of it is not. */
function progress(state: State, { stage, fraction, preview }: Extract<Action, { type: 'run-progressed' }>): State {
  const isNew = state.run !== null && stage !== '' && stage !== state.run.stage;
  return {
    ...progressed(state, { stage, fraction, ...(preview && { preview }) }),
    ...(isNew && { announcement: `${formatStage(stage)}.` }),
  };
}

function start(state: State, form: Form, startedAtMs: number): State {
  const run = { form, body: null, startedAtMs, stage: '', fraction: null, preview: null, isCancelling: false };
  return { ...state, run, problem: null, sentProblems: {}, announcement: 'Making the picture.' };
}

export function playgroundReducer(state: State, action: Action): State {
  switch (action.type) {
    case 'key-changed':
      return { ...state, key: action.key, balanceCredits: null, problem: state.problem?.isAboutKey ? null : state.problem };
    case 'models-loaded':
      return { ...state, models: action.models };
    case 'balance-loaded':
      return { ...state, balanceCredits: action.credits };
    case 'form-changed':
      return { ...state, form: { ...state.form, ...action.patch }, sentProblems: withoutFields(state.sentProblems, action.fields) };
    case 'references-added':
      return addTo(state, action.references);
    case 'reference-moved':
      return moveIn(state, action.id, action.toIndex);
    case 'reference-removed':
      return changeReferences(state, removeReference(state.form.references, action.id), 'Reference removed.');
    case 'seed-lock-toggled':
      return toggleSeedLock(state);
    case 'send-refused':
      return { ...state, sentProblems: action.problems };
    case 'run-started':
      return start(state, action.form, action.atMs);
    case 'run-sent':
      return progressed(state, { body: action.body });
    case 'run-progressed':
      return progress(state, action);
    case 'run-cancelling':
      return progressed(state, { isCancelling: true });
    case 'run-cancelled':
      return { ...state, run: null, announcement: 'Cancelled. Nothing was charged.' };
    case 'run-succeeded':
      return succeed(state, action.result);
    case 'run-failed':
      return fail(state, action.problem);
    case 'problem-dismissed':
      return { ...state, problem: null };
    case 'result-selected':
      return select(state, action.id);
    case 'announced':
      return { ...state, announcement: action.text };
  }
}
