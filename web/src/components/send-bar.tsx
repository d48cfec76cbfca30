import { Sparkle } from 'lucide-react';
import { usePlayground } from '../hooks/use-playground.ts';
import { formatCount, formatUsd } from '../state/format.ts';
import { findModel } from '../state/models.ts';
import { Button } from './controls/button.tsx';
import { isApple } from './prompt-field.tsx';

function Price() {
  const { state } = usePlayground();
  const cost = findModel(state.models, state.form.model).costCredits;
  return (
    <p className="mt-2 flex justify-between text-[12px] text-muted tabular-nums max-md:hidden">
      <span>{cost === null ? '' : `${formatCount(cost)} credits (${formatUsd(cost)})`}</span>
      <span>
        <kbd className="font-sans">{isApple() ? '⌘' : 'Ctrl'}</kbd> + <kbd className="font-sans">Enter</kbd>
      </span>
    </p>
  );
}

/** Stays in reach: at the foot of the panel, on a phone at the foot of the screen. The button keeps its focus while it works. */
export function SendBar() {
  const { state, send, cancel } = usePlayground();
  const { run } = state;
  return (
    <div className="z-10 border-t border-line bg-surface p-4 max-md:fixed max-md:inset-x-0 max-md:bottom-0 max-md:py-3 md:px-5">
      <div className="flex gap-2">
        <Button look="primary" size="large" className="flex-1" aria-disabled={run !== null} onClick={send}>
          <Sparkle aria-hidden="true" className="size-4" />
          {run ? 'Generating…' : 'Generate'}
        </Button>
        {run && (
          <Button size="large" aria-disabled={run.isCancelling} onClick={cancel}>
            {run.isCancelling ? 'Cancelling…' : 'Cancel'}
          </Button>
        )}
      </div>
      <Price />
    </div>
  );
}
