/**
 * Instruction and number of references -> edit plan. Clauses that are operations of their own are taken first; what is left tells
 * the combination (two references and more) or the new setting (one). What no operation can do is a warning that quotes the words.
 * Over 300 lines, as one clause's many readings, in their order, are the thing to see at once.
 */

import { buildScene } from '../build-scene.ts';
import { Notes } from '../notes.ts';
import { cleanPrompt, type LanguageParts } from '../parse-prompt.ts';
import { takeQuotes } from '../quotes.ts';
import { exchangedFrom, movedInto, placedFrom, wornFrom } from './across-pictures.ts';
import { strengthOf } from './amount.ts';
import {
  beyondBlur,
  isBackgroundBlur,
  isCombine,
  isCutOut,
  isMoveTo,
  isTakenOver,
  newBackgroundOf,
  splitClauses,
  stripCombineCommand,
  takeInlineBlur,
} from './clauses.ts';
import { planCombine, touchWarnings } from './combine-plan.ts';
import { beyondAcross, type ClauseContext, commands } from './commands/index.ts';
import type { Combine, EditOperation, EditPlan, Target } from './edit-plan.ts';
import { inEnglish } from './foreign.ts';
import { readKept } from './kept.ts';
import { lookFrom } from './look-from.ts';
import { firstOnes, inOrder } from './order.ts';
import { colourOf, readingWarnings, readWords, type SceneReading } from './phrases.ts';
import { plainGround } from './plain-ground.ts';
import { isPreamble, withoutPoliteness } from './politeness.ts';
import { markReferences, missingOfMark, missingPattern, referenceOfMark, referencePattern } from './references.ts';
import { shortened } from './shortened.ts';
import { mendSpelling } from './spelling.ts';
import { quoteTexts } from './unquoted-text.ts';
import { type Instruction, marksIn, unmark, type Wishes, withoutMarks } from './wishes.ts';

/** "use image 1 as the background", "the background of image 1", 图1作为背景, 背景用图1 */
function backgroundReferenceIn(clause: string): number | null {
  const mark = referencePattern;
  const pattern = new RegExp(
    `${mark}\\s*(?:as|is|for|to be|be|should be|gives|作为|当作?|做|是|为)\\s*(?:the |a |my |its )?(?:background|backdrop|setting|place|scene|背景|场景)|(?:background|backdrop|setting|scene|背景|场景)\\s*(?:of|from|in|with|to|by|is|用|换成|换为|改成|为|是)\\s*(?:that of |the one in |the )?${mark}|${mark}\\s*的?背景`,
    'iu',
  );
  const swapped = new RegExp(
    `(?:background|backdrop|setting|scene|背景|场景)\\s*(?:of|from|in)\\s*(?:the )?${mark}\\s*(?:with|to|by|into)\\s*(?:the )?(?:(?:background|one|that|backdrop|setting) (?:of|in|from) )?(?:the )?${mark}|${mark}\\s*的?背景\\s*(?:换成|换为|改成|替换为)\\s*${mark}`,
    'iu',
  ).exec(clause);
  if (swapped) return referenceOfMark((swapped[2] ?? swapped[4])!);
  const found = pattern.exec(clause);
  const digits = found?.[1] ?? found?.[2] ?? found?.[3];
  return digits === undefined ? null : referenceOfMark(digits);
}

const backgroundNoun = /\b(?:background|backdrop|setting|scene)\b|背景|场景/iu;
/** Commands that bring things: with several pictures the thing may be in one of them, which is a combination's matter. */
const bringsThings = new Set<EditOperation['kind']>(['wear', 'hold', 'add', 'replace']);

/** What "it" is: the thing that the clause before was about, or the picture's subject. */
function lastThing({ before, after }: Wishes, reference: number): Target {
  const last = [...before, ...after].findLast(
    (operation) => 'target' in operation && operation.kind !== 'remove' && operation.reference === reference,
  );
  return last && 'target' in last && last.target.kind === 'thing' ? last.target : { kind: 'subject' };
}

