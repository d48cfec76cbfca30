/** The part of the ustar format that the database template needs: plain files and folders with short names. source: POSIX.1-1988, ustar */
import { AppError } from '../errors.ts';

const blockBytes = 512;

export interface TarEntry {
  /** Relative, with slashes. */
  readonly path: string;
  /** null for a folder. */
  readonly data: Uint8Array | null;
}

function headerOf(path: string, sizeBytes: number, isFolder: boolean): Buffer {
  if (Buffer.byteLength(path) > 100) throw new AppError('internal', `too long a name for the template: ${path}`);
  const header = Buffer.alloc(blockBytes);
  header.write(path, 0);
  header.write(isFolder ? '0000700\0' : '0000600\0', 100);
  header.write('0000000\0', 108);
  header.write('0000000\0', 116);
  header.write(`${sizeBytes.toString(8).padStart(11, '0')}\0`, 124);
  header.write('00000000000\0', 136);
  header.write('        ', 148); // the checksum is summed with blanks in its place
  header.write(isFolder ? '5' : '0', 156);
  header.write('ustar\x0000', 257);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148);
  return header;
}

export function writeTar(entries: readonly TarEntry[]): Uint8Array {
  const blocks = entries.flatMap(({ path, data }) => {
    const bytes = data ?? new Uint8Array();
    return [headerOf(path, bytes.length, data === null), bytes, Buffer.alloc(-bytes.length & (blockBytes - 1))];
  });
  return Buffer.concat([...blocks, Buffer.alloc(2 * blockBytes)]);
}

const text = (block: Uint8Array, start: number, length: number): string =>
  Buffer.from(block.buffer, block.byteOffset + start, length)
    .toString('latin1')
    .replace(/\0.*$/s, '');

/** throws internal on an entry that is neither file nor folder, or that would lie outside */
export function* readTar(archive: Uint8Array): Generator<TarEntry> {
  let at = 0;
  while (at + blockBytes <= archive.length && archive[at] !== 0) {
    const header = archive.subarray(at, at + blockBytes);
    const path = text(header, 0, 100);
    const type = text(header, 156, 1);
    const sizeBytes = Number.parseInt(text(header, 124, 12), 8);
    if (!['0', '5'].includes(type) || path.startsWith('/') || path.split('/').includes('..'))
      throw new AppError('internal', `the database template holds an entry of type ${type} that cannot be used: ${path}`);
    at += blockBytes;
    yield { path, data: type === '5' ? null : archive.subarray(at, at + sizeBytes) };
    at += Math.ceil(sizeBytes / blockBytes) * blockBytes;
  }
}
