/**
 * Instruction and number of references -> edit plan. Clauses that are operations of their own are taken first; what is left tells
 * the combination (two references and more) or the new setting (one). What no operation can do is a warning that quotes the words.
 * Over 300 lines, as one clause's many readings, in their order, are the thing to see at once.
 */

import { buildScene } from '../build-scene.ts';
import { Notes } from '../notes.ts';
import { cleanPrompt, type LanguageParts } from '../parse-prompt.ts';
import { quoteMark, takeQuotes } from '../quotes.ts';
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
import { planCombine } from './combine-plan.ts';
import { addFrom, type ClauseContext, commands, placeWords } from './commands/index.ts';
import type { BlurStrength, Combine, EditOperation, EditPlan, Kept, ReplaceBackground, Target } from './edit-plan.ts';
import { readKept } from './kept.ts';
import { colourOf, readingWarnings, readThings, readWords } from './phrases.ts';
import { plainGround } from './plain-ground.ts';
import { isPreamble, withoutPoliteness } from './politeness.ts';
import { markReferences, referenceOfMark, referencePattern } from './references.ts';
import { mendSpelling } from './spelling.ts';
import { readTarget } from './target.ts';

interface Instruction {
  readonly parts: LanguageParts;
  readonly quotes: readonly string[];
  readonly referenceCount: number;
  readonly isCombination: boolean;
}

/** What the clauses said, before it becomes operations. */
interface Wishes {
  blur: { strength: BlurStrength; reference: number | null } | null;
  /** Said of one named picture: done before a combination. */
  readonly before: EditOperation[];
  readonly after: EditOperation[];
  readonly kept: Kept[];
  readonly warnings: string[];
  backgroundWords: string | null;
  backgroundOf: number | null;
  backgroundReference: number | null;
  readonly rest: string[];
}

const marksIn = (clause: string): number[] => [
  ...new Set([...clause.matchAll(new RegExp(referencePattern, 'gu'))].map(([, digits]) => referenceOfMark(digits!))),
];

const withoutMarks = (clause: string): string =>
  clause
    .replace(new RegExp(`\\s*(?:\\b(?:of|in|from|on)\\s+)?(?:the )?${referencePattern}\\s*(?:里|中|上)?的?`, 'giu'), ' ')
    .replace(/\s+/g, ' ')
    .trim();

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
  if (marks.length > 1)
    return (
      eachPicture(clause, wishes, instruction) ||
      exchangedFrom(clause, wishes, instruction) ||
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
  const replaced = replacedFrom(operations, marks, referenceCount);
  if (!replaced && referenceCount > 1 && operations.some(({ kind }) => bringsThings.has(kind))) return false;
  (marks.length > 0 && !replaced ? wishes.before : wishes.after).push(...(replaced ?? operations));
  wishes.warnings.push(...warnings);
  return true;
}

const fromTo = new RegExp(
  `^(?:put|place|add|set|insert)\\s+(?<thing>.+?)\\s+(?:from|of|in)\\s+(?:the )?${referencePattern}\\s+(?<rel>${placeWords})\\s+(?<where>.+?)\\s+(?:from|of|in)\\s+(?:the )?${referencePattern}$`,
  'iu',
);

const hanFromTo = new RegExp(
  `^(?:把|将|让)?\\s*${referencePattern}\\s*(?:中|里|上)?的?(?<thing>[^\uE000]+?)(?:放|加|移|搬|P|贴)(?:到|在|进|入)\\s*${referencePattern}\\s*(?:中|里|上)?的?(?<where>[^\uE000]+?)(?<rel>上面|上|里面|里|中|旁边|前面|后面|下面)$`,
  'u',
);

