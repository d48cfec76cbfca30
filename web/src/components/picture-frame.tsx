import { Maximize2, Minimize2 } from 'lucide-react';
import { type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import type { Picture } from '../state/playground.ts';
import { Button } from './controls/button.tsx';

/** The point of the picture, as fractions of its sides, that should be in the middle once it is large. */
interface Focus {
  readonly x: number;
  readonly y: number;
}

/** Fitted, or one pixel of the picture to one of the screen; a click goes to that point and back. */
export function PictureFrame({ picture, description }: { picture: Picture; description: string }) {
  const [focus, setFocus] = useState<Focus | null>(null);
  const [naturalWidth, setNaturalWidth] = useState<number | null>(null);
  const frame = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const box = frame.current;
    if (!focus || !box) return;
    box.scrollLeft = focus.x * box.scrollWidth - box.clientWidth / 2;
    box.scrollTop = focus.y * box.scrollHeight - box.clientHeight / 2;
  }, [focus]);
  const onClick = (event: MouseEvent<HTMLImageElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    setFocus(focus ? null : { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
  };
  const Icon = focus ? Minimize2 : Maximize2;
  const size = picture.size;
  const image = (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the zoom button beside it does the same for the keyboard
    <img
      src={picture.shownUrl}
      alt={description}
      {...(size && { width: size.width, height: size.height })}
      onLoad={(event) => setNaturalWidth(event.currentTarget.naturalWidth)}
      onClick={onClick}
      style={focus && naturalWidth ? { width: naturalWidth / devicePixelRatio } : undefined}
      className={
        focus
          ? 'm-auto h-auto max-w-none shrink-0 cursor-zoom-out'
          : 'h-auto max-h-full w-auto max-w-full motion-safe:animate-arrive cursor-zoom-in rounded-md object-contain'
      }
    />
  );
  return (
    <div className="relative flex min-h-0 flex-1 p-4 md:p-5">
      <section
        ref={frame}
        aria-label={focus ? 'Picture at 100 %' : 'Picture'}
        {...(focus && { tabIndex: 0 })}
        className={`flex min-h-0 min-w-0 flex-1 ${focus ? 'max-h-[80vh] overflow-auto rounded-md md:max-h-none' : 'items-center justify-center'}`}
      >
        {image}
      </section>
      <Button
        onClick={() => setFocus(focus ? null : { x: 0.5, y: 0.5 })}
        aria-pressed={focus !== null}
        aria-label="Zoom to 100 %"
        title={focus ? 'Fit the picture' : 'Zoom to 100 %'}
        className="absolute! right-6 bottom-6 shadow-md md:right-7 md:bottom-7"
      >
        <Icon aria-hidden="true" className="size-4" />
        {focus ? 'Fit' : '100 %'}
      </Button>
    </div>
  );
}
