import { CircleAlert } from 'lucide-react';
import { usePlayground } from '../hooks/use-playground.ts';
import type { FieldComplaint, Problem } from '../state/problem.ts';
import { Button } from './controls/button.tsx';

function ComplaintLine({ complaint }: { complaint: FieldComplaint }) {
  const { label, message, expected, received } = complaint;
  return (
    <li className="border-t border-line py-2.5 first:border-t-0">
      <p>
        <span className="font-medium">{label}</span> <span className="text-muted">{message}</span>
      </p>
      {(expected ?? received) && (
        <dl className="mt-1 grid grid-cols-[auto_1fr] gap-x-3 text-[13px] break-words">
          {expected && (
            <>
              <dt className="text-muted">Expected</dt>
              <dd className="min-w-0">{expected}</dd>
            </>
          )}
          {received && (
            <>
              <dt className="text-muted">Received</dt>
              <dd className="min-w-0 break-all">{received}</dd>
            </>
          )}
        </dl>
      )}
    </li>
  );
}

/** What went wrong and what to do; the form is as it was. */
export function ProblemCard({ problem }: { problem: Problem }) {
  const { dispatch, send } = usePlayground();
  const { title, message, complaints, requestId, isAboutKey } = problem;
  return (
    <div className="m-auto w-full max-w-lg p-4 md:p-6">
      <div role="alert" className="rounded-xl border border-line bg-surface p-5 shadow-sm">
        <div className="flex gap-3">
          <span className="flex size-9 shrink-0 items-center justify-center rounded-full bg-danger-soft text-danger">
            <CircleAlert aria-hidden="true" className="size-5" />
          </span>
          <div className="min-w-0 flex-1">
            <h2 className="text-[15px] leading-9 font-semibold">{title}</h2>
            <p className="break-words whitespace-pre-line text-muted">{message}</p>
            {complaints.length > 0 && (
              <ul className="mt-3 border-t border-line">
                {complaints.map((complaint) => (
                  <ComplaintLine key={complaint.label + complaint.message} complaint={complaint} />
                ))}
              </ul>
            )}
            <div className="mt-4 flex flex-wrap gap-2">
              {isAboutKey ? (
                <Button look="primary" onClick={() => document.querySelector<HTMLElement>('[data-field="key"]')?.focus()}>
                  Enter another key
                </Button>
              ) : (
                <Button look="primary" onClick={send}>
                  Try again
                </Button>
              )}
              <Button look="quiet" onClick={() => dispatch({ type: 'problem-dismissed' })}>
                Close
              </Button>
            </div>
            {requestId && (
              <p className="mt-4 text-[11px] break-all text-muted">
                Request <span className="font-mono select-all">{requestId}</span>
              </p>
            )}
          </div>
        </div>
      </div>
    </div>
  );
}
