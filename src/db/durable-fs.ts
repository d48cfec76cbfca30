/**
 * PGlite's node file system with a real fsync. Emscripten's NODEFS has none, so without this a commit is durable only against the
 * death of the process, not against a power cut (electric-sql/pglite#1107). Uses private fields: PGlite is pinned to one version, and
 * `pglite.ts` refuses to start when `syncs` does not rise.
 */
import { closeSync, fdatasync, fdatasyncSync, fsyncSync, openSync } from 'node:fs';
import { dirname } from 'node:path';
import type { PGlite, postgresMod } from '@electric-sql/pglite';
import { NodeFS } from '@electric-sql/pglite/nodefs';

interface FileNode {
  name: string;
}
interface FileStream {
  /** The file descriptor of the operating system; undefined for directories. */
  nfd?: number;
  node?: FileNode;
}
interface NodeFileSystem {
  stream_ops: { fsync?: (stream: FileStream) => number };
  node_ops: {
    mknod(parent: FileNode, name: string, mode: number, dev: number): FileNode;
    rename(node: FileNode, newDir: FileNode, newName: string): void;
  };
  realPath(node: FileNode): string;
}

/** Makes the names inside `directory` durable. Windows cannot open a directory, and does not need to. */
export function syncDirectory(directory: string): void {
  if (process.platform === 'win32') return;
  const handle = openSync(directory, 'r');
  try {
    fsyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

function syncFile(path: string): void {
  const handle = openSync(path, 'r+');
  try {
    fdatasyncSync(handle);
  } finally {
    closeSync(handle);
  }
}

export class DurableNodeFs extends NodeFS {
  /** How many times file contents were forced to disk. */
  syncs = 0;
  /**
   * While true, the write-ahead log is forced to disk in the background instead of before the commit returns. What is still in the
   * background is forced again by the next force of any other file, so that data never gets ahead of its log. Holds for one force.
   */
  isLogDeferred = false;
  /** Log files that are being forced in the background, with the number of the last such force of each. */
  readonly #deferred = new Map<FileNode, number>();
  #forces = 0;
  /** Files whose directory entry is not yet durable. */
  readonly #unnamed = new Set<FileNode>();

  override async init(pg: PGlite, options: Partial<postgresMod.PostgresMod>): ReturnType<NodeFS['init']> {
    const started = await super.init(pg, options);
    const preRun = started.emscriptenOpts.preRun ?? [];
    started.emscriptenOpts.preRun = [
      ...preRun,
      (module: postgresMod.PostgresMod) => this.#patch(module.NODEFS as unknown as NodeFileSystem),
    ];
    return started;
  }

  /** Begins to force a log file in the background; false when it must be forced now. */
  #defers(files: NodeFileSystem, { node }: FileStream): boolean {
    if (!this.isLogDeferred || !node || this.#unnamed.has(node)) return false;
    const path = files.realPath(node);
    if (!path.includes('pg_wal')) return false;
    this.isLogDeferred = false;
    const force = ++this.#forces;
    this.#deferred.set(node, force);
    const own = openSync(path, 'r+');
    fdatasync(own, (error) => {
      // A later force of the same file covers more than this one did.
      if (!error && this.#deferred.get(node) === force) this.#deferred.delete(node);
      closeSync(own);
    });
    return true;
  }

  /** Forces what is still in the background, but for the file that is about to be forced itself. */
  #catchUp(files: NodeFileSystem, current: FileNode | undefined): void {
    for (const node of this.#deferred.keys()) {
      this.#deferred.delete(node);
      if (node !== current) syncFile(files.realPath(node));
    }
  }

  #patch(files: NodeFileSystem): void {
    const { mknod, rename } = files.node_ops;
    files.node_ops.mknod = (parent, name, mode, dev) => {
      const node = mknod(parent, name, mode, dev);
      this.#unnamed.add(node);
      return node;
    };
    files.node_ops.rename = (node, newDir, newName) => {
      rename(node, newDir, newName);
      this.#unnamed.delete(node);
      syncDirectory(files.realPath(newDir));
    };
    files.stream_ops.fsync = (stream) => {
      if (stream.nfd === undefined) return 0;
      if (this.#defers(files, stream)) return 0;
      this.#catchUp(files, stream.node);
      fdatasyncSync(stream.nfd);
      this.syncs++;
      if (stream.node && this.#unnamed.delete(stream.node)) syncDirectory(dirname(files.realPath(stream.node)));
      return 0;
    };
  }
}
