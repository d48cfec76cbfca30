/**
 * Instruction and number of references -> edit plan. Clauses that are operations of their own are taken first; what is left tells
 * the combination (two references and more) or the new setting (one). What no operation can do is a warning that quotes the words.
 */

import { buildScene } from '../build-scene.ts';
import {
  beyondBlur,
  blurStrengthOf,
  isBackgroundBlur,
  isBlackAndWhite,
  isCombine,
  isCutOut,
  isMoveTo,
  newBackgroundOf,
  splitClauses,
  stripCombineCommand,
  takeInlineBlur,
} from './clauses.ts';
import { planCombine } from './combine-plan.ts';
import type { BlurStrength, Combine, EditOperation, EditPlan } from './edit-plan.ts';
import { readTokens } from '../grammar.ts';
import { Notes } from '../notes.ts';
import { cleanPrompt, type LanguageParts, tokenizePrompt } from '../parse-prompt.ts';
import { takeQuotes } from '../quotes.ts';
import { groundTokens, markReferences, referenceOfMark, referencePattern } from './references.ts';
import { SceneDraft } from '../scene-draft.ts';

interface Reading {
  readonly draft: SceneDraft;
  readonly groundedLabels: Map<string, number>;
  readonly notes: Notes;
}

/** Reads words as a scene: its objects, relations, place and time. */
function readWords(text: string, quotes: readonly string[], parts: LanguageParts): Reading {
  const notes = new Notes();
  const draft = new SceneDraft(parts.lexicon, notes);
  const { tokens, language } = tokenizePrompt(text, parts);
  const { tokens: grounded, groundedLabels } = groundTokens(tokens);
  const hasLocatives = language === 'zh' || language === 'ja' || language === 'ko';
  readTokens({ tokens: grounded, quotes, draft, notes, isPostnominal: language === 'es' || language === 'fr', hasLocatives });
  notes.tellRecorded();
  return { draft, groundedLabels, notes };
}

/** What the clauses said, before it becomes operations. */
interface Wishes {
  blur: { strength: BlurStrength; reference: number | null } | null;
  isBlackAndWhite: boolean;
  cutOuts: (number | null)[];
  backgroundWords: string | null;
  backgroundReference: number | null;
  rest: string[];
}

function referenceIn(clause: string): number | null {
  const mark = new RegExp(referencePattern).exec(clause)?.[1];
  return mark === undefined ? null : referenceOfMark(mark);
}

/** "use image 1 as the background", "the background of image 1", 图1作为背景, 背景用图1 */
function backgroundReferenceIn(clause: string): number | null {
  const mark = referencePattern;
  const pattern = new RegExp(
    `${mark}\\s*(?:as|is|for|to be|be|should be|gives|作为|当作?|做|是|为)\\s*(?:the |a |my |its )?(?:background|backdrop|setting|place|scene|背景|场景)|(?:background|backdrop|setting|scene|背景|场景)\\s*(?:of|from|in|with|to|by|is|用|换成|换为|改成|为|是)\\s*(?:that of |the one in |the )?${mark}|${mark}\\s*的?背景`,
    'iu',
  );
  const found = pattern.exec(clause);
  const digits = found?.[1] ?? found?.[2] ?? found?.[3];
  return digits === undefined ? null : referenceOfMark(digits);
}

