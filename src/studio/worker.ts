/** Entry of a studio worker thread: imports the task module it is handed and calls the named export. */
import { enableCompileCache } from 'node:module';
import type { PoolTask } from './pool.ts';

enableCompileCache();

export default async function runTask(task: PoolTask<unknown>): Promise<unknown> {
  const module = (await import(task.moduleUrl)) as Record<string, (input: unknown) => unknown>;
  const run = module[task.name];
  if (!run) throw new Error(`${task.moduleUrl} exports no function ${task.name}`);
  return run(task.input);
}
