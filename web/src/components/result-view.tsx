import { TriangleAlert } from 'lucide-react';
import type { Result } from '../state/playground.ts';
import { isTallish } from '../state/sizes.ts';
import { PictureFrame, type Zoom } from './picture-frame.tsx';
import { ResultFacts } from './result-facts.tsx';

function Warnings({ warnings }: { warnings: readonly string[] }) {
  return (
    <section
      aria-label="Warnings"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and must scroll by keyboard too
      tabIndex={0}
      className="mx-4 flex max-h-32 shrink-0 gap-2.5 overflow-y-auto rounded-lg bg-caution-soft px-3.5 py-2.5 text-[13px] text-caution md:mx-5 group-data-beside/facts:xl:mx-0 group-data-beside/facts:xl:max-h-none group-data-beside/facts:xl:min-h-16 group-data-beside/facts:xl:shrink"
    >
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <ul className="min-w-0 space-y-1.5 break-words">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  );
}

/** The picture; its warnings and facts below, or beside it where that leaves the picture larger. */
export function ResultView({ result, zoom, onZoom }: { result: Result; zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const { picture, form, warnings } = result;
  const isBeside = picture.size !== null && isTallish(picture.size);
  return (
    <div className={`flex min-h-0 flex-1 flex-col ${isBeside ? 'xl:flex-row' : ''}`}>
      <PictureFrame picture={picture} description={form.prompt} zoom={zoom} onZoom={onZoom} />
      <div
        data-beside={isBeside || undefined}
        className="group/facts flex shrink-0 flex-col data-beside:xl:min-h-0 data-beside:xl:w-60 data-beside:xl:gap-4 data-beside:xl:py-5 data-beside:xl:pr-5"
      >
        {warnings.length > 0 && <Warnings warnings={warnings} />}
        <ResultFacts result={result} />
      </div>
    </div>
  );
}
