/** Which role a quoted text has and which thing carries it, from the words around it. */
import type { SceneText } from '../scene/scene.ts';
import { isOwner, ownerBefore } from './boards.ts';
import { hasKind, meaningOf, type Token } from './meaning.ts';
import type { SceneDraft } from './scene-draft.ts';

const signConcepts = new Set([
  ...['sign', 'billboard', 'shop', 'hotel', 'department-store', 'stop-sign', 'bus-stop', 'barber-pole', 'post-office', 'bank', 'school'],
  ...['hospital', 'bakery', 'food-stall', 'food-truck', 'street-lamp', 'wall'],
]);
const titleConcepts = new Set(['book', 'books', 'open-book', 'newspaper', 'notebook', 'scroll']);
/** Things that bear no lettering, though they stand beside it: candles on the cake. */
const plainConcepts = new Set(['candle', 'flower', 'balloon', 'star', 'ribbon', 'rose', 'cloud', 'sun', 'moon']);
const written = /^(?:is |are )?(?:written|printed|painted|engraved|carved|stitched|embroidered|stamped)(?: on)?$/i;
const lookBehind = 9;
const lookAhead = 3;

type Found = Pick<SceneText, 'role' | 'carrier'>;

function roleOf(token: Token, draft: SceneDraft): Found | null {
  const carrier = meaningOf(token, 'carrier');
  const own = draft.objects.find((object) => object.id === draft.idOf(token));
  if (carrier && carrier.value !== 'title') return { role: carrier.value as SceneText['role'], ...(own && { carrier: own.id }) };
  const graphic = meaningOf(token, 'graphic')?.value;
  const concept = meaningOf(token, 'object')?.value;
  if (graphic && !(concept && draft.idOf(token))) return { role: graphic === 'menu' ? 'menu' : 'title' };
  // What stands on a table is on the table, the words are not.
  if (concept && !plainConcepts.has(concept) && !own?.isSupport) {
    const role = signConcepts.has(concept) ? 'sign' : titleConcepts.has(concept) ? 'title' : 'label';
    return { role, ...(own && { carrier: own.id }) };
  }
  return carrier ? { role: 'title' } : null;
}

/** `words text` of a carrier such as "text" says nothing of its own where a thing that carries it stands before ("a mug with the text ..."). */
function isGeneric(token: Token): boolean {
  return /^(?:the )?(?:text|words?|(?:(?:big|bold|large) )?letters|lettering|message|slogan|quote|phrase|文字|字|字样)$/i.test(token.text);
}

/** On a menu what follows the title is its dishes; elsewhere a caption. */
function plainRole(draft: SceneDraft): SceneText['role'] {
  if (draft.texts.length === 0) return 'title';
  return draft.look.graphic?.kind === 'menu' ? 'menu' : 'caption';
}

/** A label's text is on what the label is on. */
function ownedBy(tokens: readonly Token[], at: number, { draft, found }: { draft: SceneDraft; found: Found }): Found {
  const id = ownerBefore(tokens, at, { draft, plain: plainConcepts });
  return id && isOwner(draft.object(id).concept, found.role, titleConcepts) ? { ...found, carrier: id } : found;
}

/** The nearest carrier before the quote in its sentence, else just after it, else title for the first text and caption for the rest. */
export function textRole(tokens: readonly Token[], at: number, draft: SceneDraft): Found {
  const isGraphic = draft.look.graphic !== null;
  if (written.test(tokens[at + 1]?.text ?? '')) {
    const carrier = tokens.slice(at + 2, at + 6).find((token) => hasKind(token, 'object'));
    const found = carrier ? roleOf(carrier, draft) : null;
    if (found) return found;
  }
  // 「パン屋」と書かれた看板: the sign that reads so follows.
  if (hasKind(tokens[at + 1], 'says')) {
    const carrier = tokens.slice(at + 2, at + 6).find((token) => hasKind(token, 'object', 'carrier', 'graphic', 'comma', 'stop'));
    const found = carrier ? roleOf(carrier, draft) : null;
    if (found) return found;
  }
  for (let index = at - 1; index >= 0 && index >= at - lookBehind && !hasKind(tokens[index], 'stop', 'quote'); index--) {
    const found = isGeneric(tokens[index]!) ? null : roleOf(tokens[index]!, draft);
    // A poster's own words are not the label of the thing that it shows.
    if (found?.role === 'label' && !hasKind(tokens[index], 'carrier') && isGraphic) break;
    if (found) return isGraphic || found.carrier ? found : ownedBy(tokens, index, { draft, found });
  }
  for (let index = at + 1; index <= at + lookAhead && !hasKind(tokens[index], 'stop', 'quote', 'comma'); index++) {
    const found = tokens[index] && !isGeneric(tokens[index]!) ? roleOf(tokens[index]!, draft) : null;
    if (found) return found;
  }
  return { role: plainRole(draft) };
}
