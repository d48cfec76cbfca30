import type { ReactNode } from 'react';

interface Segment<T extends string> {
  readonly value: T;
  readonly label: ReactNode;
  /** Said in place of the label where the label is no text. */
  readonly name?: string;
  readonly isDisabled?: boolean;
  readonly title?: string;
}

interface SegmentedProps<T extends string> {
  name: string;
  segments: readonly Segment<T>[];
  value: T;
  onChange: (value: T) => void;
  /** `data-field` of the chosen segment, so that a complaint can focus it. */
  field?: string;
  itemClass?: string;
}

/** One of a few, as native radio buttons: arrow keys, names and states come with them. */
export function Segmented<T extends string>({ name, segments, value, onChange, field, itemClass = 'h-8' }: SegmentedProps<T>) {
  return (
    <div className="flex rounded-md border border-control/70 bg-canvas p-0.5">
      {segments.map((segment) => (
        <label key={segment.value} className="relative min-w-0 flex-1" title={segment.title}>
          <input
            type="radio"
            name={name}
            value={segment.value}
            checked={segment.value === value}
            disabled={segment.isDisabled}
            aria-label={segment.name}
            onChange={() => onChange(segment.value)}
            data-field={segment.value === value ? field : undefined}
            className="peer absolute inset-0 size-full cursor-pointer appearance-none rounded-[5px] disabled:cursor-not-allowed"
          />
          <span
            className={`pointer-events-none relative flex items-center justify-center rounded-[5px] text-[13px] text-muted motion-safe:transition-colors peer-checked:bg-raised peer-checked:font-medium peer-checked:text-ink peer-checked:shadow-sm peer-checked:ring-1 peer-checked:ring-control/50 peer-hover:text-ink peer-disabled:opacity-45 ${itemClass}`}
          >
            {segment.label}
          </span>
        </label>
      ))}
    </div>
  );
}
