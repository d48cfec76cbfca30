import { TriangleAlert } from 'lucide-react';
import type { Result } from '../state/playground.ts';
import { PictureFrame, type Zoom } from './picture-frame.tsx';
import { ResultFacts } from './result-facts.tsx';

function Warnings({ warnings }: { warnings: readonly string[] }) {
  return (
    <section
      aria-label="Warnings"
      // biome-ignore lint/a11y/noNoninteractiveTabindex: a long list scrolls, and must scroll by keyboard too
      tabIndex={0}
      className="mx-4 flex max-h-32 shrink-0 gap-2.5 overflow-y-auto rounded-lg bg-caution-soft px-3.5 py-2.5 text-[13px] text-caution md:mx-5"
    >
      <TriangleAlert aria-hidden="true" className="mt-0.5 size-4 shrink-0" />
      <ul className="min-w-0 space-y-1 break-words">
        {warnings.map((warning) => (
          <li key={warning}>{warning}</li>
        ))}
      </ul>
    </section>
  );
}

export function ResultView({ result, zoom, onZoom }: { result: Result; zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  return (
    <>
      <PictureFrame picture={result.picture} description={result.form.prompt} zoom={zoom} onZoom={onZoom} />
      {result.warnings.length > 0 && <Warnings warnings={result.warnings} />}
      <ResultFacts result={result} />
    </>
  );
}
