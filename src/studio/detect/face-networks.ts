/**
 * The two networks that faces are told by: BlazeFace (full range) finds them, Face Mesh tells the points of one. Where their files lie and what
 * they must be. Source and licence: assets/faces/NOTICE.md.
 */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { AppError } from '../../errors.ts';

export interface FaceNetwork {
  readonly path: string;
  readonly sha256: string;
}

const inAssets = (name: string): string => fileURLToPath(new URL(`../../../assets/faces/${name}`, import.meta.url));

export const faceNetworks = {
  detector: { path: inAssets('blazeface.onnx'), sha256: '03d1d91b2780f23dfd9e66e20fffb8ce65cafb368d0be10c70c849ffb7c06334' },
  mesh: { path: inAssets('face-mesh.onnx'), sha256: 'b7a8e1ac1bc75d51104b54f4606e23db1eaf39d469eeb86141d5211b5f4e04d6' },
} as const satisfies Readonly<Record<string, FaceNetwork>>;

/** Side of the square that each of them sees. */
export const faceSide = 192;

/** Numbers that the detector tells of one face: score, box, six points. */
export const faceRowLength = 17;

/** throws engine_failed when the file is missing or its bytes are not those of this version */
export async function checkFaceNetwork({ path, sha256 }: FaceNetwork): Promise<void> {
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new AppError('engine_failed', `The weights of faces cannot be read from ${path}`, { cause });
  });
  const found = createHash('sha256').update(bytes).digest('hex');
  if (found !== sha256)
    throw new AppError('engine_failed', `${path} is not the network of this version: SHA-256 is ${found}, wanted ${sha256}`);
}
