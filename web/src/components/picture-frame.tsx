import { type MouseEvent, useLayoutEffect, useRef, useState } from 'react';
import { usePanning } from '../hooks/use-panning.ts';
import type { Picture } from '../state/playground.ts';

/** The point of the picture, as fractions of its sides, that is brought to the middle at 100 %. null: the picture is fitted. */
export type Zoom = { readonly x: number; readonly y: number } | null;

interface PictureFrameProps {
  picture: Picture;
  description: string;
  zoom: Zoom;
  onZoom: (zoom: Zoom) => void;
}

/** Fitted, or one pixel of the picture to one of the screen; a click goes to that point and back, a drag moves it. */
export function PictureFrame({ picture, description, zoom, onZoom }: PictureFrameProps) {
  const [naturalWidth, setNaturalWidth] = useState<number | null>(null);
  const frame = useRef<HTMLElement>(null);
  const panning = usePanning();
  useLayoutEffect(() => {
    const box = frame.current;
    if (!zoom || !box) return;
    box.scrollLeft = zoom.x * box.scrollWidth - box.clientWidth / 2;
    box.scrollTop = zoom.y * box.scrollHeight - box.clientHeight / 2;
  }, [zoom]);
  const onClick = (event: MouseEvent<HTMLImageElement>): void => {
    const box = event.currentTarget.getBoundingClientRect();
    onZoom(zoom ? null : { x: (event.clientX - box.left) / box.width, y: (event.clientY - box.top) / box.height });
  };
  const { size } = picture;
  const look = zoom
    ? 'm-auto h-auto max-w-none shrink-0 cursor-zoom-out'
    : 'h-auto max-h-full w-auto max-w-full cursor-zoom-in rounded-md object-contain motion-safe:animate-arrive';
  return (
    <section
      ref={frame}
      aria-label={zoom ? 'Picture at 100 %' : 'Picture'}
      {...(zoom && { tabIndex: 0, ...panning })}
      className={`m-4 flex min-h-0 min-w-0 flex-1 md:m-5 ${zoom ? 'overflow-auto rounded-md max-md:max-h-[80vh]' : 'items-center justify-center'}`}
    >
      {/* biome-ignore lint/a11y/useKeyWithClickEvents: the zoom button above does the same for the keyboard */}
      <img
        src={picture.shownUrl}
        alt={description}
        draggable={false}
        {...(size && { width: size.width, height: size.height })}
        onLoad={(event) => setNaturalWidth(event.currentTarget.naturalWidth)}
        onClick={onClick}
        style={zoom && naturalWidth ? { width: naturalWidth / devicePixelRatio } : undefined}
        className={look}
      />
    </section>
  );
}
