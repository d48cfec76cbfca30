/** Binds the reducer to the server: loads models and balance, sends, cancels, keeps the key. The one stateful hook of the page. */
import { createContext, type Dispatch, use, useCallback, useEffect, useReducer, useRef } from 'react';
import { storeKey, takeKey } from '../api/key-store.ts';
import { toResult } from '../api/result.ts';
import { CallFailure, generate, listModels, readBalance } from '../api/seedbed.ts';
import { type FieldProblems, type Form, sendingProblems } from '../state/form.ts';
import { findModel, toModelOptions } from '../state/models.ts';
import { type Action, initialState, playgroundReducer, type State } from '../state/playground.ts';
import { toConnectionProblem } from '../state/problem.ts';
import { readReferences, toBody } from '../state/request.ts';

export interface Playground {
  readonly state: State;
  readonly dispatch: Dispatch<Action>;
  /** Changes fields of the form; their complaints go. */
  readonly change: (patch: Partial<Form>) => void;
  readonly send: () => void;
  readonly cancel: () => void;
  readonly setKey: (key: string | null) => void;
}

const PlaygroundContext = createContext<Playground | null>(null);
export const PlaygroundProvider = PlaygroundContext.Provider;

export function usePlayground(): Playground {
  const playground = use(PlaygroundContext);
  if (!playground) throw new Error('usePlayground is used outside of its provider');
  return playground;
}

type Fields = Extract<Action, { type: 'form-changed' }>['fields'];
const fieldsOf: Partial<Record<keyof Form, Fields>> = {
  size: ['size', 'width', 'height'],
  hasWatermark: ['watermark'],
  isSeedLocked: [],
};

const toFields = (patch: Partial<Form>): Fields =>
  (Object.keys(patch) as (keyof Form)[]).flatMap((name) => fieldsOf[name] ?? ([name] as unknown as Fields));

/** Reads the references, sends, follows, fetches the picture; every step told by an action. */
async function runGeneration(state: State, apiKey: string, dispatch: Dispatch<Action>, signal: AbortSignal): Promise<void> {
  const { form } = state;
  const startedAtMs = performance.now();
  dispatch({ type: 'run-started', form, atMs: startedAtMs });
  try {
    const model = findModel(state.models, form.model);
    const body = toBody(form, model, await readReferences(form.references));
    signal.throwIfAborted();
    dispatch({ type: 'run-sent', body });
    const answer = await generate(body, { apiKey, signal, onProgress: (progress) => dispatch({ type: 'run-progressed', ...progress }) });
    dispatch({ type: 'run-succeeded', result: await toResult(answer, { form, body, startedAtMs }) });
  } catch (error) {
    if (signal.aborted) dispatch({ type: 'run-cancelled' });
    else dispatch({ type: 'run-failed', problem: error instanceof CallFailure ? error.problem : toConnectionProblem(error) });
  }
}

/** Puts the focus where the first complaint is, once it is on the screen. */
function focusComplaint(problems: FieldProblems): void {
  const field = Object.keys(problems)[0];
  requestAnimationFrame(() => document.querySelector<HTMLElement>(`[data-field="${field}"]`)?.focus());
}

function useServerFacts(state: State, dispatch: Dispatch<Action>): void {
  useEffect(() => {
    listModels()
      .then((models) => dispatch({ type: 'models-loaded', models: toModelOptions(models) }))
      .catch(() => undefined); // The form works with what is known of Seedream 4.5; a dead server is told on sending.
  }, [dispatch]);
  const resultCount = state.results.length;
  // biome-ignore lint/correctness/useExhaustiveDependencies: a new result changes the balance
  useEffect(() => {
    if (!state.key) return;
    let isCurrent = true;
    readBalance(state.key)
      .catch(() => null)
      .then((credits) => isCurrent && dispatch({ type: 'balance-loaded', credits }));
    return () => {
      isCurrent = false;
    };
  }, [state.key, resultCount, dispatch]);
}

export function useNewPlayground(): Playground {
  const [state, dispatch] = useReducer(playgroundReducer, initialState, (initial) => ({ ...initial, key: takeKey() }));
  const running = useRef<AbortController | null>(null);
  useServerFacts(state, dispatch);

  const send = useCallback(() => {
    if (running.current) return;
    const problems = sendingProblems(state.form, findModel(state.models, state.form.model));
    if (Object.keys(problems).length > 0) {
      dispatch({ type: 'send-refused', problems });
      focusComplaint(problems);
      return;
    }
    if (!state.key) {
      document.querySelector<HTMLElement>('[data-field="key"]')?.focus();
      dispatch({ type: 'announced', text: 'An API key is needed first.' });
      return;
    }
    const controller = new AbortController();
    running.current = controller;
    void runGeneration(state, state.key, dispatch, controller.signal).finally(() => {
      running.current = null;
    });
  }, [state]);

  const cancel = useCallback(() => {
    dispatch({ type: 'run-cancelling' });
    running.current?.abort();
  }, []);
  const change = useCallback((patch: Partial<Form>) => dispatch({ type: 'form-changed', patch, fields: toFields(patch) }), []);
  const setKey = useCallback((key: string | null) => {
    storeKey(key);
    dispatch({ type: 'key-changed', key });
  }, []);
  return { state, dispatch, change, send, cancel, setKey };
}
