import { ArrowLeftRight } from 'lucide-react';
import { usePlayground } from '../hooks/use-playground.ts';
import { type FieldProblems, formProblems } from '../state/form.ts';
import { findModel } from '../state/models.ts';
import { formatSize, pixelsOf, type Shape, type SizeChoice, type SizeLimits, type SizeMode, shapes, sizeOfShape } from '../state/sizes.ts';
import { Button } from './controls/button.tsx';
import { Complaint, FieldGroup, inputLook, problemProps } from './controls/field.tsx';
import { Segmented } from './controls/segmented.tsx';

type OnSize = (patch: Partial<SizeChoice>) => void;

/** A frame of the shape, 18 px on its long side. */
function ShapeSign({ shape }: { shape: Shape }) {
  const { width, height } = shape === 'auto' ? { width: 1, height: 1 } : sizeOfShape(shape, 1000, { ...unlimited });
  const scale = 17 / Math.max(width, height);
  return (
    <span className="flex flex-col items-center gap-1">
      <span className="flex h-[18px] items-center">
        <span
          className={`block rounded-[2px] border-[1.5px] border-current ${shape === 'auto' ? 'border-dashed' : ''}`}
          style={{ width: width * scale, height: height * scale }}
        />
      </span>
      <span className="text-[11px] leading-none tabular-nums">{shape === 'auto' ? 'Auto' : shape}</span>
    </span>
  );
}

const unlimited: SizeLimits = { min: 1, max: 1e6, multipleOf: 1, tiers: [], takesTierNames: false, canKeep: false };

function SideInput({
  side,
  value,
  problem,
  onSize,
}: {
  side: 'width' | 'height';
  value: string;
  problem: string | undefined;
  onSize: OnSize;
}) {
  return (
    <label className="relative min-w-0 flex-1">
      <span className="pointer-events-none absolute top-1/2 left-3 -translate-y-1/2 text-[13px] text-muted capitalize">{side}</span>
      <input
        inputMode="numeric"
        autoComplete="off"
        value={value}
        onChange={(event) => onSize({ [side]: event.target.value })}
        data-field={side}
        {...problemProps(side, problem)}
        className={`${inputLook} h-9 pl-16! text-right tabular-nums`}
      />
    </label>
  );
}

function CustomSize({ size, problems, onSize }: { size: SizeChoice; problems: FieldProblems; onSize: OnSize }) {
  return (
    <>
      <div className="mt-2 flex items-center gap-1">
        <SideInput side="width" value={size.width} problem={problems.width} onSize={onSize} />
        <Button
          look="quiet"
          size="icon"
          aria-label="Swap width and height"
          title="Swap width and height"
          onClick={() => onSize({ width: size.height, height: size.width })}
        >
          <ArrowLeftRight aria-hidden="true" className="size-4" />
        </Button>
        <SideInput side="height" value={size.height} problem={problems.height} onSize={onSize} />
      </div>
      <Complaint id="width" text={problems.width} />
      <Complaint id="height" text={problems.height} />
    </>
  );
}

const asideOf = (choice: SizeChoice, limits: SizeLimits): string => {
  if (choice.mode === 'keep') return 'as the first reference';
  const pixels = pixelsOf(choice, limits);
  if (!pixels || (choice.mode !== 'custom' && choice.shape === 'auto' && !limits.takesTierNames)) return pixels ? formatSize(pixels) : '';
  return `${formatSize(pixels)} · ${((pixels.width * pixels.height) / 1e6).toFixed(1)} MP`;
};

export function SizeField() {
  const { state, change } = usePlayground();
  const { size, references, model } = state.form;
  const option = findModel(state.models, model);
  const { limits } = option;
  const problems: FieldProblems = { ...state.sentProblems, ...formProblems(state.form, option) };
  const onSize: OnSize = (patch) => change({ size: { ...size, ...patch } });
  const modes: SizeMode[] = [...limits.tiers, 'custom', ...(limits.canKeep ? (['keep'] as const) : [])];
  const isTier = size.mode !== 'custom' && size.mode !== 'keep';
  const onMode = (mode: SizeMode): void => {
    const pixels = pixelsOf(size, limits);
    onSize({ mode, ...(mode === 'custom' && pixels && { width: String(pixels.width), height: String(pixels.height) }) });
  };
  const names: Partial<Record<SizeMode, string>> = { custom: 'Custom', keep: 'Keep' };
  return (
    <FieldGroup id="size" label="Size" aside={asideOf(size, limits)} problem={problems.size}>
      <Segmented
        name="size"
        field="size"
        value={size.mode}
        onChange={onMode}
        segments={modes.map((mode) => {
          const isDisabled = mode === 'keep' && references.length === 0 && size.mode !== 'keep';
          const title = mode === 'keep' ? 'The size of the first reference' : undefined;
          return { value: mode, label: names[mode] ?? mode, isDisabled, ...(title && { title }) };
        })}
      />
      {isTier && (
        <div className="mt-2">
          <Segmented
            name="shape"
            value={size.shape}
            onChange={(shape) => onSize({ shape })}
            itemClass="h-12"
            segments={shapes.map((shape) => ({
              value: shape,
              label: <ShapeSign shape={shape} />,
              name: shape === 'auto' ? 'Shape: automatic' : `Shape ${shape.replace(':', ' to ')}`,
            }))}
          />
        </div>
      )}
      {size.mode === 'custom' && <CustomSize size={size} problems={problems} onSize={onSize} />}
    </FieldGroup>
  );
}
