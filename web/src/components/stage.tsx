import { Tabs } from 'radix-ui';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { usePlayground } from '../hooks/use-playground.ts';
import { selectedResult } from '../state/playground.ts';
import { EmptyStage } from './empty-stage.tsx';
import { HistoryStrip } from './history-strip.tsx';
import type { Zoom } from './picture-frame.tsx';
import { ProblemCard } from './problem-card.tsx';
import { RequestCode } from './request-code.tsx';
import { ResultActions, ZoomButton } from './result-actions.tsx';
import { ResultView } from './result-view.tsx';
import { RunningView } from './running-view.tsx';

function Tab({ value, children }: { value: string; children: ReactNode }) {
  return (
    <Tabs.Trigger
      value={value}
      className="h-8 rounded-md px-3 text-[13px] text-muted hover:text-ink data-[state=active]:bg-surface data-[state=active]:font-medium data-[state=active]:text-ink data-[state=active]:shadow-sm"
    >
      {children}
    </Tabs.Trigger>
  );
}

/** What the picture's place shows now: the run, else its failure, else the chosen result, else how to begin. */
function PicturePlace({ zoom, onZoom }: { zoom: Zoom; onZoom: (zoom: Zoom) => void }) {
  const { state } = usePlayground();
  const result = selectedResult(state);
  if (state.run) return <RunningView run={state.run} />;
  if (state.problem) return <ProblemCard problem={state.problem} />;
  return result ? <ResultView key={result.id} result={result} zoom={zoom} onZoom={onZoom} /> : <EmptyStage />;
}

export function Stage() {
  const { state } = usePlayground();
  const section = useRef<HTMLElement>(null);
  const [tab, setTab] = useState('picture');
  const [zoomed, setZoomed] = useState<{ id: string | null; zoom: Zoom }>({ id: null, zoom: null });
  const isRunning = state.run !== null;
  const hasProblem = state.problem !== null;
  // On one column the stage lies below the form: bring it into sight when there is something to see.
  useEffect(() => {
    if ((isRunning || hasProblem) && matchMedia('(max-width: 767px)').matches) section.current?.scrollIntoView();
  }, [isRunning, hasProblem]);
  const result = state.run || state.problem ? null : selectedResult(state);
  // Another picture comes fitted.
  const zoom = zoomed.id === state.selectedId ? zoomed.zoom : null;
  const onZoom = (next: Zoom): void => setZoomed({ id: state.selectedId, zoom: next });
  return (
    <section ref={section} aria-label="Result" className="flex min-w-0 scroll-mt-2 flex-col max-md:min-h-[70vh] md:min-h-0">
      <Tabs.Root value={tab} onValueChange={setTab} className="flex min-h-0 flex-1 flex-col">
        <div className="flex min-h-12 flex-wrap items-center gap-2 px-4 pt-3 md:px-5">
          <Tabs.List aria-label="Views" className="flex gap-0.5">
            <Tab value="picture">Picture</Tab>
            <Tab value="request">Request</Tab>
          </Tabs.List>
          {result && (
            <div className="ml-auto flex gap-1.5">
              {tab === 'picture' && <ZoomButton zoom={zoom} onZoom={onZoom} />}
              <ResultActions result={result} />
            </div>
          )}
        </div>
        <Tabs.Content value="picture" className="flex min-h-0 flex-1 flex-col" tabIndex={-1}>
          <PicturePlace zoom={zoom} onZoom={onZoom} />
        </Tabs.Content>
        <Tabs.Content value="request" className="flex min-h-0 flex-1 flex-col" tabIndex={-1}>
          <RequestCode />
        </Tabs.Content>
      </Tabs.Root>
      <HistoryStrip />
    </section>
  );
}
