import { Download, ImagePlus, Link, Maximize2, Minimize2 } from 'lucide-react';
import { fileReference, urlReference } from '../hooks/use-incoming-images.ts';
import { usePlayground } from '../hooks/use-playground.ts';
import type { Result } from '../state/playground.ts';
import { Button } from './controls/button.tsx';
import { CopyButton } from './controls/copy-button.tsx';
import type { Zoom } from './picture-frame.tsx';

const endings: Record<string, string> = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp' };

/** `two-red-apples-and-a-blue-cup-731.jpg` */
function fileNameOf({ form, picture }: Result): string {
  const words = form.prompt.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? ['picture'];
  const name = words.slice(0, 7).join('-').slice(0, 60);
  return `${name}${picture.seed === null ? '' : `-${picture.seed}`}.${endings[picture.bytes?.type ?? ''] ?? form.format}`;
}

function save(result: Result): void {
  const anchor = document.createElement('a');
  anchor.href = result.picture.shownUrl;
  anchor.download = fileNameOf(result);
  anchor.click();
}

export function ZoomButton({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const Icon = zoom ? Minimize2 : Maximize2;
  return (
    <Button
      onClick={() => onZoom(zoom ? null : { x: 0.5, y: 0.5 })}
      aria-pressed={zoom !== null}
      aria-label="Zoom to 100 %"
      title={zoom ? 'Fit the picture' : 'Zoom to 100 %'}
      className="aria-pressed:border-accent aria-pressed:bg-accent-soft max-lg:px-2.5"
    >
      <Icon aria-hidden="true" className="size-4" />
      <span className="max-lg:hidden">100 %</span>
    </Button>
  );
}

/** What can be done with a picture. */
export function ResultActions({ result }: { result: Result }) {
  const { dispatch } = usePlayground();
  const { picture } = result;
  const addAsReference = (): void => {
    const reference = picture.bytes ? fileReference(picture.bytes, fileNameOf(result)) : urlReference(picture.link);
    dispatch({ type: 'references-added', references: [reference] });
  };
  return (
    <>
      <Button onClick={addAsReference} title="Use as reference" aria-label="Use as reference" className="max-lg:px-2.5">
        <ImagePlus aria-hidden="true" className="size-4" />
        <span className="max-lg:hidden">Use as reference</span>
      </Button>
      {picture.link.startsWith('http') && <CopyButton label="Copy link" text={() => picture.link} icon={Link} isCompact />}
      <Button onClick={() => save(result)} aria-label="Download" className="max-lg:px-2.5">
        <Download aria-hidden="true" className="size-4" /> <span className="max-lg:hidden">Download</span>
      </Button>
    </>
  );
}
