import { ImagePlus, Link2 } from 'lucide-react';
import { useRef, useState } from 'react';
import { usePlayground } from '../hooks/use-playground.ts';
import { formProblems } from '../state/form.ts';
import { findModel } from '../state/models.ts';
import { referenceLimit } from '../state/references.ts';
import { Button } from './controls/button.tsx';
import { FieldGroup } from './controls/field.tsx';
import { ReferenceAddress } from './reference-address.tsx';
import { ReferenceTile } from './reference-tile.tsx';

/** Focus must not fall to the page when the tile that had it is gone. */
function focusAfterRemoval(index: number): void {
  requestAnimationFrame(() => {
    const next =
      document.querySelector<HTMLElement>(`[data-tile="${index}"]`) ?? document.querySelector<HTMLElement>(`[data-tile="${index - 1}"]`);
    (next ?? document.querySelector<HTMLElement>('[data-field="references"]'))?.focus();
  });
}

function ChooseButton({ isBare, onFiles }: { isBare: boolean; onFiles: (files: Iterable<File>) => void }) {
  const input = useRef<HTMLInputElement>(null);
  const look =
    'flex items-center justify-center rounded-lg border border-dashed border-control text-muted hover:border-accent hover:text-ink';
  return (
    <>
      <button
        type="button"
        onClick={() => input.current?.click()}
        aria-label={isBare ? 'Add reference images' : undefined}
        data-field="references"
        className={`${look} ${isBare ? 'aspect-square w-full' : 'h-16 w-full gap-2 text-[13px]'}`}
      >
        <ImagePlus aria-hidden="true" className="size-5" />
        {!isBare && <span>Drop, paste or choose images</span>}
      </button>
      <input
        ref={input}
        type="file"
        accept="image/*"
        multiple
        hidden
        data-testid="reference-files"
        onChange={(event) => {
          onFiles(Array.from(event.target.files ?? []));
          event.target.value = '';
        }}
      />
    </>
  );
}

export function ReferenceTray({ onFiles }: { onFiles: (files: Iterable<File>) => void }) {
  const { state, dispatch } = usePlayground();
  const [isAddressOpen, setAddressOpen] = useState(false);
  const { references, model } = state.form;
  const option = findModel(state.models, model);
  const max = Math.min(referenceLimit, option.maxReferences);
  const problem =
    formProblems(state.form, option).references ?? state.sentProblems.references ?? (state.refusedReferences.join(' ') || undefined);
  return (
    <FieldGroup id="references" label="References" aside={references.length > 0 && `${references.length} of ${max}`} problem={problem}>
      {references.length === 0 ? (
        <ChooseButton isBare={false} onFiles={onFiles} />
      ) : (
        <ul className="grid grid-cols-[repeat(auto-fill,minmax(64px,1fr))] gap-2.5">
          {references.map((reference, index) => (
            <ReferenceTile
              key={reference.id}
              reference={reference}
              index={index}
              onRemove={() => {
                dispatch({ type: 'reference-removed', id: reference.id });
                focusAfterRemoval(index);
              }}
            />
          ))}
          {references.length < max && (
            <li>
              <ChooseButton isBare onFiles={onFiles} />
            </li>
          )}
        </ul>
      )}
      <p id="reference-keys" className="sr-only">
        Arrow keys move it, Delete removes it.
      </p>
      {references.length < max && isAddressOpen && <ReferenceAddress onClose={() => setAddressOpen(false)} />}
      {references.length < max && !isAddressOpen && (
        <Button look="quiet" className="mt-1 -ml-2 h-7! px-2!" onClick={() => setAddressOpen(true)}>
          <Link2 aria-hidden="true" className="size-4" /> Add by address
        </Button>
      )}
    </FieldGroup>
  );
}
