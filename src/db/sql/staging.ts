/** Statements on staging: a row stands for as long as files may lie under `references/<generation>/` in storage. */
import type { Queryable } from '../db.ts';

export async function insertStaging(db: Queryable, generationId: string, referenceCount: number): Promise<void> {
  await db.query('insert into staging (generation_id, reference_count) values ($1, $2)', [generationId, referenceCount]);
}

export async function deleteStaging(db: Queryable, generationId: string): Promise<void> {
  await db.query('delete from staging where generation_id = $1', [generationId]);
}

/** Staged references that no unfinished generation needs. Younger than `ageSeconds` may still be in the middle of a submission. */
export const listAbandonedStaging = (db: Queryable, ageSeconds: number): Promise<{ generationId: string; referenceCount: number }[]> =>
  db.query(
    `select generation_id as "generationId", staging.reference_count as "referenceCount"
     from staging left join generation on generation.id = staging.generation_id
     where staging.created_at <= now() - make_interval(secs => $1) and (generation.id is null or generation.finished_at is not null)`,
    [ageSeconds],
  );
