/** One safetensors file: 8 bytes of header length (little endian), the header, the tensors. Only the header is read. */
import { type FileHandle, open } from 'node:fs/promises';
import { type Header, parseHeader } from './header.ts';
import { realFile } from './real-file.ts';
import { weightsInvalid } from './weights-error.ts';

/** As in the reference parser (safetensors 0.8.0, `MAX_HEADER_SIZE`): a longer header is refused before it is read. */
const maxHeaderBytes = 100_000_000;
const lengthBytes = 8;

async function readExactly(file: FileHandle, path: string, at: { offset: number; length: number }): Promise<Buffer> {
  const bytes = Buffer.alloc(at.length);
  let filled = 0;
  while (filled < at.length) {
    const { bytesRead } = await file.read(bytes, filled, at.length - filled, at.offset + filled);
    if (bytesRead === 0) throw weightsInvalid('the file ended while its header was read', { file: path });
    filled += bytesRead;
  }
  return bytes;
}

async function readHeaderText(file: FileHandle, path: string, fileBytes: number): Promise<{ text: string; dataOffset: number }> {
  if (fileBytes < lengthBytes)
    throw weightsInvalid('the file is cut off', { file: path, expected: 'at least 8 bytes', found: `${fileBytes}` });
  const headerBytes = (await readExactly(file, path, { offset: 0, length: lengthBytes })).readBigUInt64LE();
  const most = Math.min(maxHeaderBytes, fileBytes - lengthBytes);
  if (headerBytes > BigInt(most)) {
    const limit = most === maxHeaderBytes ? 'the most that is read' : 'what the file has';
    const numbers = { expected: `a header of at most ${most} bytes (${limit})`, found: String(headerBytes) };
    throw weightsInvalid('the header is too long, or the file is cut off or no safetensors file', { file: path, ...numbers });
  }
  const bytes = await readExactly(file, path, { offset: lengthBytes, length: Number(headerBytes) });
  try {
    return { text: new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes), dataOffset: lengthBytes + bytes.length };
  } catch (error) {
    throw weightsInvalid('the header is not UTF-8', { file: path }, error);
  }
}

/** throws weights_invalid for whatever is wrong with the file, without reading more than its header */
export async function readShard(path: string): Promise<Header> {
  const real = await realFile(path);
  const file = await open(real, 'r').catch((error: unknown) => {
    throw weightsInvalid(`the file cannot be read (${(error as NodeJS.ErrnoException).code})`, { file: real }, error);
  });
  try {
    const { size } = await file.stat();
    const { text, dataOffset } = await readHeaderText(file, real, size);
    return parseHeader(text, { path: real, dataOffset, dataLength: size - dataOffset });
  } finally {
    await file.close();
  }
}
