import type { ReactNode } from 'react';

/** The id under which a field's complaint is found by aria-describedby. */
const problemId = (id: string): string => `${id}-problem`;

export function Complaint({ id, text }: { id: string; text: string | undefined }) {
  return text ? (
    <p id={problemId(id)} className="mt-1.5 text-[13px] text-danger">
      {text}
    </p>
  ) : null;
}

/** aria attributes of a control whose complaint is `text`. */
export const problemProps = (id: string, text: string | undefined) =>
  text ? ({ 'aria-invalid': true, 'aria-describedby': problemId(id) } as const) : {};

export const inputLook =
  'w-full rounded-md border border-control bg-raised px-3 text-ink placeholder:text-muted aria-invalid:border-danger focus-visible:outline-offset-0';

interface FieldProps {
  id: string;
  label: string;
  /** Said at the right of the label. */
  aside?: ReactNode;
  problem?: string | undefined;
  children: ReactNode;
}

/** A labelled control with its complaint below. */
export function Field({ id, label, aside, problem, children }: FieldProps) {
  return (
    <div>
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="text-[13px] font-medium">
          {label}
        </label>
        {aside && <span className="text-[12px] text-muted">{aside}</span>}
      </div>
      {children}
      <Complaint id={id} text={problem} />
    </div>
  );
}

/** A group of controls under one legend, looking as a Field does. */
export function FieldGroup({ id, label, aside, problem, children }: FieldProps) {
  return (
    <fieldset className="min-w-0" aria-describedby={problem ? problemId(id) : undefined}>
      <legend className="sr-only">{label}</legend>
      <div className="mb-1.5 flex items-baseline justify-between gap-3">
        <span aria-hidden="true" className="text-[13px] font-medium">
          {label}
        </span>
        {aside && <span className="text-[12px] text-muted tabular-nums">{aside}</span>}
      </div>
      {children}
      <Complaint id={id} text={problem} />
    </fieldset>
  );
}
