export type * from './instruction/edit-plan.ts';
export { shortened } from './instruction/shortened.ts';
export { createLanguage, type Language } from './language.ts';
export type { ParsedPrompt } from './parse-prompt.ts';
