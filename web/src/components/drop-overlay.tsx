import { ImagePlus } from 'lucide-react';

/** Shown while a file is dragged over the page; the page itself takes the drop. */
export function DropOverlay() {
  return (
    <div className="pointer-events-none fixed inset-0 z-30 bg-canvas/85 p-4">
      <div className="flex size-full flex-col items-center justify-center gap-3 rounded-2xl border-2 border-dashed border-accent text-[17px] font-medium">
        <ImagePlus aria-hidden="true" className="size-8 text-accent" />
        Drop to add as reference
      </div>
    </div>
  );
}
