import { KeyRound } from 'lucide-react';
import { Popover } from 'radix-ui';
import { useEffect, useState } from 'react';
import { usePlayground } from '../hooks/use-playground.ts';
import { formatCount, formatUsd } from '../state/format.ts';
import { findModel } from '../state/models.ts';
import { maskKey } from '../state/snippets.ts';
import { Button } from './controls/button.tsx';
import { KeyField } from './key-field.tsx';
import { Mark } from './mark.tsx';

/** What is left on the account: in pictures of the chosen model where the price is known. */
function Balance() {
  const { state } = usePlayground();
  const { balanceCredits, models, form } = state;
  if (balanceCredits === null) return null;
  const cost = findModel(models, form.model).costCredits;
  const usd = formatUsd(balanceCredits);
  return (
    <p className="hidden text-[13px] text-muted sm:block" title={`${formatCount(balanceCredits)} credits`}>
      <span className="sr-only">Balance: </span>
      <span className="font-medium text-ink tabular-nums">{usd}</span>
      {cost && cost > 0 && <span className="tabular-nums"> · {formatCount(Math.floor(balanceCredits / cost))} pictures left</span>}
    </p>
  );
}

function KeyMenu() {
  const { state, setKey } = usePlayground();
  const [isOpen, setOpen] = useState(false);
  if (!state.key) return null;
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger asChild>
        <Button look="quiet" aria-label="API key">
          <KeyRound aria-hidden="true" className="size-4" />
          <span className="font-mono text-[12px] max-sm:hidden">{maskKey(state.key)}</span>
        </Button>
      </Popover.Trigger>
      <Popover.Portal>
        <Popover.Content
          align="end"
          sideOffset={6}
          collisionPadding={12}
          aria-label="API key"
          className="z-20 w-[min(22rem,calc(100vw-24px))] rounded-xl border border-line bg-surface p-4 shadow-xl"
        >
          <KeyField isMain={false} onDone={() => setOpen(false)} />
          <Button look="quiet" className="mt-2 -ml-3" onClick={() => setKey(null)}>
            Forget this key
          </Button>
        </Popover.Content>
      </Popover.Portal>
    </Popover.Root>
  );
}

/** How far the work is, for those who look at another tab meanwhile. */
function useTitle(): void {
  const { run } = usePlayground().state;
  const title = !run ? 'Seedbed playground' : `${run.fraction === null ? '…' : `${Math.round(run.fraction * 100)} %`} Seedbed playground`;
  useEffect(() => {
    document.title = title;
  }, [title]);
}

export function Header() {
  useTitle();
  return (
    <header className="flex h-14 items-center gap-3 border-b border-line bg-surface px-4 md:px-5">
      <Mark />
      <h1 className="text-[15px] font-semibold tracking-tight">
        Seedbed <span className="font-normal text-muted max-[380px]:sr-only">playground</span>
      </h1>
      <div className="ml-auto flex items-center gap-2 md:gap-4">
        <Balance />
        <a href="./docs" className="rounded px-1 text-[13px] text-muted underline-offset-4 hover:text-ink hover:underline">
          API<span className="max-sm:sr-only"> docs</span>
        </a>
        <KeyMenu />
      </div>
    </header>
  );
}
