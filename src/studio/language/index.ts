export type {
  BlackAndWhite,
  BlurBackground,
  BlurStrength,
  Combine,
  CombineRelation,
  CombineSubject,
  CutOut,
  EditOperation,
  EditPlan,
  NoneUnderstood,
  ReplaceBackground,
} from './instruction/edit-plan.ts';
export { createLanguage, type Language } from './language.ts';
export type { ParsedPrompt } from './parse-prompt.ts';