function tryCommands(clause: string, wishes: Wishes, instruction: Instruction): boolean {
  const { parts, quotes, referenceCount } = instruction;
  const marks = marksIn(clause);
  const isAcross = marks.length > 1;
  const reason = isAcross || (marks.length > 0 && referenceCount > 1) ? beyondAcross(clause) : null;
  if (reason) {
    wishes.warnings.push(`Not done: '${unmark(clause, quotes)}': ${reason}.`);
    return true;
  }
  if (isAcross)
    return (
      eachPicture(clause, wishes, instruction) ||
      exchangedFrom(clause, wishes, instruction) ||
      wornFrom(clause, wishes, instruction) ||
      movedInto(clause, wishes, instruction) ||
      placedFrom(clause, wishes, instruction)
    );
  const bare = withoutPoliteness(withoutMarks(clause));
  const warnings: string[] = [];
  const context: ClauseContext = {
    parts,
    quotes,
    reference: marks[0] ?? 0,
    otherReference: null,
    words: unmark(clause, quotes),
    subject: lastThing(wishes, marks[0] ?? 0),
    warn: (sentence) => warnings.push(sentence),
  };
  const operations = halvesOf(bare, context) ?? firstOf(bare, context);
  if (!operations) return false;
  const replaced =
    replacedFrom(operations, marks, referenceCount) ?? (pronounFirst.test(bare) ? ofRemoved(operations, wishes, context) : null);
  if (!replaced && referenceCount > 1 && operations.some(({ kind }) => bringsThings.has(kind))) return false;
  (marks.length > 0 && !replaced ? wishes.before : wishes.after).push(...(replaced ?? operations));
  wishes.warnings.push(...warnings);
  return true;
}

/** "make image 1 warmer and image 2 cooler": two wishes with the verb before them. */
function eachPicture(clause: string, wishes: Wishes, instruction: Instruction): boolean {
  const bare = withoutPoliteness(clause);
  const verb = /^(?:make|turn|convert|blur|crop|rotate|brighten|darken|sharpen)\b/iu.exec(bare)?.[0];
  const halves = bare.split(new RegExp(`\\s*(?:,|\\band\\b)\\s*(?=(?:the )?${referencePattern.replace('(', '(?:')})`, 'iu'));
  if (!verb || halves.length < 2 || instruction.isCombination) return false;
  const trial: Wishes = { ...wishes, before: [], after: [], kept: [], warnings: [], rest: [] };
  const isDone = halves.every((half, index) => tryCommands(index === 0 ? half : `${verb} ${half}`, trial, instruction));
  if (!isDone) return false;
  wishes.before.push(...trial.before, ...trial.after);
  wishes.warnings.push(...trial.warnings);
  return true;
}

function firstOf(clause: string, context: ClauseContext): EditOperation[] | null {
  for (const command of commands) {
    const operations = command(clause, context);
    if (operations) return operations;
  }
  return null;
}

const exclusive = new Set<EditOperation['kind']>(['relight', 'style', 'weather']);
const either =
  /^(?<head>(?:make|turn|change|convert|transform)\s+.+?\s)(?<one>(?:in)?(?:to )?(?:an? )?\p{L}+(?: painting| drawing| sketch)?)\s+(?:and|or)\s+(?<other>(?:an? )?\p{L}+(?: painting| drawing| sketch)?)$/iu;

/** "make it day and night": both, when both are of a kind of which a picture has one. */
function eitherOf(clause: string, context: ClauseContext): EditOperation[] | null {
  const { head, one, other } = either.exec(clause)?.groups ?? {};
  if (!head || !one || !other) return null;
  const link = /^(?:in)?to /iu.exec(one)?.[0] ?? '';
  const each = [`${head}${one}`, `${head}${link}${other}`].map((half, index) => {
    const words = `${index === 0 ? one : other}' of '${context.words}`;
    return firstOf(half, { ...context, words, warn: () => undefined });
  });
  const [first, second] = each;
  const isPair = first?.length === 1 && second?.length === 1 && first[0]!.kind === second[0]!.kind && exclusive.has(first[0]!.kind);
  return isPair ? [...first, ...second] : null;
}

