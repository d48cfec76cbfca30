/**
 * Roles of pictures said in other words, brought to the words that the readers know: "images 2-4", "image 2's hat", "the others", "make the
 * car of image 1 drive on the beach of image 2". Rewrites text; knows nothing of plans.
 */
import { quoteMark } from '../quotes.ts';

const many = '(?:reference )?(?:images|pictures|photos|pics|photographs|references)';
const number = '(?:#|no\\.? ?)?\\d{1,2}';

const list = new RegExp(
  `\\b(?:the )?${many} (${number}(?:\\s*(?:,|and|&|,\\s*and|\\+)\\s*${number})+)(?!\\d)(?! ?(?:%|px|pixels|times|x\\b))`,
  'giu',
);
const range =
  /\b(?:the )?(?:reference )?(?:images?|pictures?|photos?|pics?|photographs?|references?) (\d{1,2}) ?(?:-|–|—|to|through|till|until) ?(?:(?:image|picture|photo) )?(\d{1,2})\b/giu;
const hanRange = /图(?:片)?\s?(\d{1,2})\s?(?:-|–|—|~|到|至)\s?(?:图(?:片)?)?\s?(\d{1,2})/gu;
const hanList = /图(?:片)?\s?(\d{1,2}(?:\s?[、，,和]\s?\d{1,2})+)(?=[^\d])/gu;

const inWords = (numbers: readonly number[], prefix: string): string =>
  numbers
    .map((one) => `${prefix}${one}`)
    .reduce((text, one, at) => (at === 0 ? one : `${text}${at === numbers.length - 1 ? ' and ' : ', '}${one}`), '');

function spread(mention: string, from: string, to: string): string {
  const [first, last] = [Number(from), Number(to)];
  if (!(first >= 1 && last > first && last - first < 14)) return mention;
  return inWords(Array.from({ length: last - first + 1 }, (_, i) => first + i), 'image '); // biome-ignore format: one list
}

const bareOrdinal =
  /\b(from|of|in) the (first|second|third|fourth|fifth|sixth|last)(?=\s*(?:$|[,.;!]|\b(?:and|on|in|next|beside|with|to|onto|into|wearing|holding)\b))/giu;

/** Lists and ranges of pictures, each picture named: "images 2-4", "pictures 1, 2 and 3", 图2到图4. */
export function eachPictureNamed(text: string): string {
  return text
    .replace(bareOrdinal, '$1 the $2 picture')
    .replace(range, spread)
    .replace(hanRange, spread)
    .replace(list, (_, numbers: string) => inWords((numbers.match(/\d+/g) ?? []).map(Number), 'image '))
    .replace(hanList, (_, numbers: string) => (numbers.match(/\d+/g) ?? []).map((one) => `图${one}`).join('和'));
}

const mark = `${quoteMark}1\\d{3}${quoteMark}`;
const of = '(?:from|of|in)';

const possessive = new RegExp(`(${mark})\\s*['’]s?\\s+((?:[\\p{L}-]+ ){0,2}?[\\p{L}-]+)(?=\\s*(?:$|[,.;!]|\\b(?:on|onto|in|into|next|beside|behind|under|at|with|by|and|over|above)\\b))`, 'giu'); // biome-ignore format: one pattern
/** "Images 2 to 4 are the people": that they come is all that is said. */
const roleOf = new RegExp(
  `(${mark})\\s+(?:is|are|shows?|has|have|contains?)\\s+(?:the |my |all )?(?:(?:people|persons?|animals?|pets?|subjects?|characters?|models?|products?|items?|objects?|things?|friends|guests|others)(?:\\s*(?:,|and|or|/)\\s*)?(?:the )?)+(?=$|[,.;!])`,
  'giu',
);
const stance =
  '(?:is |are )?(?:now )?(?:to )?(?:drives?|driving|stands?|standing|sits?|sitting|lies?|lying|lays?|laying|walks?|walking|runs?|running|swims?|swimming|sleeps?|sleeping|plays?|playing|flies|fly|flying|floats?|floating|rests?|resting|appears?|placed|parked|parks?|be|is|are)';
const place =
  '(?:on top of|on|onto|in front of|in|inside|at|next to|beside|behind|under|left of|to the left of|right of|to the right of|near|by)';

/** "Make the car of image 1 drive on the beach of image 2"; "the cat from image 2 next to the woman in image 1". */
const staged = new RegExp(
  `(^|[.;!]\\s*)(?:(?:please )?(?:make|let|have|get|show)\\s+)?(?:the |my |an? )?([\\p{L}][\\p{L} -]*?)\\s+${of}\\s+(?:the )?(${mark})\\s+(?:${stance}\\s+)?(${place})\\s+(?:the )?([\\p{L}][\\p{L} -]*?)\\s+${of}\\s+(?:the )?(${mark})(?=\\s*(?:$|[.;!]))`,
  'giu',
);
/** "Replace the mug in image 1 by the one of image 2". */
const sameKind = new RegExp(
  `((?:replace|swap|substitute|exchange|change|switch)\\s+(?:out )?(?:the |my )?((?!background|backdrop|scene|sky|face|head)[\\p{L}][\\p{L} -]*?)\\s+${of}\\s+(?:the )?${mark}\\s+(?:with|by|for|to)\\s+)(?:the one|that|this|the other|it|one)(\\s+${of}\\s+(?:the )?${mark})`,
  'giu',
);
/** Already a command of its own. */
const commands =
  /^(?:put|place|add|set|insert|move|replace|swap|combine|merge|blend|use|take|give|dress|blur|remove|copy|paste|swap|exchange|turn)\b/iu;

/** `text`: with marks of references. */
export function plainRoles(text: string): string {
  return text
    .replace(possessive, (_, picture: string, thing: string) => `the ${thing} from ${picture}`)
    .replace(roleOf, '$1')
    .replace(sameKind, '$1the $2$3')
    .replace(staged, (all, start: string, thing: string, from: string, relation: string, where: string, to: string) =>
      commands.test(thing) || from === to ? all : `${start}put the ${thing} from ${from} ${relation} the ${where} of ${to}`,
    );
}
