import type { EditPlan } from './edit-plan.ts';
import type { LanguageParts } from './parse-prompt.ts';
export function parseInstruction(_prompt: string, _referenceCount: number, _parts: LanguageParts): EditPlan {
  return { operations: [{ kind: 'none-understood' }], warnings: [] };
}
