/** The studio's language in a worker thread: its tables take half a second to load, which must not stop the event loop. */
import type { EditPlan } from './instruction/edit-plan.ts';
import { createLanguage } from './language.ts';
import type { ParsedPrompt } from './parse-prompt.ts';

/** Loads nothing before the first prompt; kept for the thread's life. */
const language = createLanguage();

export const parsePrompt = ({ prompt }: { prompt: string }): ParsedPrompt => language.parsePrompt(prompt);

/** throws invalid_request with details.issues */
export const readRecord = ({ scene }: { scene: unknown }): ParsedPrompt => language.readRecord(scene);

export const parseInstruction = ({ prompt, referenceCount }: { prompt: string; referenceCount: number }): EditPlan =>
  language.parseInstruction(prompt, referenceCount);