function readClause(clause: string, wishes: Wishes): void {
  const backgroundReference = backgroundReferenceIn(clause);
  if (isBackgroundBlur(clause) && beyondBlur(clause) === '') {
    wishes.blur = { strength: blurStrengthOf(clause), reference: referenceIn(clause) };
    return;
  }
  const { rest, strength } = takeInlineBlur(clause);
  if (strength) wishes.blur = { strength, reference: null };
  else if (/^(?:please )?(?:blur|defocus|虚化|模糊)/iu.test(clause) && isBackgroundBlur(clause))
    wishes.blur = { strength: blurStrengthOf(clause), reference: referenceIn(clause) };
  const newBackground = newBackgroundOf(rest);
  if (isBlackAndWhite(rest)) wishes.isBlackAndWhite = true;
  else if (isCutOut(rest)) wishes.cutOuts.push(referenceIn(rest));
  else if (backgroundReference !== null) {
    wishes.backgroundReference = backgroundReference;
    const others = rest
      .replace(
        new RegExp(
          `.*(?:background|backdrop|setting|scene|背景|场景)(?:\\s*(?:of|from|in|with|to|by|is|用)?\\s*${referencePattern})?`,
          'iu',
        ),
        '',
      )
      .trim();
    if (others) wishes.rest.push(others);
  } else if (newBackground !== null) wishes.backgroundWords = newBackground;
  else if (rest) wishes.rest.push(rest);
}

/** Notes of a reading as warnings, without those that an instruction words in another way. */
function readingWarnings(notes: Notes): string[] {
  notes.take('action');
  return notes.warnings().filter((warning) => !warning.startsWith('No thing'));
}

const poseWords =
  /\b(?:sitting|seated|sits?|standing|stands?|lying|sleeping|walking|running|jumping|dancing|smiling|laughing|kneeling|waving|flying|swimming)\b|坐着?|站着?|躺着?|睡觉|跑步?|跳舞|微笑/giu;

function combineOperation(
  wishes: Wishes,
  quotes: readonly string[],
  referenceCount: number,
  parts: LanguageParts,
): { combine: Combine; warnings: string[] } {
  const words = [...wishes.rest.map(stripCombineCommand), wishes.backgroundWords === null ? '' : `, in ${wishes.backgroundWords}`]
    .filter((part) => part !== '')
    .join(', ');
  const { draft, groundedLabels, notes } = readWords(words, quotes, parts);
  const poses = [...new Set((words.match(poseWords) ?? []).map((pose) => pose.toLowerCase()).filter((pose) => !/^stand/.test(pose)))];
  const planned = planCombine({ draft, groundedLabels, referenceCount, backgroundReference: wishes.backgroundReference }, poses);
  const unknownActions = notes
    .take('action')
    .filter((action) => !poses.includes(action.toLowerCase()) && !draft.relations.some((relation) => relation.action === action));
  const warnings = [...planned.warnings, ...readingWarnings(notes)];
  if (draft.weather !== 'clear') warnings.push(`Weather ('${draft.weather}') is not done in combinations by this engine version.`);
  if (draft.support !== null && draft.support !== 'floor') {
    warnings.push(`What the subjects stand on ('${draft.support}') cannot be chosen in combinations by this engine version.`);
  }
  for (const { content } of draft.texts)
    warnings.push(`Setting the text '${content}' into a photograph is not done by this engine version.`);
  if (unknownActions.length > 0)
    warnings.push(`Not done by this engine version: ${unknownActions.map((action) => `'${action}'`).join(', ')}.`);
  return { combine: { ...planned.combine, blurBackground: wishes.blur?.strength ?? null }, warnings };
}

/** One reference: what is left may still name a setting ("put the cat on a beach"); everything else is quoted as not done. */
function restOperations(
  wishes: Wishes,
  quotes: readonly string[],
  referenceCount: number,
  parts: LanguageParts,
): { operations: EditOperation[]; warnings: string[] } {
  const operations: EditOperation[] = [];
  const warnings: string[] = [];
  const replace = (text: string, clause: string) => {
    const { draft, notes } = readWords(text, quotes, parts);
    const scene = buildScene(draft);
    const other =
      draft.objects.map((object) => /^reference-(\d+)$/.exec(object.concept)?.[1]).find((digits) => digits !== undefined) ?? null;
    if (!draft.hasPlace && draft.timeOfDay === null && other === null) return false;
    const backgroundReference = other === null ? null : Number(other);
    if (backgroundReference !== null && referenceCount < 2) return false;
    operations.push({
      kind: 'replace-background',
      reference: backgroundReference === 0 ? 1 : 0,
      backgroundReference,
      place: draft.hasPlace ? scene.place : null,
      timeOfDay: draft.timeOfDay,
    });
    warnings.push(...readingWarnings(notes));
    return clause !== '';
  };
  if (wishes.backgroundReference !== null)
    warnings.push('A reference picture as the background needs a second picture to stand before it; there is one.');
  else if (
    wishes.backgroundWords !== null &&
    ![`in ${wishes.backgroundWords}`, `in ${wishes.backgroundWords} background`].some((text) => replace(text, text))
  ) {
    warnings.push(`No setting is known by '${wishes.backgroundWords}', so the background stays.`);
  }
  for (const clause of wishes.rest) {
    const isDone = isMoveTo(clause) && readWords(clause, quotes, parts).draft.hasPlace && replace(clause, clause);
    if (!isDone) warnings.push(`Not done by this engine version: '${unmark(clause, quotes)}'.`);
  }
  return { operations, warnings };
}

