import { Dices, Lock, LockOpen } from 'lucide-react';
import { usePlayground } from '../hooks/use-playground.ts';
import { rollSeed, seedProblem } from '../state/form.ts';
import { Button } from './controls/button.tsx';
import { Field, inputLook, problemProps } from './controls/field.tsx';

export function SeedField() {
  const { state, change, dispatch } = usePlayground();
  const { seed, isSeedLocked } = state.form;
  const problem = seedProblem(seed) ?? state.sentProblems.seed;
  const LockIcon = isSeedLocked ? Lock : LockOpen;
  return (
    <Field id="seed" label="Seed" problem={problem}>
      <div className="relative">
        <input
          id="seed"
          inputMode="numeric"
          autoComplete="off"
          value={seed}
          placeholder="Random"
          onChange={(event) => change({ seed: event.target.value })}
          data-field="seed"
          {...problemProps('seed', problem ?? undefined)}
          className={`${inputLook} h-9 pr-16! text-[13px] tabular-nums`}
        />
        <div className="absolute inset-y-0 right-1 flex items-center gap-px">
          <Button
            look="quiet"
            size="small"
            aria-label="Roll a random seed"
            title="Roll a random seed"
            onClick={() => change({ seed: rollSeed(Math.random) })}
          >
            <Dices aria-hidden="true" className="size-4" />
          </Button>
          <Button
            look="quiet"
            size="small"
            aria-label="Keep the last seed"
            title={isSeedLocked ? 'The seed is kept. Press for a random one' : 'Keep the last seed'}
            aria-pressed={isSeedLocked}
            onClick={() => dispatch({ type: 'seed-lock-toggled' })}
            className="aria-pressed:bg-accent-soft aria-pressed:text-accent"
          >
            <LockIcon aria-hidden="true" className="size-4" />
          </Button>
        </div>
      </div>
    </Field>
  );
}
