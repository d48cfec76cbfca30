import { Check, Copy } from 'lucide-react';
import { useCopy } from '../../hooks/use-copy.ts';
import { Button } from './button.tsx';

interface CopyButtonProps {
  label: string;
  /** Called when pressed: what is copied may be large. */
  text: () => string;
  icon?: typeof Copy;
  /** Show only the icon on narrow screens. */
  isCompact?: boolean;
}

/** Says that it copied both to the eye and to a screen reader. */
export function CopyButton({ label, text, icon: Icon = Copy, isCompact = false }: CopyButtonProps) {
  const { state, copy } = useCopy();
  const shown = state === 'idle' ? label : state === 'copied' ? 'Copied' : 'Copying failed';
  return (
    <Button onClick={() => copy(text())} aria-label={label} title={label} className={isCompact ? 'max-lg:px-2.5' : ''}>
      {state === 'copied' ? <Check aria-hidden="true" className="size-4 text-accent" /> : <Icon aria-hidden="true" className="size-4" />}
      <span className={isCompact ? 'max-lg:hidden' : ''}>{shown}</span>
      <span aria-live="polite" className="sr-only">
        {state === 'idle' ? '' : shown}
      </span>
    </Button>
  );
}
