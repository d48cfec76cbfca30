import { ChevronDown } from 'lucide-react';
import type { ComponentProps } from 'react';
import { inputLook } from './field.tsx';

/** The browser's own select: the phone's picker, type-ahead and screen reader support come with it. */
export function Select({ children, ...rest }: ComponentProps<'select'>) {
  return (
    <div className="relative">
      <select className={`${inputLook} h-9 appearance-none truncate pr-8 text-[13px]`} {...rest}>
        {children}
      </select>
      <ChevronDown aria-hidden="true" className="pointer-events-none absolute top-2.5 right-2.5 size-4 text-muted" />
    </div>
  );
}
