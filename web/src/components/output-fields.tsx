import { Switch } from 'radix-ui';
import { usePlayground } from '../hooks/use-playground.ts';
import { outputFormats } from '../state/form.ts';
import { findModel } from '../state/models.ts';
import { Field, FieldGroup, problemProps } from './controls/field.tsx';
import { Segmented } from './controls/segmented.tsx';
import { Select } from './controls/select.tsx';

const formatNames = { jpeg: 'JPEG', png: 'PNG', webp: 'WebP' } as const;

export function FormatField() {
  const { state, change } = usePlayground();
  return (
    <FieldGroup id="format" label="Format" problem={state.sentProblems.format}>
      <Segmented
        name="format"
        field="format"
        value={state.form.format}
        onChange={(format) => change({ format })}
        segments={outputFormats.map((value) => ({ value, label: formatNames[value] }))}
      />
    </FieldGroup>
  );
}

export function WatermarkField() {
  const { state, change } = usePlayground();
  if (!findModel(state.models, state.form.model).hasWatermark) return null;
  return (
    <div className="flex items-center justify-between gap-4">
      <label htmlFor="watermark" className="text-[13px] font-medium">
        Watermark
        <span id="watermark-hint" className="block text-[12px] font-normal text-muted">
          Invisible; found again by <span className="whitespace-nowrap">“seedbed watermark detect”</span>
        </span>
      </label>
      <Switch.Root
        id="watermark"
        checked={state.form.hasWatermark}
        onCheckedChange={(hasWatermark) => change({ hasWatermark })}
        aria-describedby="watermark-hint"
        aria-label="Watermark"
        className="group relative h-6 w-11 shrink-0 rounded-full border border-control bg-canvas motion-safe:transition-colors data-[state=checked]:border-accent data-[state=checked]:bg-accent"
      >
        <Switch.Thumb className="block size-4 translate-x-1 rounded-full bg-control motion-safe:transition-transform data-[state=checked]:translate-x-[22px] data-[state=checked]:bg-on-accent" />
      </Switch.Root>
    </div>
  );
}

export function ModelFields() {
  const { state, change } = usePlayground();
  const { form, models, sentProblems } = state;
  const chosen = findModel(models, form.model);
  const engines = chosen.engines;
  const isListed = models.some(({ id }) => id === form.model);
  return (
    <div className={`grid gap-3 ${engines.length > 0 ? 'grid-cols-[1.2fr_1fr]' : ''}`}>
      <Field id="model" label="Model" problem={sentProblems.model}>
        <Select
          id="model"
          value={form.model}
          data-field="model"
          {...problemProps('model', sentProblems.model)}
          onChange={(event) => change({ model: event.target.value })}
        >
          {(isListed ? models : [chosen, ...models]).map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </Select>
      </Field>
      {engines.length > 0 && (
        <Field id="engine" label="Engine" problem={sentProblems.engine}>
          <Select
            id="engine"
            value={form.engine ?? ''}
            data-field="engine"
            {...problemProps('engine', sentProblems.engine)}
            onChange={(event) => change({ engine: event.target.value || null })}
          >
            <option value="">Default ({engines[0]})</option>
            {engines.map((engine) => (
              <option key={engine} value={engine}>
                {engine}
              </option>
            ))}
          </Select>
        </Field>
      )}
    </div>
  );
}