/** "make the sky darker and the grass green" is two wishes, when each half is one with the verb before it. */
function halvesOf(clause: string, context: ClauseContext): EditOperation[] | null {
  const two = eitherOf(clause, context);
  if (two) return two;
  const verb = /^(?:make|turn|paint|colou?r|render|get)\b/iu.exec(clause)?.[0];
  const halves = clause.split(/\s+and\s+(?=(?:the|my|his|her|its|all)\s)/iu);
  if (!verb || halves.length < 2) return null;
  const each = halves.map((half, index) => firstOf(index === 0 ? half : `${verb} ${half}`, context));
  return each.every((one) => one !== null) ? each.flat() : null;
}

const pronounFirst = /^\p{L}+ (?:it|that|them)\b/iu;

/** "Remove the mug and make it red": what is removed is meant, and the contradiction is told where operations are settled. */
function ofRemoved(operations: readonly EditOperation[], { after }: Wishes, { subject }: ClauseContext): EditOperation[] | null {
  const last = after.at(-1);
  const isAboutIt = operations.some((one) => one.kind === 'recolour' && one.target === subject);
  if (last?.kind !== 'remove' || !isAboutIt) return null;
  return operations.map((one) => (one.kind === 'recolour' && one.target === subject ? { ...one, target: last.target } : one));
}

/** "replace the car with the dog from image 2": the picture that is named shows the new thing, the other is changed. */
function replacedFrom(operations: readonly EditOperation[], [from]: readonly number[], referenceCount: number): EditOperation[] | null {
  const [only] = operations;
  if (referenceCount !== 2 || from === undefined || operations.length !== 1 || only?.kind !== 'replace') return null;
  return [{ ...only, reference: 1 - from, from }];
}

const thingsBehind = /^(?:please )?blur (?:out )?(?:the|all|that|any|those|every) (?!background)[\p{L} ]+? in the background$/iu;

function readBlur(clause: string, wishes: Wishes): string | null {
  if (thingsBehind.test(clause)) return clause;
  if (isBackgroundBlur(clause) && beyondBlur(clause) === '') {
    wishes.blur = { strength: strengthOf(clause), reference: marksIn(clause)[0] ?? null };
    return null;
  }
  const { rest, strength } = takeInlineBlur(clause);
  if (strength) wishes.blur = { strength, reference: null };
  else if (/^(?:please )?(?:blur|defocus|虚化|模糊)/iu.test(clause) && isBackgroundBlur(clause)) {
    wishes.blur = { strength: strengthOf(clause), reference: marksIn(clause)[0] ?? null };
    return null;
  }
  return rest;
}

/** Nothing of a clause is done with another picture than it names. */
function isOfMissing(clause: string, { warnings }: Wishes, { missing, referenceCount, quotes }: Instruction): boolean {
  const found = missingPattern.exec(clause);
  if (!found) return false;
  const mention = missing[missingOfMark(found[1]!)] ?? '';
  const told = unmark(
    clause.replace(new RegExp(missingPattern, 'gu'), (_, digits: string) => missing[missingOfMark(digits)] ?? ''),
    quotes,
  );
  const given = referenceCount === 1 ? 'one reference picture was' : `${referenceCount} reference pictures were`;
  warnings.push(`Not done: '${shortened(told)}', as '${mention}' is not there: ${given} given.`);
  return true;
}

