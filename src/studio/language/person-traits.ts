/** What words say of a person: "elderly", "blonde", "with a grey beard", "in a blue suit". Knows no grammar. */
import type { LinearColour, ScenePerson } from '../scene/scene.ts';
import { linearFromHex } from './colour.ts';

type Mutable<T> = { -readonly [Key in keyof T]: T[Key] };
export type PersonDraft = Mutable<ScenePerson>;

const women = /^(?:woman|girl|queen|bride|princess|witch|nurse|mermaid|ballerina|waitress|lady|fairy)$/;
const men = /^(?:man|boy|king|groom|prince|wizard|cowboy|knight|businessman|samurai|santa|merman)$/;
const womenWords =
  /\b(?:woman|women|girls?|lady|mother|mom|grandmother|grandma|aunt|sister|daughter|wife|female|queen|bride|actress|waitress)\b|女|妈|奶奶|阿姨|新娘|姐|妹/iu;
const menWords =
  /\b(?:man|men|boys?|guy|gentleman|father|dad|grandfather|grandpa|uncle|brother|son|husband|male|king|groom)\b|男|爸|爷爷|叔|先生|新郎|哥|弟/iu;
const blondeHair = linearFromHex('d8b56a');
const greyHair = linearFromHex('b9b9b6');
const darkSkin = linearFromHex('5a3a28');
const lightSkin = linearFromHex('e8c0a4');
const brownSkin = linearFromHex('9a6a48');

/** Skin where a colour word before a person means it: "a black woman". */
export const skinColours: Readonly<Record<string, LinearColour>> = { black: darkSkin, white: lightSkin, brown: brownSkin };

const hairOf = (traits: PersonDraft, hair: { style?: string; colour?: LinearColour }): void => {
  traits.hair = { ...traits.hair, ...hair };
};

/** Word of the prompt -> change of the traits. The first that fits is taken. */
const traitWords: readonly (readonly [RegExp, (traits: PersonDraft) => void])[] = [
  [
    /^(?:old|elderly|aged|senior|grand(?:ma|pa|mother|father)|old (?:man|woman|lady))$|^(?:老|年迈|老人|老奶奶|老爷爷|爷爷|奶奶)$|^(?:oma|opa|großmutter|großvater|abuel[oa]|ancian[oa]|grand-mère|grand-père|vieillard|おばあさん|おじいさん|할머니|할아버지)$|^elderly /iu,
    (t) => {
      t.age = 'old';
    },
  ],
  [
    /^(?:young|teenage|teenager)$|^young (?:man|woman|lady|boy|girl)$|^(?:年轻|少女|少年)$/iu,
    (t) => {
      t.age = 'young';
    },
  ],
  [
    /^(?:middle-aged|adult)$|^中年$/iu,
    (t) => {
      t.age = 'adult';
    },
  ],
  [
    /^(?:boy|girl|child|kid|baby|toddler|little (?:boy|girl)|schoolgirl)$|^(?:小?男孩|小?女孩|小?孩子?|儿童|小朋友)$/iu,
    (t) => {
      t.age = 'child';
    },
  ],
  [
    /^(?:fat|chubby|plump|stout|heavy|overweight|muscular)$|^(?:胖|胖胖|胖乎乎|微胖|强壮)$/iu,
    (t) => {
      t.build = 'heavy';
    },
  ],
  [
    /^(?:slim|skinny|thin|slender|lean)$|^(?:瘦|苗条)$/iu,
    (t) => {
      t.build = 'slim';
    },
  ],
  [/^(?:blond|blonde)$|^金发$/iu, (t) => hairOf(t, { colour: blondeHair })],
  [/^(?:ginger|red-haired|redhead)$|^红发$/iu, (t) => hairOf(t, { colour: linearFromHex('a6502a') })],
  [/^(?:brunette|brown-haired)$/iu, (t) => hairOf(t, { colour: linearFromHex('4a3222') })],
  [/^(?:gr[ae]y|white)-haired$|^(?:白发|花白)$/iu, (t) => hairOf(t, { colour: greyHair })],
  [/^bald$|^秃头$|^光头$/iu, (t) => hairOf(t, { style: 'bald' })],
  [/^(long|short|curly)-haired$/iu, () => undefined],
  [
    /^bearded$|^留着胡子$/iu,
    (t) => {
      t.beard = true;
    },
  ],
  [
    /^(?:smiling|happy|cheerful|friendly|joyful)$|^(?:微笑|快乐|开心|和蔼|慈祥|笑)$/iu,
    (t) => {
      t.expression = 'smile';
    },
  ],
  [
    /^laughing$|^大笑$/iu,
    (t) => {
      t.expression = 'laugh';
    },
  ],
  [
    /^(?:sad|crying|lonely|worried)$|^(?:悲伤|难过|孤独)$/iu,
    (t) => {
      t.expression = 'sad';
    },
  ],
  [
    /^(?:surprised|shocked|amazed)$|^惊讶$/iu,
    (t) => {
      t.expression = 'surprised';
    },
  ],
  [
    /^(?:angry|furious|grumpy|fierce)$|^(?:愤怒|生气)$/iu,
    (t) => {
      t.expression = 'angry';
    },
  ],
  [
    /^african$/iu,
    (t) => {
      t.skin = darkSkin;
    },
  ],
  [
    /^indian$/iu,
    (t) => {
      t.skin = brownSkin;
    },
  ],
];

