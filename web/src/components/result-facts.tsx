import type { ReactNode } from 'react';
import { formatCount, formatSeconds, formatUsd } from '../state/format.ts';
import type { Result } from '../state/playground.ts';
import { formatSize } from '../state/sizes.ts';

function Fact({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt className="text-[12px] text-muted">{name}</dt>
      <dd className="text-[13px] font-medium break-all tabular-nums">{children}</dd>
    </div>
  );
}

/** How the picture came to be. */
export function ResultFacts({ result }: { result: Result }) {
  const { picture, engine, costCredits, elapsedMs } = result;
  return (
    <dl className="grid shrink-0 grid-cols-[repeat(auto-fill,minmax(6.5rem,1fr))] gap-x-3 gap-y-2.5 px-4 py-4 md:px-5 lg:flex lg:flex-wrap lg:gap-x-8 group-data-beside/facts:xl:grid group-data-beside/facts:xl:grid-cols-1 group-data-beside/facts:xl:gap-3 group-data-beside/facts:xl:p-0">
      {picture.size && <Fact name="Size">{formatSize(picture.size)}</Fact>}
      {picture.nativeSize && <Fact name="Rendered at">{formatSize(picture.nativeSize)}</Fact>}
      {picture.seed !== null && <Fact name="Seed">{picture.seed}</Fact>}
      {engine && <Fact name="Engine">{engine}</Fact>}
      {costCredits !== null && (
        <Fact name="Credits">
          {formatCount(costCredits)} <span className="font-normal text-muted">({formatUsd(costCredits)})</span>
        </Fact>
      )}
      <Fact name="Took">{formatSeconds(elapsedMs)}</Fact>
    </dl>
  );
}
