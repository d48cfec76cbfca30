import type { ComponentProps } from 'react';

const looks = {
  primary:
    'bg-accent text-on-accent font-medium hover:bg-accent-strong aria-disabled:bg-line aria-disabled:text-muted aria-disabled:hover:bg-line',
  plain: 'border border-control/60 bg-raised text-ink hover:border-control hover:bg-canvas',
  quiet: 'text-muted hover:bg-canvas hover:text-ink',
} as const;

const sizes = {
  large: 'h-11 px-4 gap-2 rounded-lg',
  medium: 'h-9 px-3 gap-1.5 rounded-md text-[13px]',
  icon: 'size-9 rounded-md',
  small: 'size-7 rounded',
} as const;

interface ButtonProps extends ComponentProps<'button'> {
  look?: keyof typeof looks;
  size?: keyof typeof sizes;
}

export function Button({ look = 'plain', size = 'medium', className = '', ...rest }: ButtonProps) {
  const shape = 'inline-flex shrink-0 items-center justify-center whitespace-nowrap motion-safe:transition-colors select-none';
  return <button type="button" className={`${shape} ${looks[look]} ${sizes[size]} ${className}`} {...rest} />;
}
