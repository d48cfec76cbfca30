import { Link2, X } from 'lucide-react';
import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import { usePlayground } from '../hooks/use-playground.ts';
import type { Reference } from '../state/references.ts';

/** The picture; where the browser cannot show it (a TIFF, an address that only the server reaches) a sign and its name. */
function Preview({ reference }: { reference: Reference }) {
  const [isBroken, setBroken] = useState(false);
  if (reference.previewUrl && !isBroken)
    return (
      <img
        src={reference.previewUrl}
        alt=""
        draggable={false}
        referrerPolicy="no-referrer"
        onError={() => setBroken(true)}
        className="size-full object-cover"
      />
    );
  return (
    <span className="flex size-full flex-col items-center justify-center gap-1 px-1 text-muted">
      <Link2 aria-hidden="true" className="size-4" />
      <span className="w-full truncate text-center text-[10px]">{reference.name}</span>
    </span>
  );
}

/** Moves the tile to wherever the pointer is over the list, while it is held. */
function useDragging(reference: Reference) {
  const { state, dispatch } = usePlayground();
  const [isDragging, setDragging] = useState(false);
  const start = useRef<{ x: number; y: number } | null>(null);
  const onPointerMove = (event: PointerEvent): void => {
    if (!start.current) return;
    if (!isDragging && Math.hypot(event.clientX - start.current.x, event.clientY - start.current.y) < 6) return;
    setDragging(true);
    const tile = document.elementsFromPoint(event.clientX, event.clientY).find((element) => element.hasAttribute('data-reference'));
    const overId = tile?.getAttribute('data-reference');
    if (overId && overId !== reference.id)
      dispatch({ type: 'reference-moved', id: reference.id, toIndex: state.form.references.findIndex(({ id }) => id === overId) });
  };
  const end = (): void => {
    start.current = null;
    setDragging(false);
  };
  const onPointerDown = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    start.current = { x: event.clientX, y: event.clientY };
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  return { isDragging, handlers: { onPointerDown, onPointerMove, onPointerUp: end, onPointerCancel: end } };
}

export function ReferenceTile({ reference, index, onRemove }: { reference: Reference; index: number; onRemove: () => void }) {
  const { dispatch } = usePlayground();
  const { isDragging, handlers } = useDragging(reference);
  const onKeyDown = (event: KeyboardEvent): void => {
    const steps: Record<string, number> = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, Home: -index, End: 99 };
    const step = steps[event.key];
    if (step !== undefined) dispatch({ type: 'reference-moved', id: reference.id, toIndex: index + step });
    else if (event.key === 'Delete' || event.key === 'Backspace') onRemove();
    else return;
    event.preventDefault();
  };
  return (
    <li data-reference={reference.id} className={`relative ${isDragging ? 'z-10 scale-105 opacity-80' : ''}`}>
      <button
        type="button"
        {...handlers}
        onKeyDown={onKeyDown}
        title={reference.name}
        aria-label={`Reference ${index + 1}: ${reference.name}`}
        aria-describedby="reference-keys"
        data-tile={index}
        className="block aspect-square w-full cursor-grab! touch-pan-y overflow-hidden rounded-lg border border-line bg-canvas active:cursor-grabbing!"
      >
        <Preview reference={reference} />
        <span
          aria-hidden="true"
          className="absolute bottom-1 left-1 min-w-5 rounded bg-black/70 px-1 text-center text-[11px] leading-5 font-medium text-white tabular-nums"
        >
          {index + 1}
        </span>
      </button>
      <button
        type="button"
        onClick={onRemove}
        aria-label={`Remove reference ${index + 1}`}
        className="absolute -top-1.5 -right-1.5 flex size-6 items-center justify-center rounded-full border border-control/60 bg-raised text-ink shadow-sm hover:border-danger hover:text-danger"
      >
        <X aria-hidden="true" className="size-3.5" />
      </button>
    </li>
  );
}