function readClause(clause: string, wishes: Wishes, instruction: Instruction): void {
  if (isOfMissing(clause, wishes, instruction)) return;
  const kept = readKept(withoutPoliteness(withoutMarks(clause)), marksIn(clause)[0] ?? 0, instruction.parts);
  if (kept) {
    wishes.kept.push(...kept);
    return;
  }
  if (isPreamble(clause)) return;
  if (lookFrom(clause, wishes, instruction)) return;
  if (isTakenOver(clause)) {
    wishes.warnings.push(`Not done: '${unmark(clause, instruction.quotes)}': the look of another picture is not taken over.`);
    return;
  }
  if (/^(?:fix|correct|improve|adjust|change) (?:it|this|that)$/iu.test(withoutPoliteness(clause)) && wishes.after.length > 0) return;
  const rest = readBlur(clause, wishes);
  if (rest === null || rest === '') return;
  const backgroundReference = backgroundReferenceIn(rest);
  if (backgroundReference !== null && !/^(?:blur|remove|delete|erase|cut)/iu.test(rest)) {
    wishes.backgroundReference = backgroundReference;
    const ofReference = new RegExp(
      `.*(?:background|backdrop|setting|scene|place|背景|场景)(?:\\s*(?:of|from|in|with|to|by|is|用)?\\s*${referencePattern})?`,
      'iu',
    );
    const others = rest.replace(ofReference, '').trim();
    if (others) wishes.rest.push(others);
    return;
  }
  const plain = withoutPoliteness(withoutMarks(rest));
  const newBackground = newBackgroundOf(plain);
  const isLocal =
    newBackground === null ||
    isCutOut(plain) ||
    !backgroundNoun.test(rest) ||
    /^(?:remove|delete|erase|make|turn|convert|paint|draw)\b.*\b(?:black|b&w|gr[ae]y ?scale|monochrome|sepia|darker|brighter|warmer|cooler)/iu.test(
      plain,
    );
  // "Put a tree in the background" brings a tree, unless that is a place.
  const isBrought = newBackground !== null && /^(?:put|add|insert|draw)\b/iu.test(plain) && !isGround(newBackground, instruction);
  if ((isLocal || isBrought) && tryCommands(rest, wishes, instruction)) return;
  if (newBackground !== null && marksIn(rest).length < 2) {
    if (wishes.backgroundWords !== null && wishes.backgroundWords !== newBackground)
      wishes.warnings.push(
        `Not done: the background '${shortened(wishes.backgroundWords)}', as '${shortened(newBackground)}' comes later.`,
      );
    wishes.backgroundWords = newBackground;
    wishes.backgroundOf = marksIn(rest)[0] ?? null;
  } else wishes.rest.push(rest);
}

const poseWords =
  /\b(?:sitting|seated|sits?|standing|stands?|lying|sleeping|walking|running|jumping|dancing|smiling|laughing|kneeling|waving|flying|swimming)\b|坐着?|站着?|躺着?|睡觉|跑步?|跳舞|微笑/giu;

/** In a combination these are the subjects of all pictures. */
const allOfThem = /^(?:everything|everybody|everyone|all)$/iu;

function combineOperation(
  wishes: Wishes,
  { quotes, referenceCount, parts }: Instruction,
): { operations: EditOperation[]; warnings: string[] } {
  const words = [...wishes.rest.map(stripCombineCommand), wishes.backgroundWords === null ? '' : `, in ${wishes.backgroundWords}`]
    .filter((part) => part !== '')
    .join(', ');
  const { draft, groundedLabels, notes } = readWords(words, quotes, parts);
  const poses = [...new Set((words.match(poseWords) ?? []).map((pose) => pose.toLowerCase()).filter((pose) => !/^stand/.test(pose)))];
  const planned = planCombine({ draft, groundedLabels, referenceCount, backgroundReference: wishes.backgroundReference }, poses);
  const unknownActions = notes
    .take('action')
    .filter(
      (action) =>
        !allOfThem.test(action) && !poses.includes(action.toLowerCase()) && !draft.relations.some((relation) => relation.action === action),
    );
  const touching = touchWarnings(words);
  const warnings = [...planned.warnings, ...touching, ...readingWarnings(notes)].filter(
    (one) => !(touching.length > 0 && /'hands?'/.test(one)),
  );
  if (unknownActions.length > 0 && touching.length === 0)
    warnings.push(`Not done by this engine version: ${unknownActions.map((action) => `'${action}'`).join(', ')}.`);
  const combine: Combine = { ...planned.combine, blurBackground: wishes.blur?.strength ?? null };
  const onPicture = { reference: 0, target: { kind: 'whole' }, words: shortened(words) } as const;
  const texts = draft.texts.map(({ content, role }): EditOperation => {
    const vertical = role === 'title' ? 'top' : role === 'caption' ? 'bottom' : null;
    return { kind: 'add-text', ...onPicture, content, vertical, horizontal: null, colour: null, isOnTarget: false };
  });
  const { weather } = draft;
  const isFalling = weather === 'rain' || weather === 'snow' || weather === 'fog' || weather === 'storm';
  const weathers: EditOperation[] = isFalling ? [{ kind: 'weather', ...onPicture, weather }] : [];
  return { operations: [combine, ...weathers, ...texts], warnings };
}

