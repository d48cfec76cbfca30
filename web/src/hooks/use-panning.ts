/** Moves what is scrolled by dragging it with the mouse; touch does it by itself. */
import { type MouseEvent, type PointerEvent, useRef } from 'react';

interface Grip {
  readonly x: number;
  readonly y: number;
  readonly left: number;
  readonly top: number;
}

/** Below this a press is a click, not a drag. */
const slackPx = 4;

/** Handlers for the scrolling element. The click that ends a drag goes no further. */
export function usePanning() {
  const grip = useRef<Grip | null>(null);
  const hasMoved = useRef(false);
  const onPointerDown = (event: PointerEvent<HTMLElement>): void => {
    if (event.pointerType !== 'mouse' || event.button !== 0) return;
    const { scrollLeft: left, scrollTop: top } = event.currentTarget;
    grip.current = { x: event.clientX, y: event.clientY, left, top };
    hasMoved.current = false;
  };
  const onPointerMove = (event: PointerEvent<HTMLElement>): void => {
    if (!grip.current || event.buttons === 0) return;
    const [dx, dy] = [event.clientX - grip.current.x, event.clientY - grip.current.y];
    if (Math.hypot(dx, dy) > slackPx) hasMoved.current = true;
    if (hasMoved.current) event.currentTarget.scrollTo(grip.current.left - dx, grip.current.top - dy);
  };
  const onPointerUp = (): void => {
    grip.current = null;
  };
  const onClickCapture = (event: MouseEvent): void => {
    if (hasMoved.current) event.stopPropagation();
    hasMoved.current = false;
  };
  return { onPointerDown, onPointerMove, onPointerUp, onClickCapture };
}