/** The clause as the user wrote it, with references and quoted texts put back. */
function unmark(clause: string, quotes: readonly string[]): string {
  const text = clause.replace(/\uE000(\d+)\uE000/gu, (_, digits: string) =>
    Number(digits) >= 1000 ? `image ${referenceOfMark(digits) + 1}` : `"${quotes[Number(digits)] ?? ''}"`,
  );
  return text.replace(/\s+/g, ' ').trim();
}

/** Things said about one picture are ambiguous when there are several and none is named. */
function targetOf(asked: number | null, referenceCount: number, warnings: string[]): number {
  if (asked === null && referenceCount > 1)
    warnings.push(`None of the ${referenceCount} reference pictures was named for this edit: the first is used.`);
  return asked ?? 0;
}

export function parseInstruction(prompt: string, referenceCount: number, parts: LanguageParts): EditPlan {
  const notes = new Notes();
  const { masked, texts, warnings: quoteWarnings } = takeQuotes(cleanPrompt(prompt, notes).replace(/\p{Cc}/gu, ' '));
  const { text, missing } = markReferences(masked, referenceCount);
  const warnings = [...notes.warnings(), ...quoteWarnings];
  for (const mention of missing) warnings.push(`'${mention.trim()}' is not among the ${referenceCount} reference pictures.`);
  const wishes: Wishes = { blur: null, isBlackAndWhite: false, cutOuts: [], backgroundWords: null, backgroundReference: null, rest: [] };
  for (const clause of splitClauses(text)) readClause(clause, wishes);

  const operations: EditOperation[] = [];
  const hasOther = wishes.cutOuts.length > 0 || wishes.isBlackAndWhite || wishes.blur !== null;
  const wantsCombine =
    referenceCount > 1 &&
    (isCombine(text) || wishes.rest.length > 0 || wishes.backgroundReference !== null || (wishes.backgroundWords !== null && !hasOther));
  if (wantsCombine) {
    const { combine, warnings: combineWarnings } = combineOperation(wishes, texts, referenceCount, parts);
    operations.push(combine);
    warnings.push(...combineWarnings);
  } else {
    const rest = restOperations(wishes, texts, referenceCount, parts);
    operations.push(
      ...wishes.cutOuts.map((asked): EditOperation => ({ kind: 'cut-out', reference: targetOf(asked, referenceCount, warnings) })),
      ...rest.operations,
    );
    warnings.push(...rest.warnings);
    if (wishes.blur)
      operations.push({
        kind: 'blur-background',
        reference: targetOf(wishes.blur.reference, referenceCount, warnings),
        strength: wishes.blur.strength,
      });
  }
  if (wishes.isBlackAndWhite)
    operations.push({ kind: 'black-and-white', reference: wantsCombine ? 0 : targetOf(null, referenceCount, warnings) });
  if (operations.length === 0) {
    operations.push({ kind: 'none-understood' });
    if (warnings.length === 0) warnings.push(`Nothing in the instruction was understood: '${prompt.slice(0, 80)}'.`);
  }
  return { operations, warnings: [...new Set(warnings)] };
}