/** "put the cat from image 2 on the sofa of image 1": image 1 is the picture, and stays but for the cat. */
function placedFrom(clause: string, wishes: Wishes, { parts, quotes, isCombination, referenceCount }: Instruction): boolean {
  const plain = withoutPoliteness(clause);
  const found = fromTo.exec(plain) ?? hanFromTo.exec(plain);
  if (!found?.groups || isCombination || referenceCount !== 2) return false;
  const marks = marksIn(plain);
  const [from, reference] = [marks[0]!, marks[1]!];
  const { thing, rel, where } = found.groups as { thing: string; rel: string; where: string };
  const warn = (sentence: string): void => void wishes.warnings.push(sentence);
  const context: ClauseContext = {
    parts,
    quotes,
    reference,
    otherReference: from,
    words: unmark(clause, quotes),
    subject: { kind: 'subject' },
    warn,
  };
  const operations = addFrom({ thing, rel, where }, from, context);
  if (operations?.length !== 1) return false;
  wishes.before.push(...operations);
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

const exchange = new RegExp(
  `^(?:replace|swap|substitute|exchange|change|switch)\\s+(?:out )?(?<old>.+?)\\s+(?:from|of|in)\\s+(?:the )?${referencePattern}\\s+(?:with|by|for|into|to)\\s+(?<thing>.+?)\\s+(?:from|of|in)\\s+(?:the )?${referencePattern}$|^(?:把|将|用)?\\s*${referencePattern}\\s*(?:中|里|上)?的?(?<zhOld>[^\uE000]+?)(?:替换成|替换为|换成|换为|改成)\\s*${referencePattern}\\s*(?:中|里|上)?的?(?<zhThing>.+)$`,
  'iu',
);

/** "replace the person in image 1 with the dog in image 2": the first picture is changed, the other shows the new thing. */
function exchangedFrom(clause: string, wishes: Wishes, { parts, quotes, referenceCount }: Instruction): boolean {
  const found = exchange.exec(withoutPoliteness(clause));
  if (!found?.groups || referenceCount < 2) return false;
  const [old, thing] = [found.groups.old ?? found.groups.zhOld!, found.groups.thing ?? found.groups.zhThing!];
  const [own, from] = found.groups.old ? [found[2], found[4]] : [found[5], found[7]];
  if (/\b(?:background|backdrop|face|head|hair)\b|背景|脸|头/iu.test(`${old} ${thing}`)) return false;
  const [object] = readThings(thing, quotes, parts).things;
  const { target } = readTarget(old, { kind: 'subject' }, parts);
  if (!object || !own || !from) return false;
  const [reference, other] = [referenceOfMark(own), referenceOfMark(from)];
  wishes.before.push({ kind: 'replace', reference, target, words: unmark(clause, quotes), object: { ...object, count: 1 }, from: other });
  return true;
}

const into = new RegExp(
  `^(?:put|place|insert|add|move|bring|drop|paste|composite)\\s+(?<thing>.*?)\\s*(?:(?:from|of|in)\\s+)?(?:the )?${referencePattern}\\s+(?:in|into|inside|onto the background of|in front of the background of|to)\\s+(?:the )?(?:(?:scene|background|setting|place|room|landscape) (?:of|in|from) )?(?:the )?${referencePattern}$|^(?:把|将)?\\s*${referencePattern}\\s*(?:中|里|上)?的?(?<zhThing>[^\uE000]*?)(?:放到|放进|放入|放在|加到|移到|合成到|P到)\\s*${referencePattern}\\s*(?:中|里|上)?(?:的(?:场景|背景)(?:中|里)?)?$`,
  'iu',
);

/** "put the person of image 1 into image 2": that is the place. */
function movedInto(clause: string, wishes: Wishes, { referenceCount }: Instruction): boolean {
  const found = into.exec(withoutPoliteness(clause));
  if (!found?.groups || referenceCount < 2) return false;
  const [own, place] = found[2] ? [found[2], found[3]] : [found[4], found[6]];
  if (!own || !place) return false;
  wishes.backgroundReference = referenceOfMark(place);
  const thing = found.groups.thing ?? found.groups.zhThing ?? '';
  wishes.rest.push(`${thing === '' ? '' : `${thing} from `}${quoteMark}${own}${quoteMark}`);
  return true;
}

function firstOf(clause: string, context: ClauseContext): EditOperation[] | null {
  for (const command of commands) {
    const operations = command(clause, context);
    if (operations) return operations;
  }
  return null;
}

/** "make the sky darker and the grass green" is two wishes, when each half is one with the verb before it. */
function halvesOf(clause: string, context: ClauseContext): EditOperation[] | null {
  const verb = /^(?:make|turn|paint|colou?r|render|get)\b/iu.exec(clause)?.[0];
  const halves = clause.split(/\s+and\s+(?=(?:the|my|his|her|its|all)\s)/iu);
  if (!verb || halves.length < 2) return null;
  const each = halves.map((half, index) => firstOf(index === 0 ? half : `${verb} ${half}`, context));
  return each.every((one) => one !== null) ? each.flat() : null;
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

function readClause(clause: string, wishes: Wishes, instruction: Instruction): void {
  const kept = readKept(withoutPoliteness(withoutMarks(clause)), marksIn(clause)[0] ?? 0, instruction.parts);
  if (kept) {
    wishes.kept.push(...kept);
    return;
  }
  if (isPreamble(clause)) return;
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
  if (isLocal && tryCommands(rest, wishes, instruction)) return;
  if (newBackground !== null && marksIn(rest).length < 2) {
    wishes.backgroundWords = newBackground;
    wishes.backgroundOf = marksIn(rest)[0] ?? null;
  } else wishes.rest.push(rest);
}

const poseWords =
  /\b(?:sitting|seated|sits?|standing|stands?|lying|sleeping|walking|running|jumping|dancing|smiling|laughing|kneeling|waving|flying|swimming)\b|坐着?|站着?|躺着?|睡觉|跑步?|跳舞|微笑/giu;

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
    .filter((action) => !poses.includes(action.toLowerCase()) && !draft.relations.some((relation) => relation.action === action));
  const warnings = [...planned.warnings, ...readingWarnings(notes)];
  if (draft.support !== null && draft.support !== 'floor')
    warnings.push(`What the subjects stand on ('${draft.support}') cannot be chosen in combinations by this engine version.`);
  if (unknownActions.length > 0)
    warnings.push(`Not done by this engine version: ${unknownActions.map((action) => `'${action}'`).join(', ')}.`);
  const combine: Combine = { ...planned.combine, blurBackground: wishes.blur?.strength ?? null };
  const onPicture = { reference: 0, target: { kind: 'whole' }, words } as const;
  const texts = draft.texts.map(({ content, role }): EditOperation => {
    const vertical = role === 'title' ? 'top' : role === 'caption' ? 'bottom' : null;
    return { kind: 'add-text', ...onPicture, content, vertical, horizontal: null, colour: null, isOnTarget: false };
  });
  const { weather } = draft;
  const isFalling = weather === 'rain' || weather === 'snow' || weather === 'fog' || weather === 'storm';
  const weathers: EditOperation[] = isFalling ? [{ kind: 'weather', ...onPicture, weather }] : [];
  return { operations: [combine, ...weathers, ...texts], warnings };
}

/** What the words name as a setting, or null. */
function settingOf(text: string, reference: number, instruction: Instruction): { operation: EditOperation; warnings: string[] } | null {
  const { parts, quotes, referenceCount } = instruction;
  const { draft, notes } = readWords(text, quotes, parts);
  const other = draft.objects.map((object) => /^reference-(\d+)$/.exec(object.concept)?.[1]).find((digits) => digits !== undefined) ?? null;
  if (!draft.hasPlace && draft.timeOfDay === null && other === null) return null;
  const backgroundReference = other === null ? null : Number(other);
  if (backgroundReference !== null && referenceCount < 2) return null;
  const operation: EditOperation = {
    kind: 'replace-background',
    reference: backgroundReference === 0 ? 1 : reference,
    backgroundReference,
    place: draft.hasPlace ? buildScene(draft).place : null,
    timeOfDay: draft.timeOfDay,
    weather: draft.weather,
    plain: null,
  };
  return { operation, warnings: readingWarnings(notes) };
}

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
  for (const clause of wishes.rest) {
    const found =
      isMoveTo(clause) && readWords(clause, instruction.quotes, instruction.parts).draft.hasPlace
        ? settingOf(clause, 0, instruction)
        : null;
    if (found) {
      operations.push(found.operation);
      wishes.warnings.push(...found.warnings);
    } else wishes.warnings.push(`Not done by this engine version: '${unmark(clause, instruction.quotes)}'.`);
  }
  return operations;
}