const boards = new Set(['wood', 'marble', 'cloth']);

/** A table top that is named, not the ground of a place. */
function surfaceOf({ support, objects }: SceneReading['draft']): NonNullable<SceneReading['draft']['support']> | null {
  return support !== null && (boards.has(support) || objects.some(({ isSupport }) => isSupport)) ? support : null;
}

/** What the words name as a setting, or null. */
function settingOf(text: string, reference: number, instruction: Instruction): { operation: EditOperation; warnings: string[] } | null {
  const { parts, quotes, referenceCount } = instruction;
  const { draft, notes } = readWords(text, quotes, parts);
  const other = draft.objects.map((object) => /^reference-(\d+)$/.exec(object.concept)?.[1]).find((digits) => digits !== undefined) ?? null;
  const support = surfaceOf(draft);
  const isPlaced = draft.hasPlace || support !== null;
  if (!isPlaced && draft.timeOfDay === null && other === null) return null;
  const backgroundReference = other === null ? null : Number(other);
  if (backgroundReference !== null && referenceCount < 2) return null;
  const operation: EditOperation = {
    kind: 'replace-background',
    reference: backgroundReference === 0 ? 1 : reference,
    backgroundReference,
    place: isPlaced ? buildScene(draft).place : null,
    ...(support && { support }),
    timeOfDay: draft.timeOfDay,
    weather: draft.weather,
    plain: null,
  };
  return { operation, warnings: readingWarnings(notes) };
}

const isGround = (words: string, instruction: Instruction): boolean =>
  colourOf(words, instruction.parts) !== null || settingOf(`in ${words}`, 0, instruction) !== null;

const plainBackdrop = /\b(?:plain|solid|pure|simple|flat|clean|studio)\b|纯/giu;

function newBackground(words: string, wishes: Wishes, instruction: Instruction): EditOperation[] {
  const reference = wishes.backgroundOf ?? 0;
  const colour = colourOf(
    words
      .replace(plainBackdrop, ' ')
      .replace(/\b(?:background|backdrop|colou?r)\b/giu, ' ')
      .trim(),
    instruction.parts,
  );
  if (colour) return [plainGround(reference, colour)];
  for (const text of [`in ${words}`, `in ${words} background`]) {
    const found = settingOf(text, reference, instruction);
    if (!found) continue;
    wishes.warnings.push(...found.warnings);
    return [found.operation];
  }
  wishes.warnings.push(`No setting is known by '${words}', so the background stays.`);
  return [];
}