/** true when the word says something of a person that the traits can hold */
export function addTraitWord(traits: PersonDraft, word: string): boolean {
  const hair = /^(long|short|curly)[- ](?:haired|hair)$/iu.exec(word)?.[1];
  if (hair) {
    hairOf(traits, { style: hair.toLowerCase() });
    return true;
  }
  const found = traitWords.find(([pattern]) => pattern.test(word));
  found?.[1](traits);
  return found !== undefined;
}

/** Sex and age that the noun itself tells: "grandmother", 男孩. */
export function traitsOfNoun(concept: string, label: string): PersonDraft {
  const traits: PersonDraft = {};
  if (women.test(concept) || womenWords.test(label)) traits.sex = 'female';
  else if (men.test(concept) || menWords.test(label)) traits.sex = 'male';
  addTraitWord(traits, concept);
  addTraitWord(traits, label);
  return traits;
}

export interface Detail {
  /** "beard", "long hair" */
  readonly noun: string;
  /** Words before it, lower case. */
  readonly words: readonly string[];
  readonly colour: LinearColour | null;
}

const hairStyles = /\b(?:long|short|curly|straight|wavy|braided|messy|spiky)\b|长|短|卷|直/gu;
const chineseStyles: Readonly<Record<string, string>> = { 长: 'long', 短: 'short', 卷: 'curly', 直: 'straight' };

/** One word that the models know: "long curly hair" is long-wavy. */
function styleOfHair(words: readonly string[]): string | undefined {
  const isCurly = words.some((word) => word === 'curly' || word === 'wavy');
  if (words.includes('long') && isCurly) return 'long-wavy';
  return words.find((word) => word !== 'long' && word !== 'short') ?? words[0];
}

/** Hair, beard, smile; false for parts that traits have no room for. */
export function addDetail(traits: PersonDraft, { noun, words, colour }: Detail): boolean {
  const all = [...words, noun].join(' ').toLowerCase();
  if (/\b(?:beard|mustache|moustache|goatee)\b|胡/u.test(all)) {
    traits.beard = true;
    if (colour) hairOf(traits, { colour });
    return true;
  }
  if (/\b(?:hair|hairstyle|ponytail|braids?|bun|afro|bob)\b|发/u.test(all)) {
    const found =
      /\b(?:ponytail|braids?|bun|afro|bob)\b/.exec(all)?.[0] ??
      styleOfHair((all.match(hairStyles) ?? []).map((word) => chineseStyles[word] ?? word));
    hairOf(traits, { ...(found ? { style: found } : {}), ...(colour ? { colour } : {}) });
    if (/\bblonde?\b/.test(all)) hairOf(traits, { colour: blondeHair });
    return true;
  }
  if (/\bsmile\b|笑容/u.test(all)) {
    traits.expression = 'smile';
    return true;
  }
  return false;
}
