/** The list of reference pictures: adding within the limit, moving, removing. Knows nothing of how a file is read. */

export const referenceLimit = 14;
/** What the server takes (config.ts, defaultLimits); told before sending instead of after. */
export const referenceBytesLimit = 30 * 1024 * 1024;
const requestBytesLimit = 128 * 1024 * 1024;

/** A file of this machine (sent as a data URI) or an address that the server fetches. `previewUrl` is null where the browser cannot show it. */
export interface Reference {
  readonly id: string;
  readonly name: string;
  readonly source: { readonly kind: 'file'; readonly file: Blob } | { readonly kind: 'url'; readonly url: string };
  readonly previewUrl: string | null;
}

export interface Addition {
  readonly references: readonly Reference[];
  /** One sentence for each that was left out, with the reason. */
  readonly refused: readonly string[];
}

const megabytes = (bytes: number): string => `${(bytes / 1024 / 1024).toFixed(bytes < 10 * 1024 * 1024 ? 1 : 0)} MB`;

function refusal(reference: Reference): string | null {
  if (reference.source.kind === 'url') return null;
  const { size, type } = reference.source.file;
  if (size === 0) return `${reference.name} is empty.`;
  if (size > referenceBytesLimit)
    return `${reference.name} is ${megabytes(size)}; a reference may have up to ${megabytes(referenceBytesLimit)}.`;
  if (type !== '' && !type.startsWith('image/')) return `${reference.name} is not an image (${type}).`;
  return null;
}

/** One sentence when the files together, in base64, would be a body that the server does not take. */
export function totalProblem(references: readonly Reference[]): string | null {
  const sizes = references.map(({ source }) => (source.kind === 'file' ? source.file.size : 0));
  const total = sizes.reduce((sum, size) => sum + size, 0);
  const limit = (requestBytesLimit * 3) / 4;
  return total < limit
    ? null
    : `The images have ${megabytes(total)} together; a request may carry ${megabytes(limit)}. Remove some or give addresses.`;
}

/** Appends what fits; says what did not and why. */
export function addReferences(present: readonly Reference[], incoming: readonly Reference[]): Addition {
  const refused: string[] = [];
  const sound = incoming.filter((reference) => {
    const reason = refusal(reference);
    if (reason) refused.push(reason);
    return reason === null;
  });
  const room = Math.max(0, referenceLimit - present.length);
  const left = sound.length - room;
  if (left > 0) refused.push(`${left === 1 ? 'One image was' : `${left} images were`} left out: a request takes up to ${referenceLimit}.`);
  return { references: [...present, ...sound.slice(0, room)], refused };
}

/** Moves one to another place; the index is clamped to the list. */
export function moveReference(references: readonly Reference[], id: string, toIndex: number): readonly Reference[] {
  const from = references.findIndex((reference) => reference.id === id);
  const to = Math.min(references.length - 1, Math.max(0, toIndex));
  if (from === -1 || from === to) return references;
  const rest = references.filter((reference) => reference.id !== id);
  return [...rest.slice(0, to), references[from]!, ...rest.slice(to)];
}

export const removeReference = (references: readonly Reference[], id: string): readonly Reference[] =>
  references.filter((reference) => reference.id !== id);

/** Says what is wrong with an address before it is added; null when it can be sent. */
export function urlProblem(text: string): string | null {
  const url = URL.parse(text.trim());
  if (url?.protocol === 'http:' || url?.protocol === 'https:') return null;
  if (url?.protocol === 'data:') return /^data:image\//i.test(text.trim()) ? null : 'This data URI is not an image.';
  return 'Give a full address that starts with http:// or https://.';
}

/** A short name for an address: its last path part, else its host. */
export function nameOfUrl(text: string): string {
  const url = URL.parse(text);
  if (!url || url.protocol === 'data:') return 'pasted image';
  const last = url.pathname.split('/').filter(Boolean).at(-1) ?? url.host;
  try {
    return decodeURIComponent(last);
  } catch {
    return last;
  }
}