/** One reference: what is left may still name a setting ("put the cat on a beach"); everything else is quoted as not done. */
function restOperations(wishes: Wishes, instruction: Instruction): EditOperation[] {
  const operations: EditOperation[] = [];
  if (wishes.backgroundReference !== null)
    wishes.warnings.push('A reference picture as the background needs a second picture to stand before it; there is one.');
  else if (wishes.backgroundWords !== null) operations.push(...newBackground(wishes.backgroundWords, wishes, instruction));
  for (const said of wishes.rest) {
    // The picture's own subject is nothing to look up.
    const clause = said.replace(/\b(?:the|this|my|our) (?:main )?(?:product|item|subject|object|thing)s?\b/giu, 'it');
    const { draft } = readWords(clause, instruction.quotes, instruction.parts);
    const found = isMoveTo(clause) && (draft.hasPlace || surfaceOf(draft) !== null) ? settingOf(clause, 0, instruction) : null;
    if (found) {
      operations.push(found.operation);
      wishes.warnings.push(...found.warnings);
    } else wishes.warnings.push(`Not done by this engine version: '${unmark(said, instruction.quotes)}'.`);
  }
  return operations;
}

function readClauses(text: string, instruction: Instruction): Wishes {
  const wishes: Wishes = {
    ...{ blur: null, before: [], after: [], kept: [], warnings: [], rest: [] },
    ...{ backgroundWords: null, backgroundOf: null, backgroundReference: null },
  };
  for (const clause of splitClauses(text)) readClause(clause, wishes, instruction);
  return wishes;
}

function operationsOf(wishes: Wishes, instruction: Instruction): EditOperation[] {
  const { referenceCount, isCombination } = instruction;
  const wantsCombine =
    referenceCount > 1 &&
    (isCombination ||
      wishes.rest.length > 0 ||
      wishes.backgroundReference !== null ||
      (wishes.backgroundWords !== null &&
        wishes.backgroundOf === null &&
        wishes.before.length + wishes.after.length === 0 &&
        !wishes.blur));
  if (wantsCombine) {
    const { operations, warnings } = combineOperation(wishes, instruction);
    wishes.warnings.push(...warnings);
    return [...firstOnes([...wishes.before, ...operations, ...wishes.after], wishes.warnings)];
  }
  const background = restOperations(wishes, instruction);
  const blur: EditOperation[] = wishes.blur
    ? [{ kind: 'blur-background', reference: wishes.blur.reference ?? 0, strength: wishes.blur.strength }]
    : [];
  const isUnnamed = (wishes.blur !== null && wishes.blur.reference === null) || wishes.after.some((operation) => !('from' in operation));
  if (isUnnamed && referenceCount > 1)
    wishes.warnings.push(`None of the ${referenceCount} reference pictures was named for this edit: the first is used.`);
  return inOrder([...wishes.before, ...wishes.after, ...background, ...blur], wishes.warnings);
}

export function parseInstruction(prompt: string, referenceCount: number, parts: LanguageParts): EditPlan {
  const notes = new Notes();
  const { masked, texts, warnings: quoteWarnings } = takeQuotes(quoteTexts(cleanPrompt(prompt, notes).replace(/\p{Cc}/gu, ' ')));
  const foreign = inEnglish(masked, parts);
  const spelled = mendSpelling(foreign.text, parts);
  const { text: marked, missing } = markReferences(spelled.text, referenceCount);
  // "Image 1: the person"
  const text = marked.replace(new RegExp(`(${referencePattern})\\s*[:：=]\\s*(?:the )?(?=\\p{L})`, 'giu'), '$1 is the ');
  const isCombination = referenceCount > 1 && isCombine(text);
  const instruction: Instruction = { parts, quotes: texts, referenceCount, isCombination, missing };
  const wishes = readClauses(text, instruction);
  const operations = operationsOf(wishes, instruction);
  const warnings = [...notes.warnings(), ...quoteWarnings, ...foreign.warnings, ...spelled.warnings, ...wishes.warnings];
  if (operations.length === 0) {
    operations.push({ kind: 'none-understood' });
    if (warnings.length === 0) warnings.push(`Nothing in the instruction was understood: '${shortened(prompt)}'.`);
  }
  return { operations, kept: wishes.kept, warnings: [...new Set(warnings)] };
}
