import { useElapsed } from '../hooks/use-elapsed.ts';
import { usePlayground } from '../hooks/use-playground.ts';
import { formatSeconds, formatStage } from '../state/format.ts';
import { findModel } from '../state/models.ts';
import type { Run } from '../state/playground.ts';
import { isTallish, pixelsOf } from '../state/sizes.ts';

/** The picture's frame in its shape to be, with how far the work is. */
export function RunningView({ run }: { run: Run }) {
  const { state } = usePlayground();
  const elapsedMs = useElapsed(run.startedAtMs);
  const size = pixelsOf(run.form.size, findModel(state.models, run.form.model).limits) ?? { width: 1, height: 1 };
  const percent = run.fraction === null ? null : Math.round(run.fraction * 100);
  const stage = run.isCancelling ? 'Cancelling' : run.body === null ? 'Reading the references' : formatStage(run.stage);
  return (
    <div
      className={`m-4 flex min-h-0 flex-1 items-center justify-center [container-type:size] max-md:min-h-[60vh] md:m-5 md:mb-[88px] ${isTallish(size) ? 'xl:mr-65 xl:mb-5' : ''}`}
    >
      <div
        className="relative flex items-center justify-center rounded-lg border border-line bg-surface"
        style={{
          aspectRatio: `${size.width} / ${size.height}`,
          width: `min(100cqw, calc(100cqh * ${size.width / size.height}))`,
        }}
      >
        {run.preview ? (
          <img src={run.preview} alt="Preview of the result" className="absolute inset-0 size-full rounded-lg blur-[2px]" />
        ) : (
          <div
            aria-hidden="true"
            className="absolute inset-0 motion-safe:animate-breathe rounded-lg bg-linear-to-br from-accent-soft to-transparent"
          />
        )}
        <div className={`relative w-64 max-w-[90%] p-4 ${run.preview ? 'mt-auto mb-4 rounded-lg bg-surface shadow-sm' : ''}`}>
          <div className="flex items-baseline justify-between gap-3 text-[13px]">
            <span className="truncate">
              <span className="font-medium">{stage}</span>
              {percent !== null && <span className="text-muted tabular-nums"> · {percent} %</span>}
            </span>
            <span className="shrink-0 text-muted tabular-nums">{formatSeconds(elapsedMs)}</span>
          </div>
          <div
            role="progressbar"
            aria-label="Progress"
            aria-valuemin={0}
            aria-valuemax={100}
            {...(percent !== null && { 'aria-valuenow': percent })}
            aria-valuetext={percent === null ? stage : `${stage}, ${percent} %`}
            className="mt-2 h-1.5 overflow-hidden rounded-full bg-line"
          >
            <div
              className={`h-full rounded-full bg-accent motion-safe:transition-[width] duration-300 ${percent === null ? 'motion-safe:animate-breathe' : ''}`}
              style={{ width: percent === null ? '30%' : `${Math.max(3, percent)}%` }}
            />
          </div>
        </div>
      </div>
    </div>
  );
}
