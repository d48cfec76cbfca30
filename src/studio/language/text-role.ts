/** Which role a quoted text has, from the words around it. */
import type { SceneText } from '../scene/scene.ts';
import { hasKind, meaningOf, type Token } from './meaning.ts';

const signIcons = new Set([
  'placard',
  'convenience-store',
  'hotel',
  'department-store',
  'stop-sign',
  'bus-stop',
  'barber-pole',
  'post-office',
  'bank',
  'school',
  'hospital',
]);
const titleIcons = new Set(['closed-book', 'books', 'open-book', 'newspaper', 'notebook', 'scroll']);
const lookBehind = 9;
const lookAhead = 3;

function roleOf(token: Token): SceneText['role'] | null {
  const carrier = meaningOf(token, 'carrier');
  if (carrier && carrier.value !== 'title') return carrier.value as SceneText['role'];
  const icon = meaningOf(token, 'object')?.value;
  if (icon) return signIcons.has(icon) ? 'sign' : titleIcons.has(icon) ? 'title' : 'label';
  if (carrier || (hasKind(token, 'style') && meaningOf(token, 'style')!.value === 'poster')) return 'title';
  return null;
}

/** `words text` of a carrier such as "text" says nothing of its own where a thing that carries it stands before ("a mug with the text ..."). */
function isGeneric(token: Token): boolean {
  return /^(?:the )?(?:text|words?|(?:(?:big|bold|large) )?letters|lettering|message|slogan|quote|phrase|文字|字|字样)$/i.test(token.text);
}

/** The nearest carrier before the quote in its sentence, else just after it, else title for the first text and caption for the rest. */
export function textRole(tokens: readonly Token[], at: number, textCount: number): SceneText['role'] {
  const isPoster = tokens.some((token) => meaningOf(token, 'style')?.value === 'poster');
  for (let index = at - 1; index >= 0 && index >= at - lookBehind && !hasKind(tokens[index], 'stop', 'quote'); index--) {
    const role = isGeneric(tokens[index]!) ? null : roleOf(tokens[index]!);
    // A poster's own words are not the label of the thing that it shows.
    if (role === 'label' && !hasKind(tokens[index], 'carrier') && isPoster) break;
    if (role) return role;
  }
  for (let index = at + 1; index <= at + lookAhead && !hasKind(tokens[index], 'stop', 'quote', 'comma'); index++) {
    const role = tokens[index] && !isGeneric(tokens[index]!) ? roleOf(tokens[index]!) : null;
    if (role) return role;
  }
  return textCount === 0 ? 'title' : 'caption';
}
