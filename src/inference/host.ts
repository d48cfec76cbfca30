/**
 * Starts, watches and restarts the one inference process; hands it one call at a time, in the order they came.
 * ONNX Runtime blocks its thread for a whole `run()` (measured), so it may not live where HTTP is served.
 * Knows no engine and no model: calls name their task module by URL.
 */
import { AppError } from '../errors.ts';
import type { Log } from '../shared/index.ts';
import { type ChildOptions, createInferenceChild, type InferenceChild } from './child.ts';
import { type FromProcess, fromWireError } from './protocol.ts';
import type { InferenceHost, OnProgress, TaskCall } from './task.ts';

export interface InferenceHostOptions {
  log: Log;
  /** The process is ended, and its memory given back, after so long without a call. Default 3 minutes. */
  idleMs?: number;
  /** A cancelled task has so long to end by itself; then the process is killed. Default 5 s. */
  cancelGraceMs?: number;
  /** Threads inside one operator; default: all cores. The bytes of an answer do not depend on it. */
  threadCount?: number;
}

interface Job {
  readonly id: number;
  readonly call: TaskCall<unknown>;
  readonly signal: AbortSignal;
  readonly onProgress: OnProgress;
  readonly resolve: (output: unknown) => void;
  readonly reject: (error: unknown) => void;
  readonly onAbort: () => void;
  /** How many processes have died under this call. */
  deaths: number;
}

/** Tasks are pure, so a call whose process died is run once more before it fails. */
const deathsAllowed = 1;
const defaults = { idleMs: 180_000, cancelGraceMs: 5_000 };

export function createInferenceHost(options: InferenceHostOptions): InferenceHost {
  const host = new Host(options);
  return {
    run: <Input, Output>(call: TaskCall<Input>, callOptions: { signal: AbortSignal; onProgress?: OnProgress }) =>
      host.run(call, callOptions) as Promise<Output>,
    close: () => host.close(),
  };
}

class Host {
  readonly #log: Log;
  readonly #idleMs: number;
  readonly #cancelGraceMs: number;
  readonly #childOptions: ChildOptions;
  readonly #waiting: Job[] = [];
  #child: InferenceChild | null = null;
  #current: Job | null = null;
  #graceTimer: NodeJS.Timeout | undefined;
  #idleTimer: NodeJS.Timeout | undefined;
  #nextId = 1;
  #closed = false;

  constructor({ log, idleMs = defaults.idleMs, cancelGraceMs = defaults.cancelGraceMs, threadCount }: InferenceHostOptions) {
    this.#log = log;
    this.#idleMs = idleMs;
    this.#cancelGraceMs = cancelGraceMs;
    this.#childOptions = {
      log,
      ...(threadCount === undefined ? {} : { threadCount }),
      onMessage: (child, message) => this.#receive(child, message),
      onExit: (child, reason) => this.#lose(child, reason),
    };
  }

  run(call: TaskCall<unknown>, options: { signal: AbortSignal; onProgress?: OnProgress }): Promise<unknown> {
    if (this.#closed) return Promise.reject(new AppError('shutting_down', 'The inference host is closed'));
    if (options.signal.aborted) return Promise.reject(cancelled());
    return new Promise((resolve, reject) => {
      const job: Job = {
        id: this.#nextId++,
        call,
        signal: options.signal,
        onProgress: options.onProgress ?? (() => {}),
        resolve,
        reject,
        onAbort: () => this.#cancel(job),
        deaths: 0,
      };
      options.signal.addEventListener('abort', job.onAbort, { once: true });
      this.#waiting.push(job);
      this.#advance();
    });
  }

  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#idleTimer);
    for (const job of [...this.#waiting.splice(0), ...(this.#current ? [this.#current] : [])])
      this.#settle(job, () => job.reject(new AppError('shutting_down', 'The server is stopping')));
    const child = this.#child;
    if (!child) return;
    child.hold();
    child.kill();
    await child.exited;
  }

  #advance(): void {
    if (this.#current || this.#closed) return;
    const job = this.#waiting.shift();
    if (!job) {
      this.#rest();
      return;
    }
    clearTimeout(this.#idleTimer);
    this.#current = job;
    this.#child ??= createInferenceChild(this.#childOptions);
    this.#child.hold();
    try {
      this.#child.send({ type: 'call', id: job.id, call: job.call });
    } catch (error) {
      // Not cloneable, most often: the task never left this process.
      const cause = error instanceof Error ? error.message : String(error);
      this.#finish(job, () =>
        job.reject(new AppError('engine_failed', `The input of task ${job.call.name} could not be sent: ${cause}`, { cause: error })),
      );
    }
  }

  /** Nothing to do: the process no longer keeps this one alive, and is ended after a while. */
  #rest(): void {
    this.#child?.release();
    clearTimeout(this.#idleTimer);
    this.#idleTimer = setTimeout(() => this.#giveBack(), this.#idleMs).unref();
  }

  /** A call that comes while the idle process is dying starts a new one. */
  #giveBack(): void {
    const child = this.#child;
    this.#child = null;
    child?.kill();
  }

  #receive(child: InferenceChild, message: FromProcess): void {
    const job = this.#current;
    if (child !== this.#child || !job || message.id !== job.id) return;
    if (message.type === 'progress') {
      if (!job.signal.aborted) job.onProgress(message.fraction, message.stage, message.preview);
    } else if (message.type === 'result') this.#finish(job, () => job.resolve(message.output));
    else this.#finish(job, () => job.reject(fromWireError(message.error)));
  }

  /** A waiting call leaves the queue at once; a running one is told to stop, and its caller does not wait for that. */
  #cancel(job: Job): void {
    this.#settle(job, () => job.reject(cancelled()));
    const place = this.#waiting.indexOf(job);
    if (place >= 0) this.#waiting.splice(place, 1);
    if (job !== this.#current) return;
    const child = this.#child;
    child?.send({ type: 'cancel', id: job.id });
    this.#graceTimer = setTimeout(() => {
      this.#log.warn({ task: job.call.name, graceMs: this.#cancelGraceMs }, 'cancelled task did not end, inference process is killed');
      child?.kill();
    }, this.#cancelGraceMs).unref();
  }

  #lose(child: InferenceChild, reason: string): void {
    if (child !== this.#child) return;
    this.#child = null;
    const job = this.#current;
    if (!job) return;
    this.#log.error({ task: job.call.name, reason }, 'inference process died during a call');
    clearTimeout(this.#graceTimer);
    this.#current = null;
    if (!job.signal.aborted && !this.#closed) {
      if (job.deaths++ < deathsAllowed) this.#waiting.unshift(job);
      else this.#settle(job, () => job.reject(new AppError('engine_failed', `The inference process died (${reason}) in ${job.call.name}`)));
    }
    this.#advance();
  }

  #finish(job: Job, settle: () => void): void {
    clearTimeout(this.#graceTimer);
    this.#current = null;
    this.#settle(job, settle);
    this.#advance();
  }

  /** Settling a promise twice is harmless, so a call that was cancelled keeps that outcome. */
  #settle(job: Job, settle: () => void): void {
    job.signal.removeEventListener('abort', job.onAbort);
    settle();
  }
}

const cancelled = (): AppError => new AppError('generation_cancelled', 'The generation was cancelled');