/** The clause as the user wrote it, with references and quoted texts put back. */
function unmark(clause: string, quotes: readonly string[]): string {
  const text = clause.replace(/\uE000(\d+)\uE000/gu, (_, digits: string) =>
    Number(digits) >= 1000 ? `image ${referenceOfMark(digits) + 1}` : `"${quotes[Number(digits)] ?? ''}"`,
  );
  return text.replace(/\s+/g, ' ').trim();
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
    return [...wishes.before, ...operations, ...wishes.after];
  }
  const background = restOperations(wishes, instruction);
  const blur: EditOperation[] = wishes.blur
    ? [{ kind: 'blur-background', reference: wishes.blur.reference ?? 0, strength: wishes.blur.strength }]
    : [];
  const isUnnamed = (wishes.blur !== null && wishes.blur.reference === null) || wishes.after.some((operation) => !('from' in operation));
  if (isUnnamed && referenceCount > 1)
    wishes.warnings.push(`None of the ${referenceCount} reference pictures was named for this edit: the first is used.`);
  return inOrder(atItsHour([...wishes.before, ...wishes.after, ...background, ...blur]));
}

/** "Retouch the portrait, smooth the skin" is one operation said twice. */
const onceEach = (operations: readonly EditOperation[]): EditOperation[] => [
  ...new Map(operations.map((operation) => [JSON.stringify({ ...operation, words: '' }), operation] as const)).values(),
];

