/** Clauses that name two pictures: a thing of one goes into the other. */
import { quoteMark } from '../quotes.ts';
import { addFrom, type ClauseContext, isWorn, placeWords } from './commands/index.ts';
import { readThings } from './phrases.ts';
import { withoutPoliteness } from './politeness.ts';
import { referenceOfMark, referencePattern } from './references.ts';
import { readTarget } from './target.ts';
import { type Instruction, marksIn, unmark, type Wishes } from './wishes.ts';

const fromTo = new RegExp(
  `^(?:put|place|add|set|insert)\\s+(?<thing>.+?)\\s+(?:from|of|in)\\s+(?:the )?${referencePattern}\\s+(?<rel>${placeWords})\\s+(?<where>.+?)\\s+(?:from|of|in)\\s+(?:the )?${referencePattern}$`,
  'iu',
);

const hanFromTo = new RegExp(
  `^(?:把|将|让)?\\s*${referencePattern}\\s*(?:中|里|上)?的?(?<thing>[^\uE000]+?)(?:放|加|移|搬|P|贴)(?:到|在|进|入)\\s*${referencePattern}\\s*(?:中|里|上)?的?(?<where>[^\uE000]+?)(?<rel>上面|上|里面|里|中|旁边|前面|后面|下面)$`,
  'u',
);

/** "put the cat from image 2 on the sofa of image 1": image 1 is the picture, and stays but for the cat. */
export function placedFrom(clause: string, wishes: Wishes, { parts, quotes, isCombination, referenceCount }: Instruction): boolean {
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

const exchange = new RegExp(
  `^(?:replace|swap|substitute|exchange|change|switch)\\s+(?:out )?(?<old>.+?)\\s+(?:from|of|in)\\s+(?:the )?${referencePattern}\\s+(?:with|by|for|into|to)\\s+(?<thing>.+?)\\s+(?:from|of|in)\\s+(?:the )?${referencePattern}$|^(?:把|将|用)?\\s*${referencePattern}\\s*(?:中|里|上)?的?(?<zhOld>[^\uE000]+?)(?:替换成|替换为|换成|换为|改成)\\s*${referencePattern}\\s*(?:中|里|上)?的?(?<zhThing>.+)$`,
  'iu',
);

/** "replace the person in image 1 with the dog in image 2": the first picture is changed, the other shows the new thing. */
export function exchangedFrom(clause: string, wishes: Wishes, { parts, quotes, referenceCount }: Instruction): boolean {
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
export function movedInto(clause: string, wishes: Wishes, { referenceCount }: Instruction): boolean {
  const found = into.exec(withoutPoliteness(clause));
  if (!found?.groups || referenceCount < 2) return false;
  const [own, place] = found[2] ? [found[2], found[3]] : [found[4], found[6]];
  if (!own || !place) return false;
  wishes.backgroundReference = referenceOfMark(place);
  const thing = found.groups.thing ?? found.groups.zhThing ?? '';
  wishes.rest.push(`${thing === '' ? '' : `${thing} from `}${quoteMark}${own}${quoteMark}`);
  return true;
}

const mark = referencePattern;
/** One thing: what follows it is another clause. */
const oneThing = '(?:(?!(?:and|while|with|in|on|at|from|of|is|are|or)\\b)[\\p{L}-]+\\s+){0,4}(?!(?:and|while|in|on|from|of)\\b)[\\p{L}-]+';
const wornForms = [
  `^(?:(?:make|let|have|get|show)\\s+)?(?<who>.+?)\\s+(?:from|of|in)\\s+(?:the )?${mark}\\s+(?:is |are )?(?:to )?(?:wear(?:s|ing)?|put(?:s|ting)? on|(?:be )?dressed in|try(?:ing)? on|in)\\s+(?<thing>${oneThing})\\s+(?:from|of|in)\\s+(?:the )?${mark}$`,
  `^(?:give|dress|lend)\\s+(?:up )?(?<who>.+?)\\s+(?:from|of|in)\\s+(?:the )?${mark}\\s+(?:in |with )?(?<thing>${oneThing})\\s+(?:from|of|in)\\s+(?:the )?${mark}$`,
].map((form) => new RegExp(form, 'iu'));
const putForm = new RegExp(
  `^(?:put|place|set)\\s+(?<thing>.+?)\\s+(?:from|of|in)\\s+(?:the )?${mark}\\s+(?:on|onto|over)\\s+(?:the head of )?(?<who>.+?)(?:['’]s head)?\\s+(?:from|of|in)\\s+(?:the )?${mark}$|^(?:把|将|给)?\\s*${mark}\\s*(?:中|里|上)?的?(?<zhThing>[^\uE000]+?)(?:戴|穿|套)(?:到|在|给)?\\s*${mark}\\s*(?:中|里|上)?的?(?<zhWho>[^\uE000]+?)(?:头上|身上|上)?$`,
  'iu',
);

/** "The man of image 1 wearing the hat of image 2": the first picture is changed, the other shows what is worn. */
export function wornFrom(clause: string, wishes: Wishes, { parts, quotes, isCombination, referenceCount }: Instruction): boolean {
  const plain = withoutPoliteness(clause);
  const form = wornForms.map((one) => one.exec(plain)).find((one) => one !== null);
  const put = form ? null : putForm.exec(plain);
  const found = form ?? put;
  if (!found?.groups || isCombination || referenceCount !== 2) return false;
  const marks = marksIn(plain);
  const [own, from] = form ? [marks[0]!, marks[1]!] : [marks[1]!, marks[0]!];
  const [object] = readThings(found.groups.thing ?? found.groups.zhThing!, quotes, parts).things;
  const who = found.groups.who ?? found.groups.zhWho!;
  const { target } = readTarget(who, { kind: 'subject' }, parts);
  if (!object || !isWorn(object, { parts }) || target.kind === 'region') return false;
  // A sofa wears no hat.
  if (put && target.kind === 'thing' && !isSomebody(target.concept, parts)) return false;
  const worn = { reference: own, target, words: unmark(clause, quotes), object: { ...object, count: 1 }, from };
  wishes.before.push({ kind: 'wear', ...worn });
  return true;
}

const isSomebody = (concept: string | null, { lexicon }: Instruction['parts']): boolean =>
  concept === null || /^(?:person|animal|bird|marine)$/.test(lexicon.concept(concept)?.category ?? 'person');
