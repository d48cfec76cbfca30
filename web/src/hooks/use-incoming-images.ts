/** Images that come in from outside the form: dropped anywhere on the page, pasted, chosen or given by address. */
import { type Dispatch, useCallback, useEffect, useState } from 'react';
import { makeId } from '../state/id.ts';
import type { Action } from '../state/playground.ts';
import { nameOfUrl, type Reference, urlProblem } from '../state/references.ts';

const isImage = (file: File): boolean => file.type === '' || file.type.startsWith('image/');

export function fileReference(file: Blob, name: string): Reference {
  return { id: makeId(), name, source: { kind: 'file', file }, previewUrl: URL.createObjectURL(file) };
}

export const urlReference = (url: string): Reference => ({
  id: makeId(),
  name: nameOfUrl(url),
  source: { kind: 'url', url },
  previewUrl: url,
});

const toReferences = (files: Iterable<File>): Reference[] => Array.from(files, (file) => fileReference(file, file.name || 'pasted image'));

/** Files first; else the address of a picture dragged out of another page. */
function referencesOf(data: DataTransfer): Reference[] {
  if (data.files.length > 0) return toReferences(data.files);
  const urls = data.getData('text/uri-list').split(/\r?\n/);
  return urls.filter((url) => url !== '' && !url.startsWith('#') && urlProblem(url) === null).map(urlReference);
}

const carriesImages = (data: DataTransfer | null): boolean =>
  data?.types.some((type) => type === 'Files' || type === 'text/uri-list') ?? false;

interface DropHandlers {
  setOver: (isOver: boolean) => void;
  add: (references: Reference[]) => void;
}

/** dragenter and dragleave also fire between the page's own elements: they are counted. */
function listenForDrops({ setOver, add }: DropHandlers): () => void {
  const listeners = new AbortController();
  const { signal } = listeners;
  let depth = 0;
  const move = (event: DragEvent, by: number): void => {
    if (!carriesImages(event.dataTransfer)) return;
    event.preventDefault();
    depth = Math.max(0, depth + by);
    setOver(depth > 0);
  };
  window.addEventListener('dragenter', (event) => move(event, 1), { signal });
  window.addEventListener('dragleave', (event) => move(event, -1), { signal });
  window.addEventListener('dragover', (event) => move(event, 0), { signal });
  window.addEventListener(
    'drop',
    (event) => {
      if (!event.dataTransfer || !carriesImages(event.dataTransfer)) return;
      event.preventDefault();
      depth = 0;
      setOver(false);
      add(referencesOf(event.dataTransfer));
    },
    { signal },
  );
  window.addEventListener(
    'paste',
    (event) => {
      const files = Array.from(event.clipboardData?.files ?? []).filter(isImage);
      if (files.length === 0) return;
      event.preventDefault();
      add(toReferences(files));
    },
    { signal },
  );
  return () => listeners.abort();
}

/** returns whether something is being dragged over the page, and a way to add chosen files. */
export function useIncomingImages(dispatch: Dispatch<Action>): { isOver: boolean; addFiles: (files: Iterable<File>) => void } {
  const [isOver, setOver] = useState(false);
  const add = useCallback(
    (references: Reference[]) => references.length > 0 && dispatch({ type: 'references-added', references }),
    [dispatch],
  );
  useEffect(() => listenForDrops({ setOver, add }), [add]);
  return { isOver, addFiles: useCallback((files: Iterable<File>) => add(toReferences(files)), [add]) };
}