/** "a beach background, sunset": the hour is the new background's own. */
function atItsHour(operations: readonly EditOperation[]): EditOperation[] {
  const hour = operations.find((operation) => operation.kind === 'relight' && operation.timeOfDay !== null && operation.lightFrom === null);
  const isOpen = (operation: EditOperation): operation is ReplaceBackground =>
    operation.kind === 'replace-background' && operation.timeOfDay === null && operation.place !== null && !operation.plain;
  if (hour?.kind !== 'relight' || !operations.some(isOpen)) return [...operations];
  return operations
    .filter((operation) => operation !== hour)
    .map((operation) => (isOpen(operation) ? { ...operation, timeOfDay: hour.timeOfDay } : operation));
}

/** New ground before what is set upon it; what covers the whole frame last; else as said. */
const ranks: Partial<Record<EditOperation['kind'], number>> = {
  ...{ turn: 0, remove: 1, 'replace-background': 2, extend: 2, 'cut-out': 7 },
  ...{ 'blur-background': 4, relight: 4, weather: 5, style: 6, 'black-and-white': 6, 'add-text': 8, crop: 9, upscale: 9 },
};
/** Of several new grounds the last; and who is put before one need not be cut out on nothing. */
function oneGround(operations: readonly EditOperation[]): EditOperation[] {
  const grounds = operations.filter((operation) => operation.kind === 'replace-background');
  const isMoot = (operation: EditOperation): boolean =>
    grounds.some(
      (ground) =>
        'reference' in operation &&
        ground.reference === operation.reference &&
        (operation.kind === 'cut-out' || (operation.kind === 'replace-background' && ground !== operation && ground === grounds.at(-1))),
    );
  return operations.filter((operation) => !isMoot(operation));
}

const inOrder = (operations: readonly EditOperation[]): EditOperation[] =>
  oneGround(onceEach(operations)).toSorted((left, right) => (ranks[left.kind] ?? 3) - (ranks[right.kind] ?? 3));

export function parseInstruction(prompt: string, referenceCount: number, parts: LanguageParts): EditPlan {
  const notes = new Notes();
  const { masked, texts, warnings: quoteWarnings } = takeQuotes(cleanPrompt(prompt, notes).replace(/\p{Cc}/gu, ' '));
  const spelled = mendSpelling(masked, parts);
  const { text: marked, missing } = markReferences(spelled.text, referenceCount);
  // "Image 1: the person"
  const text = marked.replace(new RegExp(`(${referencePattern})\\s*[:：=]\\s*(?:the )?(?=\\p{L})`, 'giu'), '$1 is the ');
  const instruction: Instruction = { parts, quotes: texts, referenceCount, isCombination: referenceCount > 1 && isCombine(text) };
  const wishes = readClauses(text, instruction);
  const operations = operationsOf(wishes, instruction);
  const missed = missing.map((mention) => `'${mention.trim()}' is not among the ${referenceCount} reference pictures.`);
  const warnings = [...notes.warnings(), ...quoteWarnings, ...spelled.warnings, ...missed, ...wishes.warnings];
  if (operations.length === 0) {
    operations.push({ kind: 'none-understood' });
    if (warnings.length === 0) warnings.push(`Nothing in the instruction was understood: '${prompt.slice(0, 80)}'.`);
  }
  return { operations, kept: wishes.kept, warnings: [...new Set(warnings)] };
}
